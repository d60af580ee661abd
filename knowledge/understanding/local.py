"""A need of somebody's own, told where no topic claims it: something local may help."""

from collections.abc import Iterator
from itertools import pairwise

from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers.hearing import hear
from knowledge.offers.needing import folded
from knowledge.offers.wish import Wish
from knowledge.terms import Language, Role, TopicId, Understanding
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import HUMAN, OUT_OF_SCOPE, STATUS, asks

LONGEST = 16  # words: a longer story has its topic, or more than one need
BARE = 5  # words of a need and a place: "ludomani i herning"
LEFT = 3  # words that neither the need nor the place explains
_NAME = 6  # letters of an offer's name that nothing else is called

_FIELDS = frozenset(map(TopicId, ("homelessness", "mental-health-youth", "psychiatry")))
_MEDICAL = TopicId("medical-advice")
_MIND = {"mental-health", "addiction", "loneliness", "grief", "dementia"}  # what hurts is for a doctor
_TALKS = {HUMAN, OUT_OF_SCOPE, TopicId("find-offers")}  # what a wish for company is taken for
_WEAK = {"family"}  # "børn" and "unge" say for whom, not what is needed
# "a" is "jeg" in the west
_I = {Language.DANISH: folded("jeg mig a"), Language.ENGLISH: folded("i im ive me")}
_MY = folded("min mit mine vores my our")
_GIVING = folded("frivillig frivillige volunteer volunteers volunteering")  # who helps has no need of it
_CLIENT = folded("patient patienten borger borgeren beboer beboeren")
_CLOSE = folded("""
mand kone mor far søster bror kæreste samlever ægtefælle mormor morfar farmor farfar svigermor svigerfar
forældre ven veninde nabo søn datter dreng pige barn teenager
mother mum mom father dad husband wife partner brother sister parents friend neighbour neighbor
grandmother grandfather boyfriend girlfriend son daughter boy girl child patient
""")


def seeks(understood: Understanding, library: Library) -> bool:
    """Whether *understood* tells a need that a local offer may meet, and asks nothing that is answered.

    It must be said of oneself, of somebody close or of a patient, or be no more than the need and a place:
    what an association does about the same need is its subject.
    """
    endangered = understood.danger and not understood.worn
    if not _personal(understood) or endangered or understood.detail or understood.redacted:
        return False
    book, text, topic = library.phrasebook, fold(understood.text), understood.topic
    sure = understood.certainty >= SURE
    unsure = not sure or topic == OUT_OF_SCOPE
    mistaken = unsure or (topic == STATUS and understood.certainty < 1)
    if (unsure and book.hears("offers-sheet", text)) or (mistaken and _named(text, library)):
        return True
    if topic in _TALKS and book.hears("offers-talk", text):
        return True
    return _needs(understood, _heard(understood, library), asked=asks(understood.text, library))


def _needs(understood: Understanding, wish: Wish, *, asked: bool) -> bool:
    """Whether *wish* is what it is about: what a field is asked has its own answer."""
    topic, sure = understood.topic, understood.certainty >= SURE
    if topic == HUMAN and sure:
        return bool(set(wish.needs) - {"talking"}) and _told(understood, wish)
    if topic != OUT_OF_SCOPE and sure:
        return _of_field(topic, wish) and _told(understood, wish, left=0) and not asked
    return not (sure and asked) and _told(understood, wish)


def _personal(understood: Understanding) -> bool:
    """Whether a person writes, and briefly."""
    words = fold(understood.text).split()
    ours = understood.role is Role.ORGANISATION or understood.kind is not None
    brief = 0 < len(words) <= LONGEST and _GIVING.isdisjoint(words)
    return brief and not ours and understood.language is not Language.OTHER


def _heard(understood: Understanding, library: Library) -> Wish:
    found = understood.found
    names = {
        name for one in (*found.named, *found.candidates) for name in (one.name, one.municipality) if name
    }
    return hear(understood.text, needs=library.needs, language=understood.language, places=sorted(names))


def _of_field(topic: TopicId, wish: Wish) -> bool:
    """Whether a need is told inside a field that we tell associations about, or of a mind and not a body."""
    return topic in _FIELDS or (topic == _MEDICAL and set(wish.needs) <= _MIND)


def _told(understood: Understanding, wish: Wish, *, left: int = LEFT) -> bool:
    """Whether a need is told of somebody, or stands alone, also with a place; *left*: words beside it."""
    more = len(wish.words.split())
    if not set(wish.needs) - _WEAK or more > LEFT:
        return False
    words = len(understood.text.split())
    bare = words <= BARE and more <= left if understood.found.named else words == 1 and not more
    return bare or _of_somebody(understood)


def _of_somebody(understood: Understanding) -> bool:
    """Whether *understood* speaks of the one who writes, of somebody close, or of a patient."""
    words = fold(understood.text).split()
    if not _I.get(understood.language, frozenset()).isdisjoint(words) or not _CLIENT.isdisjoint(words):
        return True
    return any(first in _MY and then in _CLOSE for first, then in pairwise(words))


def _named(text: str, library: Library) -> bool:
    """Whether the folded *text* has the name of an offer."""
    return any(f" {name} " in f" {text} " for name in _names(library))


def _names(library: Library) -> Iterator[str]:
    for offer in library.offers:
        name = fold(offer.name.removesuffix(".dk"))
        if len(name) >= _NAME:
            yield name
