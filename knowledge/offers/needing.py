"""Which needs are meant: the words of ``needs.toml`` in what somebody writes, also misspelt or inflected."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.learning.pieces import fold
from knowledge.offers.needs import Needs
from knowledge.offers.offer import NeedId
from knowledge.offers.spelling import stem
from knowledge.places.ordinary import is_word

SLIP_FROM, TWO_FROM = 5, 9  # letters of a word in which one or two may be wrong: docs/performance.md
PART_FROM = 5  # letters of a word that is heard in a compound: "kræft" in "brystkræft"
SHORT = 3  # letters of a word whose ending is not taken off
ENDING = 2  # letters that such a word may have more: "gå" and "gåer"
BETWEEN = 2  # words that may stand between two of a phrase: "følge min mor til lægen"


def folded(words: str) -> frozenset[str]:
    """Return the folded *words* of a list."""
    return frozenset(fold(words).split())


_NEGATIONS = folded("ikke ingen intet aldrig not no never neither")
_MEEK = folded("har er om en et have has had is a an any got")  # between a negation and its word
# For whom it is, or how it helps: no need of its own where another is named ("sorggruppe for unge")
_WHO = folded("""
børn barn børnene unge teenager teenagere familie familier familien forældre forælder søskende baby
children child kids kid youth family families parent parents teen siblings
""")
_HOW = frozenset(
    fold(phrase)
    for phrase in (
        *("møde andre", "møde nogen", "møde mennesker", "meet people", "meet others", "meeting people"),
        *(
            "fællesskab",
            "fællesskaber",
            "samvær",
            "community",
            "rådgivning",
            "samtalegruppe",
            "samtalegrupper",
        ),
        *("støttegruppe", "selvhjælpsgruppe", "selvhjælpsgrupper", "selvhjælp", "snakkegruppe", "rådgiver"),
        *("support group", "counselling", "counseling", "self help group", "peer support", "helpline"),
        *("recovery", "peer", "besøg", "frivillig", "volunteer", "sårbare", "vulnerable", "støtteperson"),
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, as it was written (in small letters) and folded."""

    written: str
    folded: str


@dataclass(frozen=True, slots=True)
class Match:
    """A need that was heard by a *phrase* in the words at *places*; *denied*: it is said not to be meant."""

    need: NeedId
    places: tuple[int, ...]
    phrase: str
    denied: bool = False


def needed(words: Sequence[Word], needs: Needs) -> tuple[Match, ...]:
    """Return the needs that *words* name, each word used once, longer phrases first, in order of the text."""
    ear = _ear(needs)
    taken: set[int] = set()
    found: list[Match] = []
    for match in sorted(ear.matches(words), key=lambda match: (-len(match.places), match.places)):
        if taken.isdisjoint(match.places):
            taken.update(match.places)
            denied = _denied(words, match.places)
            found.append(replace(match, denied=denied))
    return tuple(sorted(_pressing(found), key=lambda match: match.places))


def _pressing(found: Sequence[Match]) -> Sequence[Match]:
    """Return the needs proper; where there are none what says how, and else for whom."""
    hows = [match for match in found if match.phrase not in _WHO]
    pressing = [match for match in hows if match.phrase not in _HOW]
    return next((some for some in (pressing, hows) if any(not match.denied for match in some)), found)


def _denied(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether "ikke" or "no" stands before or within: "jeg har ikke kræft"."""
    between = set(range(places[0], places[-1])) - set(places)
    if any(words[at].folded in _NEGATIONS for at in between):
        return True
    at = places[0] - 1
    while at >= 0 and words[at].folded in _MEEK:
        at -= 1
    return at >= 0 and words[at].folded in _NEGATIONS


class _Ear:
    """The phrases of all needs, by their first word."""

    def __init__(self, needs: Needs) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], NeedId]]] = defaultdict(list)
        self._single: dict[str, NeedId] = {}
        self._known: set[str] = set()
        for phrase, need in _phrases(needs):
            self._phrases[_root(phrase[0])].append((phrase, need))
            self._known.update(phrase)
            if len(phrase) == 1:
                self._single.setdefault(phrase[0], need)
        self._list = sorted(word for word in self._known if len(word) >= SLIP_FROM - 1)
        self._roots = {_root(word) for word in self._known}

    def matches(self, words: Sequence[Word]) -> Iterator[Match]:
        """Yield every phrase that stands in *words*, and every compound of one."""
        meant = [self._meant(word) for word in words]
        for at, options in enumerate(meant):
            for phrase, need in (one for option in options for one in self._phrases.get(_root(option), ())):
                places = _follow(phrase, meant, at)
                if places:
                    yield Match(need, places, " ".join(phrase))
            if part := self._part(words[at].folded):
                yield Match(self._single[part], (at,), part)

    def _meant(self, word: Word) -> tuple[str, ...]:
        """Return what *word* may be: itself, or what it is a slip of."""
        folded = word.folded
        if folded in self._known or _root(folded) in self._roots or len(folded) < SLIP_FROM - 1:
            return (folded,)
        if is_word(word.written):
            return (folded,)
        slips = 2 if len(folded) >= TWO_FROM else 1
        near = process.extract(folded, self._list, scorer=OSA.distance, score_cutoff=slips, limit=5)
        best = min((distance for _, distance, _ in near), default=0)
        wrong = [known for known, distance, _ in near if distance == best and len(known) >= SLIP_FROM]
        return (folded, *wrong)

    def _part(self, folded: str) -> str:
        """Return the longest known word that *folded* begins or ends with, if any."""
        if folded in self._known:
            return ""
        sizes = range(len(folded) - 1, PART_FROM - 1, -1)
        parts = (part for size in sizes for part in (folded[:size], folded[-size:]))
        return next((part for part in parts if part in self._single and part not in _HOW | _WHO), "")


def _follow(phrase: Sequence[str], meant: Sequence[Sequence[str]], first: int) -> tuple[int, ...]:
    """Return where the words of *phrase* stand from *first* on; nothing where one is missing."""
    places: list[int] = []
    at = first
    for word in phrase:
        reach = range(at, min(at + 1 + (BETWEEN if places else 0), len(meant)))
        here = next((place for place in reach if any(_same(word, one) for one in meant[place])), None)
        if here is None:
            return ()
        places.append(here)
        at = here + 1
    return tuple(places)


def _same(known: str, said: str) -> bool:
    """Tell whether two folded words differ by an ending at most: "går" is "gå", but "dem" no "demens"."""
    short, long = sorted(map(len, (known, said)))
    if short <= SHORT and long > short + ENDING:
        return False
    return known == said or _root(known) == _root(said)


def _root(word: str) -> str:
    """Return *word* without its ending; of a short one only an r of the present goes: "går" and "gå"."""
    if len(word) > SHORT:
        return stem(word)
    return word[:-1] if len(word) == SHORT and word.endswith("r") else word


def _phrases(needs: Needs) -> Iterator[tuple[tuple[str, ...], NeedId]]:
    for need in needs.all:
        for words in need.words.values():
            yield from ((tuple(phrase.split()), need.id) for phrase in words if phrase)


@lru_cache(maxsize=2)  # the needs of the content that serves, and of the one before
def _ear(needs: Needs) -> _Ear:
    return _Ear(needs)
