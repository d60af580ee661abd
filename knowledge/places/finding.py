"""Finds what a text mentions: names by their spelling, then what its unknown words probably name."""

from knowledge.places import ordinary
from knowledge.places.cues import LIST, OPENERS, PLACING, POLITE, PREPOSITIONS
from knowledge.places.folding import fold
from knowledge.places.gazetteer import CLEAR, Entry, Postcode, Reading
from knowledge.places.guessing import SHORTEST_GUESSED, Guesser
from knowledge.places.mentions import Mention, coded
from knowledge.places.postal import code_at
from knowledge.places.sentence import Sentence
from knowledge.terms import PlaceKind

MOST_FOUND = 20  # nobody names more places; a text of nothing but names must not cost time
MOST_GUESSED = 40  # as above, for unknown words

_STRONG = frozenset({PlaceKind.MUNICIPALITY, PlaceKind.TOWN})


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
        self._guesser = Guesser(index)

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return everything *sentence* mentions, in order."""
        found: list[Mention] = []
        unknown: list[int] = []
        at, end = 0, len(sentence.keys)
        while at < end and len(found) < MOST_FOUND:
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
                    found.append(coded(at, code))
            elif word not in self._common and len(word) >= SHORTEST_GUESSED:
                unknown.append(at)
            at += 1
        return self._guessed(sentence, found, unknown) if unknown else found

    def _guessed(self, sentence: Sentence, found: list[Mention], unknown: list[int]) -> list[Mention]:
        """Add what the unknown words probably name."""
        bare = not found
        for at in unknown[:MOST_GUESSED]:
            guess = self._guesser.guess(sentence, at, bare=bare)
            if guess is not None:
                found = [other for other in found if not guess.first <= other.first <= guess.last] + [guess]
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
        if word[-1] == "s" and len(word) > SHORTEST_GUESSED:
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
        if reading <= Reading.SURNAME or reading is Reading.PERSON:
            sender = reading is Reading.PERSON and sentence.sent_from(first)
            return sentence.resides(first) if sender else sentence.placed(first)
        return _proper(sentence, first, last) or _expected(sentence, first, reading)

    def _said(self, sentence: Sentence, first: int, last: int, reading: Reading) -> bool:
        """Return whether the text says aloud that the words are a place, or says nothing else."""
        others = (*sentence.keys[:first], *sentence.keys[last + 1 :])
        idle = POLITE if reading is Reading.NOUN or sentence.english else OPENERS
        if reading is Reading.PERSON:
            idle = PLACING  # "Hej Tim"
        if all(word in idle or word in self._codes for word in others):
            return True
        if len(sentence.keys) == 2 and all(word[0].isupper() for word in sentence.words):
            return sentence.between(0, 1) == ", " and others[0] in self._index
        if sentence.titled(first, last) and not sentence.english:
            return True
        if sentence.before(first) in self._codes or sentence.after(last) in self._codes:
            return True
        if reading is Reading.PERSON or (reading is Reading.NOUN and not sentence.capital(first)):
            return False  # "Mette Lund i Viborg", "i Viborg og give os et svar"
        return self._located(sentence, last) or self._listed(sentence, first, last)

    def _located(self, sentence: Sentence, last: int) -> bool:
        """Return whether it is said where the words lie: "Lem i Skive", "Balle på Djursland"."""
        at = last + 2
        if at >= len(sentence.keys) or sentence.after(last) not in PREPOSITIONS:
            return False
        entry = self._name(sentence.keys, at)[1]
        return entry is not None and entry.reading in CLEAR and bool(entry.spots)

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
            if entry and apart and _well_known(entry):
                return True
        return False


def _well_known(entry: Entry) -> bool:
    """Return whether an entry is a clear town or municipality, or a municipality that is hardly a word."""
    kind = entry.spots[0].kind if entry.spots else None
    if entry.reading in CLEAR:
        return kind in _STRONG
    return entry.reading is Reading.WORD and kind is PlaceKind.MUNICIPALITY


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
    if reading is Reading.WORD:
        return sentence.covered(first) or (sentence.placed(first) and not sentence.after(first).isdigit())
    return sentence.resides(first)
