"""Local offers in words: the list, what is said when nothing is near, and the questions on the way there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answering import directions, menu, offer
from knowledge.answering.voice import Voice, blocks, own, rows, site
from knowledge.offers import looking
from knowledge.offers.directory import Directory
from knowledge.offers.records import NOTHING, Told
from knowledge.offers.seeking import PAGE, Seeking, Whom
from knowledge.offers.wish import Hit, Wish
from knowledge.terms import Choice, Place, Reply, Role

BESIDE = 2  # offers for any need that a list without anything near names too
_TELEGRAM = "telegram"


@dataclass(frozen=True, slots=True)
class Guide:
    """Whom is spoken to, where is looked, and when.

    *site* is the address that people open, empty where it is not known. Without *free_text* nothing that is
    written is looked for.
    """

    say: Voice
    directory: Directory
    day: date
    site: str = ""
    free_text: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """What is remembered of a search now, what is said, and what is told to the store."""

    seeking: Seeking
    reply: Reply
    told: Told = NOTHING


def title(seeking: Seeking, say: Voice) -> str:
    """Return what stands for the words of a search: *Ensomhed · Lemvig*."""
    known = say.library.needs.by_id
    names = [known[need].name(say.spoken) for need in seeking.needs if need in known]
    return " · ".join(filter(None, (*names, seeking.municipality))) or say.say("button-offers")


def listed(seeking: Seeking, hits: Sequence[Hit], guide: Guide) -> Reply:
    """Return a page of *hits*; that nothing is near is never left unsaid."""
    say, page = guide.say, hits[seeking.skip : seeking.skip + PAGE]
    items = [offer.short(hit, number, say) for number, hit in enumerate(page, seeking.skip + 1)]
    near = not seeking.cells or _local(seeking, hits, guide)
    gap = not near and not seeking.told and not seeking.skip
    text = blocks(
        _opening(seeking, near=near, say=say),
        *items,
        "" if near or seeking.skip else _besides(hits, page, say),
        say.say("offers-supplement", whom=seeking.whom),
        _gap(seeking, say) if gap else "",
    )
    return Reply(text, _buttons(seeking, hits, say, gap=gap))


def _local(seeking: Seeking, hits: Sequence[Hit], guide: Guide) -> bool:
    """Whether anything is there, on the page or left out by a filter alone."""
    if looking.local(hits) or not seeking.filtered:
        return looking.local(hits)
    return looking.local(looking.look(seeking.open(), guide.directory, today=guide.day))


def helpless(seeking: Seeking, guide: Guide, place: Place | None) -> Reply:
    """Return whom to ask where the directory has nothing at all."""
    say, gap = guide.say, bool(seeking.cells) and not seeking.told
    known = blocks(say.say("offers-nothing"), say.say("offers-supplement", whom=seeking.whom))
    if place:
        known = directions.offers(place, say, whom=seeking.whom).text
    return Reply(blocks(known, _gap(seeking, say) if gap else ""), _buttons(seeking, (), say, gap=gap))


def need(seeking: Seeking, guide: Guide, *, opening: str = "") -> Reply:
    """Return the question what they look for, with each need on a button."""
    say = guide.say
    at = say.at([seeking.municipality]) if seeking.municipality else ""
    asked = say.say(
        "offers-need", where="place" if at else "none", at=at, write="yes" if guide.free_text else "no"
    )
    choices = tuple(Choice(one.name(say.spoken), f"need:{one.id}") for one in say.library.needs.all)
    return Reply(
        blocks(opening, _warning(guide), _centre(seeking, guide), asked), (*choices, *menu.human(say))
    )


def place(seeking: Seeking, guide: Guide, *, opening: str = "") -> Reply:
    """Return the question where it is; in Telegram the councils stand on buttons at once."""
    say = guide.say
    asked = say.say("offers-place", whom=seeking.whom, write="yes" if guide.free_text else "no")
    anywhere = say.choice("offers-button-anywhere", "near:anywhere")
    if say.channel == _TELEGRAM:
        told, choices = councils(say)
        return Reply(blocks(opening, asked, told), (anywhere, *choices, _back(seeking, say)))
    by_list = say.choice("offers-button-list", "near:list")
    human = menu.human(say) if "talking" in seeking.needs else ()  # they may want one of us after all
    return Reply(blocks(opening, asked), (anywhere, by_list, _back(seeking, say), *human))


def councils(say: Voice) -> tuple[str, tuple[Choice, ...]]:
    """Return our councils with their municipalities, and a button for each."""
    ours = say.library.gazetteer.councils
    told = rows(*(say.say("offers-council", name=one.name, members=say.members(one.id)) for one in ours))
    return told, tuple(Choice(one.name, f"near:c.{one.id}") for one in ours)


def municipalities(names: Sequence[str], say: Voice) -> Reply:
    """Return the question which of these municipalities it is."""
    choices = tuple(Choice(name, f"near:{name}") for name in names)
    return Reply(say.say("offers-municipality"), (*choices, say.choice("button-back", "near:list")))


def _back(seeking: Seeking, say: Voice) -> Choice:
    """Return the button to the list that was shown, or to what they look for."""
    if seeking.shown and seeking.placed:
        return say.choice("offers-button-back", "narrow:back")
    return say.choice("button-back", "need:other")


def warm(seeking: Seeking, say: Voice) -> str:
    """Return one warm sentence that fits the first need and who it is for; nothing they said is repeated."""
    if seeking.whom is Whom.CLIENT or say.role is Role.PROFESSIONAL:
        return say.say("offers-warm-client")
    known = next((one for one in seeking.needs if one in say.library.needs.by_id), None)
    return say.say("offers-warm", need=known, whom=seeking.whom) if known else ""


def _opening(seeking: Seeking, *, near: bool, say: Voice) -> str:
    if seeking.skip:
        return say.say("offers-further")
    where = "place" if seeking.municipality else "anywhere" if seeking.anywhere else "none"
    place = seeking.municipality
    at = say.at([place]) if place else ""
    return say.say("offers-near" if near else "offers-none-near", where=where, at=at, place=place)


def _gap(seeking: Seeking, say: Voice) -> str:
    return say.say("offers-gap-ask", at=say.at([seeking.municipality]))


def _buttons(seeking: Seeking, hits: Sequence[Hit], say: Voice, *, gap: bool) -> tuple[Choice, ...]:
    """Return the buttons under a list; where it was asked whether to note the *gap*, a yes and a no."""
    further = len(hits) > seeking.skip + PAGE
    missing: tuple[Choice, ...] = (say.choice("offers-button-missing", "missing"),) if seeking.needs else ()
    if gap:
        missing = (say.choice("offers-button-gap", "missing:yes"), say.choice("button-no", "missing:no"))
    card = say.role is Role.PROFESSIONAL and seeking.cells and hits
    return (
        *((say.choice("offers-button-more", "more"),) if further else ()),
        *((say.choice("offers-button-card", "card"),) if card else ()),
        say.choice("offers-button-narrow", "narrow"),
        *((say.choice("offers-button-wrong", "wrongoffer"),) if hits else ()),
        *missing,
    )


def _besides(hits: Sequence[Hit], page: Sequence[Hit], say: Voice) -> str:
    """Return those that know of more, where nothing is near: a volunteer centre, a list on the net."""
    general = [hit.offer for hit in hits if hit not in page and not hit.offer.needs][:BESIDE]
    if not general:
        return ""
    names = [
        " ".join(filter(None, (f"**{own(one.name)}**", _at(one.phone or site(one.page))))) for one in general
    ]
    return say.say("offers-besides", names=say.listed(names))


def _at(how: str) -> str:
    return f"({how})" if how else ""


def _centre(seeking: Seeking, guide: Guide) -> str:
    """Return who knows of all there is where they are."""
    if not seeking.municipality:
        return ""
    hits = guide.directory.search(Wish(municipality=seeking.municipality), today=guide.day, limit=PAGE).hits
    general = next((hit.offer for hit in hits if looking.local((hit,)) and not hit.offer.needs), None)
    if general is None:
        return ""
    return guide.say.say(
        "offers-centre-too", name=own(general.name), reach=_at(offer.reached(general)) or "none"
    )


def _warning(guide: Guide) -> str:
    """Return, before anything is written in Telegram, that what one is ill with does not belong there."""
    if guide.say.channel != _TELEGRAM:
        return ""
    return guide.say.say("offers-telegram", page=f"{site(guide.site)}/tilbud" if guide.site else "none")
