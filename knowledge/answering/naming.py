"""Which of the offers that were shown a text means: the one it names, or counts to."""

import re
from collections.abc import Collection

import wordfreq

from knowledge.answering.offers import Guide
from knowledge.library.phrases import fold
from knowledge.offers.offer import Offer
from knowledge.offers.seeking import Seeking
from knowledge.offers.spelling import stem, words

RARE = 4.0  # how often a word is used (Zipf's scale) up to which it names one offer: "boblberg", "headspace"
SHORTEST = 5  # letters of a single word that names one

_NUMBER = re.compile(r"\b(?:nr|nummer|number|no)\W{0,2}(\d{1,2})\b")


def named(text: str, seeking: Seeking, guide: Guide) -> int | None:
    """Return the place on the page, from 1, of the one offer that *text* names; None for none or several."""
    shown = [(at, offer) for at, id_ in enumerate(seeking.shown, 1) if (offer := guide.directory.get(id_))]
    if counted := _NUMBER.search(text.casefold()):
        at = int(counted[1]) - seeking.skip
        return at if at in {place for place, _ in shown} else None
    places = {
        stem(word) for council in guide.say.library.gazetteer.councils for word in _of(council.municipalities)
    }
    scored = [(_score(text, offer, places), at) for at, offer in shown]
    best = max((score for score, _ in scored), default=0)
    found = [at for score, at in scored if score == best]
    return found[0] if best and len(found) == 1 else None


def rest(text: str, number: int, seeking: Seeking, guide: Guide) -> str:
    """Return the folded *text* without what names the offer of this *number*."""
    offer = guide.directory.get(seeking.shown[number - 1])
    called = {stem(word) for word in words(f"{offer.name} {offer.organisation}")} if offer else set()
    left = fold(_NUMBER.sub(" ", text.casefold())).split()
    return " ".join(word for word in left if not {stem(one) for one in words(word)} & called)


def _score(text: str, offer: Offer, places: Collection[str]) -> int:
    """Return how many letters of the name of *offer* stand in *text*; of a part of it only what is rare."""
    folded = f" {fold(text)} "
    whole = [
        len(name) for name in map(fold, (offer.name, offer.organisation)) if name and f" {name} " in folded
    ]
    said = {stem(word) for word in words(text)}
    part = [len(word) for word in words(offer.name) if _rare(word) and stem(word) in said - set(places)]
    return max([*whole, *part], default=0)


def _rare(word: str) -> bool:
    return len(word) >= SHORTEST and wordfreq.zipf_frequency(word, "da", wordlist="small") < RARE


def _of(names: Collection[str]) -> list[str]:
    return [word for name in names for word in words(name)]
