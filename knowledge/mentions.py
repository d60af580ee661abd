"""Finds what a text mentions: names by their spelling, then demonyms, then misspelt names."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from knowledge import ordinary
from knowledge.cues import LIST, OPENERS, POLITE, PREPOSITIONS
from knowledge.folding import fold
from knowledge.gazetteer import Entry, Postcode, Reading, Spot, leading
from knowledge.postal import code_at
from knowledge.sentence import Sentence
from knowledge.terms import PlaceKind
from knowledge.typos import Guess, Speller, reach

_STRONG = frozenset({PlaceKind.MUNICIPALITY, PlaceKind.TOWN})
_TARGETS = frozenset({*_STRONG, PlaceKind.LANDSCAPE, PlaceKind.HOSPITAL})
_CLEAR = frozenset({Reading.NAME, Reading.UNLESS_COUNTED})
_CODE_WEIGHT = 3
MOST_ASKED = 4  # a misspelt name that could be more places than this is not understood

# who lives there and what lies around it: "viborgensere", "skiveboerne", "Aarhusområdet"
_ENDING = re.compile(
    r"(?:s?omradet|s?egnen|kanten|(?:(?:ens|ian|ean|an)(?:er(?:e|en|ne|nes|s)?|sk|ske|iske?)|"
    r"bo(?:er|ere|erne|ernes|ers|en|s)?))$"
)
_STEM = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Words *first* to *last* of a text and the *spots* they can stand for, weightiest first."""

    first: int
    last: int
    spots: tuple[Spot, ...]
    must_ask: bool = False
    code: Postcode | None = None


class Finder:
    """Finds mentions with one index of names and one of postal codes."""

    def __init__(self, index: dict[str, Entry], codes: dict[str, Postcode]) -> None:
        self._index = index
        self._codes = codes
        self._longest: dict[str, int] = {}
        for folded in index:
            words = folded.split()
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self._common = frozenset(map(fold, ordinary.known()))
        single = {name: entry for name, entry in index.items() if " " not in name and entry.spots}
        self._speller = Speller({name: entry.spellings for name, entry in single.items()})
        self._pairs = _pairs(index)

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return everything *sentence* mentions, in order."""
        found: list[Mention] = []
        unknown: list[int] = []
        at, end = 0, len(sentence.keys)
        while at < end:
            word = sentence.keys[at]
            length, entry = self._name(sentence.keys, at)
            if entry is not None:
                last = at + length - 1
                if entry.spots and self._meant(sentence, at, last, entry):
                    found.append(Mention(at, last, entry.spots, entry.must_ask))
                    at = last
                elif not entry.spots:
                    at = last
            elif word[-1].isdigit():
                if code := code_at(sentence, at, self._codes):
                    found.append(_coded(at, code))
            elif word not in self._common and len(word) >= _STEM:
                unknown.append(at)
            at += 1
        return self._guessed(sentence, found, unknown) if unknown else found

    def _guessed(self, sentence: Sentence, found: list[Mention], unknown: list[int]) -> list[Mention]:
        """Add what the unknown words probably name."""
        bare = not found
        for at in unknown:
            if pair := self._paired(sentence, at):
                found = [other for other in found if not pair.first <= other.first <= pair.last]
            guess = pair or self._guess(sentence, at, bare=bare)
            found += [guess] if guess else []
        return sorted(found, key=lambda mention: mention.first)

    def _name(self, keys: tuple[str, ...], at: int) -> tuple[int, Entry | None]:
        """Return the longest name that begins at word *at*, and how many words it has."""
        word = keys[at]
        most = self._longest.get(word, 0)
        for length in range(min(most, len(keys) - at), 1, -1):
            name = " ".join(keys[at : at + length])
            entry = self._index.get(name) or (self._index.get(name[:-1]) if name[-1] == "s" else None)
            if entry is not None:
                return length, entry
        if most and (entry := self._index.get(word)):
            return 1, entry
        if word[-1] == "s" and len(word) > _STEM:
            return 1, self._index.get(word[:-1])
        return 1, None

    # -- whether a spelling is meant as a place ------------------------------------------------------------

    def _meant(self, sentence: Sentence, first: int, last: int, entry: Entry) -> bool:
        reading, typed = entry.reading, sentence.words[first].casefold()
        if first == last and not _spelt(typed, entry) and typed in ordinary.known():
            reading = Reading.NOUN
        if reading <= Reading.UNLESS_COUNTED and not _no_surname(sentence, first, entry):
            return False
        if reading is Reading.NAME or self._said(sentence, first, last, reading):
            return True
        if reading is Reading.UNLESS_COUNTED:
            return not sentence.counted(first)
        if reading is Reading.ACRONYM and sentence.words[first].isupper():
            return True
        if reading <= Reading.SURNAME:
            return sentence.placed(first)
        return _proper(sentence, first, last) or _expected(sentence, first, reading)

    def _said(self, sentence: Sentence, first: int, last: int, reading: Reading) -> bool:
        """Return whether the text says aloud that the words are a place, or says nothing else."""
        others = (*sentence.keys[:first], *sentence.keys[last + 1 :])
        idle = POLITE if reading is Reading.NOUN or sentence.english else OPENERS
        if all(word in idle or word in self._codes for word in others):
            return True
        if sentence.titled(first, last) and not sentence.english:
            return True
        if sentence.before(first) in self._codes or sentence.after(last) in self._codes:
            return True
        if reading is not Reading.NOUN and self._located(sentence, last):
            return True
        return self._listed(sentence, first, last)

    def _located(self, sentence: Sentence, last: int) -> bool:
        """Return whether it is said where the words lie: "Lem i Skive", "Balle på Djursland"."""
        at = last + 2
        if at >= len(sentence.keys) or sentence.after(last) not in PREPOSITIONS:
            return False
        entry = self._name(sentence.keys, at)[1]
        return entry is not None and entry.reading in _CLEAR and bool(entry.spots)

    def _listed(self, sentence: Sentence, first: int, last: int) -> bool:
        """Return whether the words stand in a list beside a clear name: "odder, ry og horsens"."""
        for near, step in ((first - 1, -1), (last + 1, 1)):
            at = near + step if 0 <= near < len(sentence.keys) and sentence.keys[near] in LIST else near
            if not 0 <= at < len(sentence.keys):
                continue
            left, right = (at, first) if step < 0 else (last, at)
            gap = sentence.between(left, right)
            entry = self._index.get(sentence.keys[at])
            apart = at != near or gap.strip() in {",", "/", "&"}
            if entry and apart and entry.reading is Reading.NAME and entry.spots[0].kind in _STRONG:
                return True
        return False

    # -- demonyms and misspelt names -----------------------------------------------------------------------

    def _guess(self, sentence: Sentence, at: int, *, bare: bool) -> Mention | None:
        """Return what an unknown word probably names; *bare*: nothing else was found."""
        word = sentence.keys[at]
        if (entry := self._inhabited(word)) is not None:
            return Mention(at, at, entry.spots)
        capital = sentence.capital(at) and not sentence.opens(at) and not sentence.part_of_name(at)
        alone = len(sentence.keys) <= 2 or (at + 1 == len(sentence.keys) and at == 1)
        expected = sentence.placed(at) or capital or alone or sentence.after(at) == "kommune"
        if not expected and not bare:
            return None
        typed = sentence.words[at].casefold()
        if typed in ordinary.known() or (ordinary.is_word(typed) and not expected):
            return None
        guess = self._speller.nearest(typed)
        if not guess.keys and typed[-1] == "s":
            guess = self._speller.nearest(typed[:-1])
        spots = self._near(word, guess, expected=expected)
        return Mention(at, at, spots, must_ask=len(guess.keys) > 1) if spots else None

    def _inhabited(self, word: str) -> Entry | None:
        stem = _ENDING.sub("", word)
        if stem == word or len(stem) < _STEM:
            return None
        entry = self._index.get(stem) or self._index.get(stem + "e") or self._index.get(stem + "s")
        clear = entry is not None and entry.reading in _CLEAR and bool(entry.spots)
        return entry if clear and entry and entry.spots[0].kind in _STRONG else None

    def _near(self, word: str, guess: Guess, *, expected: bool) -> tuple[Spot, ...]:
        """Return the spots of a guess that may be trusted; several keys are equals to ask about."""
        entries = [self._index[name] for name in guess.keys]
        spots = [spot for entry in entries for spot in leading(entry.spots)]
        if not spots or len(spots) > MOST_ASKED:
            return ()
        first = guess.keys[0]
        clear = all(entry.reading in _CLEAR for entry in entries)
        near = len(entries) == 1 and first[0] == word[0] and guess.distance * 9 <= len(word) * 2
        if not expected and not (clear and near):
            return ()
        kinds = {spot.kind for spot in spots}
        if kinds <= _TARGETS and (len(word) > _STEM or kinds == {PlaceKind.MUNICIPALITY}):
            return tuple(spots)
        trusted = expected and guess.distance == 1 and len(word) > _STEM + 1 and not ordinary.is_word(word)
        return tuple(spots) if trusted else ()

    def _paired(self, sentence: Sentence, at: int) -> Mention | None:
        """Return the name of two words that word *at* spoils: "Ikast-Barnde"."""
        for first in (at - 1, at):
            if first < 0 or first + 1 >= len(sentence.keys):
                continue
            sound, spoilt = (first, at) if first < at else (at + 1, at)
            for partner, name in self._pairs.get((sentence.keys[sound], first == at), ()):
                wrong = OSA.distance(partner, sentence.keys[spoilt], score_cutoff=2)
                if wrong <= reach(len(partner)) and len(partner) > _STEM:
                    return Mention(first, first + 1, self._index[name].spots)
        return None


def _pairs(index: Mapping[str, Entry]) -> dict[tuple[str, bool], list[tuple[str, str]]]:
    """Return the names of two words by either word (True: by the second), with the other word."""
    pairs: dict[tuple[str, bool], list[tuple[str, str]]] = defaultdict(list)
    for name, entry in index.items():
        first, _, second = name.partition(" ")
        if second and " " not in second and entry.spots and entry.spots[0].kind in _STRONG:
            pairs[first, False].append((second, name))
            pairs[second, True].append((first, name))
    return pairs


def _spelt(typed: str, entry: Entry) -> bool:
    """Return whether a word is spelt like the name itself, its genitive included."""
    return typed in entry.spellings or typed.removesuffix("s") in entry.spellings


def _no_surname(sentence: Sentence, first: int, entry: Entry) -> bool:
    """Return whether a village's name is not the end of a person's or an association's name."""
    if any(spot.kind is not PlaceKind.VILLAGE for spot in entry.spots):
        return True
    return not sentence.part_of_name(first)


def _proper(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a capital says that a word is a name, and of a place rather than of something longer."""
    if not sentence.capital(first):
        return False
    if sentence.placed(first):
        return True
    after = last + 1
    longer = bool(sentence.after(last)) and sentence.words[after][0].isupper()
    return not (sentence.opens(first) or longer or sentence.part_of_name(first))


def _expected(sentence: Sentence, first: int, reading: Reading) -> bool:
    """Return whether a word without a capital stands where only a place can stand."""
    if sentence.english:
        return sentence.placed(first) and not ordinary.is_english(sentence.words[first].casefold())
    return sentence.placed(first) if reading is Reading.WORD else sentence.resides(first)


def _coded(at: int, code: Postcode) -> Mention:
    """Return the mention of a postal code: its main municipality, or those to ask about."""
    name = f"{code.code} {code.town}"
    spot = Spot(name, PlaceKind.POSTCODE, code.municipalities[:1], _CODE_WEIGHT)
    spots = tuple(replace(spot, municipalities=(municipality,)) for municipality in code.ask) or (spot,)
    return Mention(at, at, spots, must_ask=bool(code.ask), code=code)
