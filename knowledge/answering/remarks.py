"""What is said of a list that was shown: asked of one or of all, refused, missed, or wanted otherwise."""

from dataclasses import replace

from knowledge.answering import choosing, details, menu, naming, steps
from knowledge.answering.offers import Guide, Listed
from knowledge.library.phrases import fold
from knowledge.offers.hearing import hear
from knowledge.offers.seeking import Seeking
from knowledge.terms import Choice, Detail, Reply, TopicId, Understanding

OFFERS = TopicId("find-offers")
BRIEF = 8  # words of a remark: who writes more says something new
_ASKED = (Detail.PRICE, Detail.PHONE, Detail.MAIL, Detail.PAGE, Detail.ADDRESS, Detail.TIME)


def remark(understood: Understanding, seeking: Seeking, guide: Guide, *, lost: bool) -> Listed | None:
    """Return what is said to a remark about the list; None where it is none.

    *lost*: nothing else is known to answer, so that a name among other words is enough.
    """
    folded, book = fold(understood.text), guide.say.library.phrasebook
    if len(folded.split()) > BRIEF:
        return None
    if book.hears("offers-missing", folded):
        return choosing.tapped("missing", seeking, guide)
    if book.hears("offers-offline", folded):
        return steps.show(replace(seeking, offline=True, skip=0), guide)
    if book.hears("offers-shy", folded) and not _needs_more(understood, seeking, guide):
        return Listed(seeking, Reply(guide.say.say("offers-shy"), (*_back(guide), *menu.human(guide.say))))
    if book.hears("offers-unfit", folded):
        return Listed(seeking, _unfit(guide))
    return _of_one(understood, seeking, guide, lost=lost) or _of_all(understood, seeking, guide)


def _of_one(understood: Understanding, seeking: Seeking, guide: Guide, *, lost: bool) -> Listed | None:
    """Return what is asked of the one offer that is named, or all of it."""
    number = naming.named(understood.text, seeking, guide)
    if number is None:
        return None
    if detail := _detail(naming.rest(understood.text, number, seeking, guide), guide):
        one = (seeking.shown[number - 1],)
        return Listed(seeking, details.asked(detail, one, guide, _back(guide)))
    return choosing.tapped(f"offer:{number + seeking.skip}", seeking, guide) if lost else None


def _of_all(understood: Understanding, seeking: Seeking, guide: Guide) -> Listed | None:
    """Return what is asked of every offer on the page."""
    folded, book = fold(understood.text), guide.say.library.phrasebook
    about = understood.detail if understood.topic == OFFERS else None
    if book.hears("offers-true", folded):
        about = Detail.SOURCE
    if about or book.hears("offers-come", folded):
        return Listed(seeking, details.asked(about, seeking.shown, guide, _back(guide)))
    return None


def _needs_more(understood: Understanding, seeking: Seeking, guide: Guide) -> bool:
    """Whether another need is heard than the list is for: who dares not go to the doctor alone."""
    needs = hear(understood.text, needs=guide.say.library.needs, language=guide.say.spoken).needs
    return not set(needs) <= set(seeking.needs)


def _unfit(guide: Guide) -> Reply:
    say = guide.say
    narrow = say.choice("offers-button-narrow", "narrow")
    again = say.choice("offers-button-again", "need:other")
    return Reply(say.say("offers-unfit"), (narrow, again, *menu.human(say)))


def _detail(folded: str, guide: Guide) -> Detail | None:
    """Return what the words beside a name ask, where they say nothing else."""
    heard, book = guide.say.library.phrasebook.heard, guide.say.library.phrasebook
    for one in _ASKED:
        known = {word for key in ("detail", f"detail-{one}") for said in heard[key] for word in said.split()}
        if book.hears(f"detail-{one}", folded) and set(folded.split()) <= known:
            return one
    return None


def _back(guide: Guide) -> tuple[Choice, ...]:
    return (guide.say.choice("offers-button-back", "narrow:back"),)
