"""The next step of a search: what is asked while something is missing, then the list."""

from dataclasses import replace

from knowledge.answering import narrowing, offers
from knowledge.answering.offers import Guide, Listed
from knowledge.answering.voice import blocks
from knowledge.offers import looking
from knowledge.offers.records import Told
from knowledge.offers.seeking import PAGE, Awaiting, Seeking
from knowledge.offers.wish import Hit
from knowledge.terms import Place, Reply


def next_step(seeking: Seeking, guide: Guide, *, words: str = "") -> Listed:
    """Ask for what is missing, or show the list."""
    if not (seeking.needs or words or seeking.found):
        return ask_need(seeking, guide)
    if not seeking.placed and seeking.needs:
        asked = offers.place(seeking, guide, opening=_warm(seeking, guide))
        return Listed(replace(seeking, awaiting=Awaiting.PLACE, greeted=True), asked)
    return show(seeking, guide, words=words)


def ask_need(seeking: Seeking, guide: Guide, *, opening: str = "") -> Listed:
    """Ask what is needed; where is remembered."""
    new = replace(seeking.open(), needs=(), found=(), shown=(), age=seeking.age)
    waiting = replace(new, awaiting=Awaiting.NEED)
    return Listed(waiting, offers.need(waiting, guide, opening=opening))


def show(seeking: Seeking, guide: Guide, *, words: str = "") -> Listed:
    """Show a page of what fits; filters that nothing fits are let go, and that is said."""
    say, dropped = guide.say, ""
    hits = looking.look(seeking, guide.directory, today=guide.day, words=words)
    if not hits and seeking.filtered:
        dropped = narrowing.dropped(seeking, say)
        seeking = seeking.open()
        hits = looking.look(seeking, guide.directory, today=guide.day, words=words)
    if not hits and not seeking.needs:
        return ask_need(seeking, guide, opening=say.say("offers-not-found"))
    if seeking.skip >= len(hits):
        seeking = replace(seeking, skip=0)
    page = hits[seeking.skip : seeking.skip + PAGE]
    seeking = looking.remembered(seeking, hits, words=words)
    seeking = replace(seeking, shown=tuple(hit.offer.id for hit in page), awaiting=None, fault="")
    if not hits:
        reply = offers.helpless(seeking, guide, _place(seeking, guide))
    else:
        reply = offers.listed(seeking, hits, guide)
    opening = _warm(seeking, guide)
    narrowed = say.say("offers-only", filters=narrowing.told(seeking, say)) if seeking.filtered else ""
    reply = replace(reply, text=blocks(dropped or opening, narrowed, reply.text))
    return _counted(replace(seeking, greeted=True), hits, reply)


def _warm(seeking: Seeking, guide: Guide) -> str:
    """Return the warm sentence, once for each search."""
    return "" if seeking.greeted else offers.warm(seeking, guide.say)


def _counted(seeking: Seeking, hits: tuple[Hit, ...], reply: Reply) -> Listed:
    """Tell once that it was looked for: not for each page, nor for each filter."""
    cells = " ".join(seeking.cells)
    if not cells or cells == seeking.counted:
        return Listed(seeking, reply)
    told = Told(searches=looking.counted(seeking, hits))
    return Listed(replace(seeking, counted=cells), reply, told)


def _place(seeking: Seeking, guide: Guide) -> Place | None:
    if not seeking.municipality:
        return None
    return guide.say.library.gazetteer.municipality(seeking.municipality, today=guide.day)
