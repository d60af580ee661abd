"""Who writes, and what they would do with us, as far as their words say."""

from collections.abc import Iterable

from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import ActorKind, Cooperation, Found, Role

REACH = 7  # words from "vi er" to what we are: "vi er en lille lokal forening"
COMPOUND = 4  # letters from which the end of a longer word says what it is: "pårørendenetværk"
_ROLES = (Role.PROFESSIONAL, Role.ORGANISATION, Role.CITIZEN)  # "vi" is said by nurses too: their words first
_KINDS = (
    Cooperation.VOICE,
    Cooperation.HOSPITAL,
    Cooperation.PROJECT,
    Cooperation.OFFER,
)  # the nearest first


def role(text: str, library: Library) -> Role | None:
    """Return who writes, when the words say so."""
    folded = fold(text)
    return next((one for one in _ROLES if library.phrasebook.hears(one, folded)), None)


def kind(text: str, library: Library) -> ActorKind | None:
    """Return the kind of organisation that writes, where they say so: "vi er en fond", "vores forening"."""
    words, book = fold(text).split(), library.phrasebook
    ahead = (" ".join(words[at : at + REACH]) for at in range(len(words)))
    told = (span for span in ahead if book.opens("introduction", span) or book.opens("own", span))
    return next(filter(None, (actor(span, library) for span in told)), None)


def actor(folded: str, library: Library) -> ActorKind | None:
    """Return the kind of organisation that the folded text names first, whoever that is."""
    heard, words = library.phrasebook.heard, folded.split()
    kinds = {one: heard[f"actor-{one.value.lower()}"] for one in ActorKind}
    for at, word in enumerate(words):
        rest = " ".join(words[at:])
        for one, names in kinds.items():
            if _opens(rest, names) or _ends(word, names):
                return one
    return None


def cooperation(text: str, found: Found, library: Library) -> Cooperation | None:
    """Return what the words say of what they would do together."""
    folded = fold(text)
    said = next((one for one in _KINDS if library.phrasebook.hears(f"cooperation-{one}", folded)), None)
    hospital = any(place.hospital for place in found.named)
    return said or (Cooperation.HOSPITAL if hospital else None)


def _opens(text: str, names: Iterable[str]) -> bool:
    return any(f"{text} ".startswith(f"{name} ") for name in names)


def _ends(word: str, names: Iterable[str]) -> bool:
    return any(len(name) >= COMPOUND and " " not in name and word.endswith(name) for name in names)
