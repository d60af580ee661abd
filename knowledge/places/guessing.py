"""Guesses what an unknown word names: the people of a place, or its misspelt name."""

import re
from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import OSA

from knowledge.places import ordinary
from knowledge.places.cues import MUNICIPAL
from knowledge.places.folding import fold
from knowledge.places.gazetteer import CLEAR, Entry, Reading, Spot, leading
from knowledge.places.mentions import Mention
from knowledge.places.sentence import Sentence
from knowledge.places.typos import FARTHEST, Guess, Speller, reach
from knowledge.terms import PlaceKind

SHORTEST_GUESSED = 4
MOST_ASKED = 4  # a misspelt name that could be more places than this is not understood
LONG_PAIR = 9  # letters of a hyphened word that may be two names misspelt: two in nine, as elsewhere
KNOWN_WELL = 4  # the weight of the towns that are recognised without anything pointing at a place

_STRONG = frozenset({PlaceKind.MUNICIPALITY, PlaceKind.TOWN})
_TARGETS = frozenset({*_STRONG, PlaceKind.LANDSCAPE, PlaceKind.HOSPITAL})

# who lives there and what lies around it: "viborgensere", "skiveboerne", "Aarhusområdet"
_ENDING = re.compile(
    r"(?:s?omradet|s?egnen|kanten|(?:(?:ens|ian|ean|an)(?:er(?:e|en|ne|nes|s)?|sk|ske|iske?)|"
    r"bo(?:e?r|e?re|e?rne|e?rnes|e?rs|en|s)?))$"  # folding writes "boer" as "bor"
)


class Guesser:
    """Guesses with one index of names."""

    def __init__(self, index: Mapping[str, Entry]) -> None:
        self._index = index
        single = {name: entry for name, entry in index.items() if " " not in name and entry.spots}
        seats = {name for name, entry in single.items() if entry.spots[0].home and _is_seat(entry)}
        self._speller = Speller({name: entry.spellings for name, entry in single.items()}, seats)
        self._pairs = _pairs(index)
        self._seats = [name for pair in self._pairs.values() for _, name in pair if _is_seat(index[name])]
        self._seats = sorted(set(self._seats))

    def guess(self, sentence: Sentence, at: int, *, bare: bool) -> Mention | None:
        """Return what the unknown word *at* probably names; *bare*: nothing else was found in the text."""
        if pair := self._paired(sentence, at):
            return pair
        if (entry := self._inhabited(sentence.keys[at])) is not None:
            return Mention(at, at, entry.spots)
        expected = sentence.placed(at) or sentence.covered(at) or sentence.after(at) in MUNICIPAL
        expected = expected or len(sentence.keys) <= 2
        capital = sentence.capital(at) and not sentence.opens(at) and not sentence.part_of_name(at)
        if not (expected or capital or bare):
            return None
        typed = sentence.words[at].casefold()
        if typed[-1] == "s" and typed not in ordinary.known() and not self._speller.nearest(typed).keys:
            typed, expected = typed[:-1], False  # a genitive as well as a slip: only of what is known well
        spots = self._misspelt(typed, expected=expected)
        return Mention(at, at, spots, must_ask=len(spots) > 1) if spots else None

    def _inhabited(self, word: str) -> Entry | None:
        stem = _ENDING.sub("", word)
        if stem == word or len(stem) < SHORTEST_GUESSED:
            return None
        entry = self._index.get(stem) or self._index.get(stem + "e") or self._index.get(stem + "s")
        if entry is None or not entry.spots:
            return None
        kind = entry.spots[0].kind
        clear = entry.reading in CLEAR or (entry.reading is Reading.WORD and kind is PlaceKind.MUNICIPALITY)
        return entry if clear and kind in _STRONG else None

    def _misspelt(self, typed: str, *, expected: bool) -> tuple[Spot, ...]:
        """Return the places whose name was probably meant; several are equals to ask about."""
        if typed in ordinary.known() or (not expected and ordinary.is_word(typed)):
            return ()
        guess = self._speller.nearest(typed)
        entries = [self._index[name] for name in guess.keys]
        spots = _one_each([spot for entry in entries for spot in leading(entry.spots)])
        if doubted := self._doubted(guess, spots, typed):
            return doubted if expected else ()
        if not spots or len(spots) > MOST_ASKED:
            return ()
        kinds = {spot.kind for spot in spots}
        sound = all(name[0] == fold(typed)[0] for name in guess.keys)
        if not expected:
            clear = all(entry.reading in CLEAR for entry in entries)
            well = len(spots) == 1 and spots[0].weight >= KNOWN_WELL and kinds <= _TARGETS
            return spots if sound and clear and well and guess.distance * 9 <= len(typed) * 2 else ()
        known = kinds == {PlaceKind.MUNICIPALITY}
        if sound and kinds <= _TARGETS:
            near = known or len(typed) > SHORTEST_GUESSED
        else:
            near = guess.distance == 1 and (known or len(typed) > SHORTEST_GUESSED + 1)
            near = near and not ordinary.is_word(typed)
        return spots if near else ()

    def _doubted(self, guess: Guess, spots: tuple[Spot, ...], typed: str) -> tuple[Spot, ...]:
        """Return what to ask when a municipality of ours is only one letter farther than a lesser place."""
        if all(spot.home and spot.kind is PlaceKind.MUNICIPALITY for spot in spots):
            return ()
        rivals = [self._index[name].spots[0] for name in guess.rivals if name[0] == fold(typed)[0]]
        ours = [spot for spot in rivals if spot.home and spot.kind is PlaceKind.MUNICIPALITY]
        asked = _one_each([*ours, *spots])
        return asked if ours and 1 < len(asked) <= MOST_ASKED else ()

    def _paired(self, sentence: Sentence, at: int) -> Mention | None:
        """Return the name of two words that word *at* spoils: "Ikast-Barnde", "Iksat-Barnde"."""
        joined = "".join(sentence.keys[at : at + 2])
        if at + 1 < len(sentence.keys) and sentence.between(at, at + 1) == "-" and len(joined) >= LONG_PAIR:
            near = [name for name in self._seats if OSA.distance(joined, name.replace(" ", "")) <= FARTHEST]
            if len(near) == 1:
                return Mention(at, at + 1, self._index[near[0]].spots)
        for first in (at - 1, at):
            if first < 0 or first + 1 >= len(sentence.keys):
                continue
            sound, spoilt = (first, at) if first < at else (at + 1, at)
            for partner, name in self._pairs.get((sentence.keys[sound], first == at), ()):
                wrong = OSA.distance(partner, sentence.keys[spoilt], score_cutoff=2)
                if wrong <= reach(len(partner)) and len(partner) > SHORTEST_GUESSED:
                    return Mention(first, first + 1, self._index[name].spots)
        return None


def _is_seat(entry: Entry) -> bool:
    return entry.spots[0].kind is PlaceKind.MUNICIPALITY


def _pairs(index: Mapping[str, Entry]) -> dict[tuple[str, bool], list[tuple[str, str]]]:
    """Return the names of two words by either word (True: by the second), with the other word."""
    pairs: dict[tuple[str, bool], list[tuple[str, str]]] = defaultdict(list)
    for name, entry in index.items():
        first, _, second = name.partition(" ")
        if second and " " not in second and entry.spots and entry.spots[0].kind in _STRONG:
            pairs[first, False].append((second, name))
            pairs[second, True].append((first, name))
    return pairs


def _one_each(spots: list[Spot]) -> tuple[Spot, ...]:
    """Return the first spot of each municipality: two spellings of one town are nothing to ask about."""
    return tuple({spot.municipalities: spot for spot in reversed(spots)}.values())[::-1]
