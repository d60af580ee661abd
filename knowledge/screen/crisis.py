"""Hears whether somebody is in danger: rather once too often than too seldom, but not because of a saying.

Phrases find what people are known to say; the rest is weighed by how like it is to known lines.
It reads the packaged phrases, whatever CONTENT_DIR says, and goes on with a few words when those are broken.
"""

import logging
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.files.reader import CONTENT
from knowledge.screen import weights
from knowledge.screen.likeness import Likeness, lines
from knowledge.screen.phrasing import BREAK, WORDS, Phrase, Phrases, plain, read
from knowledge.screen.spelling import parted, spelt
from knowledge.screen.weights import BEGINNING, Weights
from knowledge.terms import Danger

logger = logging.getLogger(__name__)

FOLDER = CONTENT / "crisis"
WEIGHTS = "weights.tsv"  # in it
NO_WEIGHTS = Weights()
LEAST = -8.0  # beside a phrase that is sure: below it is in doubt
FAR = -45.0  # and below this it is somebody's subject, past or saying
DOUBTFUL = -3.0  # beside a phrase that is not sure: below it is none
LIKE = 8.0  # alone
ABOUT = 10.0  # alone, where the words are somebody's subject
SHORT = 6  # words; so few that the small ones of which every sentence is made could ring alone
TOLD = 4.0  # what the others of so few must tell
CERTAIN = 15.0  # beside a phrase that is sure of another, or of what was
GRAVE = 16.0  # alone it is sure
LENGTHY = 22.0  # beside a phrase that is not sure, or in a text of more words than
WORDY = 40
FAINT = -15.0  # below this a phrase in doubt is told above an answer, and never alone
FEW = 4  # words; of so few none speaks against it
AROUND = 80  # letters before and after a phrase in a long text, whose other sentences say nothing about it
LONGEST = 400  # letters of a sentence before and after a phrase
SHORTEST_TYPO = 6  # letters; shorter words are one slip away from too many others


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody may be in *danger*. When not *sure*, the lines stand above the ordinary answer.

    *guessed* when no phrase was heard, and the words are only like what people in danger say, by how much
    is their *weight*. *faint* when a phrase was heard, and all else speaks against it: never the lines alone.
    *worn* when it is somebody whose strength is used up by caring for another.
    """

    danger: Danger
    sure: bool
    guessed: bool = False
    weight: float = field(default=0.0, compare=False)
    faint: bool = field(default=False, compare=False)
    worn: bool = field(default=False, compare=False)


def alarm(text: str) -> Alarm | None:
    """Return the alarm that *text* raises; None when nobody is in danger."""
    return _watch().alarm(text)


class Watch:
    """The phrases of every language, ready to listen."""

    def __init__(
        self, languages: list[Mapping[str, Any]], likeness: Likeness, weights: Weights = NO_WEIGHTS
    ) -> None:
        self._likeness, self._weights = likeness, weights
        self.family = _words(languages, _FAMILY)  # whose mother it is says nothing about danger
        self._small = self.family | _words(languages, _SMALL)  # nor do "hun er her ikke" and "i want to"
        kinds = [(danger, key) for danger in _ORDER for key in _KEYS]
        told = [phrase for kind in kinds for phrase in _phrases(languages, *kind)]
        self._dangers = Phrases(told)
        self._told = self._small.union(*(plain(phrase.text).split() for phrase in told))
        self._metaphors = Phrases(_phrases(languages, "metaphor", "phrases"))
        self._subjects = Phrases(_phrases(languages, "subject", "phrases"))
        self._quoting = Phrases(_phrases(languages, "quoting", "phrases"))
        self._confused = Phrases(_phrases(languages, "confused", "phrases"))
        self._caring = Phrases(_phrases(languages, "caring", "phrases"))
        self._past = Phrases(_phrases(languages, "past", "phrases"))
        self._keys = sorted({plain(word).strip() for table in languages for word in table["typos"]["words"]})
        self._corrected = lru_cache(maxsize=WORDS)(self._correct)

    def alarm(self, text: str) -> Alarm | None:
        """Return the alarm that *text* raises; None when nobody is in danger.

        A line may end before its sentence does, so that those are listened to a second time without the end.
        """
        first = self._alarm(text)
        if "\n" not in text.strip() or (first and first.sure):
            return first
        second = self._alarm(_WRAPPED.sub(" ", text))
        heard = second is not None and (second.sure or (first is None and not second.guessed))
        return second if heard else first

    def _alarm(self, text: str) -> Alarm | None:
        heard = self.hear(text)
        found = sorted(self._dangers.found(heard), key=lambda hit: _RANK[hit[0].label])
        cares = any(self._caring.found(heard))
        told = ("sure",) if cares else ("sure", "weary")
        sure = [(_danger(phrase), match) for phrase, match in found if phrase.label.endswith(told)]
        weight = self._weights.weigh(heard)
        for danger, match in sure:
            near = _near(heard, match) if _is_long(heard) else heard
            likely = weight if near is heard else max(weight, self._weights.weigh(_sentence(heard, match)))
            past = any(self._past.found(near))
            if likely > (LEAST if past else FAR) and self._is_told(danger, heard, near, match):
                return Alarm(danger, likely > (CERTAIN if past else LEAST), faint=_is_faint(heard, likely))
        quoted = self._is_quoted(heard, sure[0][0] if sure else None)
        whose = _NEAR if weight > FAR else _CARED_FOR
        if sure and not whose.isdisjoint(heard.split()):
            return Alarm(sure[0][0], sure=weight > CERTAIN and not quoted, faint=_is_faint(heard, weight))
        subject = any(self._subjects.found(heard))
        tired = (*(("weary",) if cares else ()), *(() if subject else ("worn",)))
        if worn := _labelled(found, tired):
            return Alarm(worn, sure=False, weight=weight, worn=True)
        about = quoted or subject
        if found and not about and weight > DOUBTFUL:
            return Alarm(_danger(found[0][0]), sure=weight > LENGTHY, weight=weight)
        return self._perhaps(heard, weight, ABOUT if about else LIKE)

    def hear(self, text: str) -> str:
        """Return *text* as it is listened to: plain, slips in key words corrected, sayings taken out."""
        words = [
            self._corrected(word) if len(word) >= SHORTEST_TYPO else word
            for word in plain(spelt(text)).split()
        ]
        return self._metaphors.without(f" {' '.join(words)} ")

    def _perhaps(self, heard: str, weight: float, enough: float) -> Alarm | None:
        """Return an alarm in doubt when no phrase tells, but the words do."""
        short = len(heard.split()) <= SHORT
        told = self._weights.tells(heard, self._small) if short else weight
        lengthy = _is_long(heard)  # of so many sentences one is like danger by chance
        if weight < (LENGTHY if lengthy else enough) or told < TOLD:
            return None
        danger = self._likeness.kind(heard)
        if weight < CERTAIN and danger in _COMMON:
            return None
        grave = weight > (LENGTHY if len(heard.split()) > WORDY else GRAVE) and told > LIKE
        return Alarm(danger, sure=grave and not lengthy, guessed=True, weight=weight)

    def _is_quoted(self, heard: str, danger: Danger | None) -> bool:
        """Whether it is asked what to do when others say it, or an illness speaks that is no will to die."""
        confused = danger is not Danger.SUICIDE and any(self._confused.found(heard))
        return confused or any(self._quoting.found(heard))

    def _is_told(self, danger: Danger, heard: str, near: str, match: re.Match[str]) -> bool:
        """Whether it happens to the person or somebody near, and is not what a question is about."""
        if self._is_quoted(near, danger):
            return False
        if match[0].startswith(" i ") or not _OWN.isdisjoint(match[0].split()):
            return True
        sentence = _sentence(heard, match)
        if any(self._subjects.found(sentence)):
            return False
        return not _OWN.isdisjoint(sentence.split()) or not any(self._subjects.found(heard))

    def _correct(self, word: str) -> str:
        """Return the key word that *word* is one slip away from, or the words glued in it, else *word*."""
        if (words := parted(word, self._told, _OWN)) != word:
            return words
        near = process.extractOne(word, self._keys, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near else word


def load(folder: Path = FOLDER) -> Watch:
    """Read the phrases and lines of *folder*; raise ValueError or OSError where that fails."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise FileNotFoundError(folder)
    danger = {kind: lines(folder / "said" / f"{kind}.txt") for kind in _ORDER}
    languages: list[Mapping[str, Any]] = [tomllib.loads(file.read_text("utf-8-sig")) for file in files]
    return Watch(languages, Likeness(danger), _weights(folder / WEIGHTS))


def _weights(file: Path) -> Weights:
    try:
        return weights.read(file)
    except (OSError, ValueError) as error:
        logger.critical("crisis weights are broken, phrases stand in", extra={"kind": type(error).__name__})
        return NO_WEIGHTS


def _words(languages: list[Mapping[str, Any]], names: Iterable[str]) -> frozenset[str]:
    """Return the words of the sets called *names*, with the beginnings that long ones are known by."""
    sets = [language.get("sets", {}).get(name, "") for name in names for language in languages]
    words = {plain(word).strip() for names in sets for word in names.split("|") if "<" not in word}
    return frozenset(words | {f"{word[:BEGINNING]}*" for word in words if len(word) > BEGINNING})


@cache
def _watch() -> Watch:
    try:
        return load()
    except (OSError, ValueError, KeyError) as error:
        logger.critical(
            "crisis phrases are broken, a few words stand in", extra={"kind": type(error).__name__}
        )
        return Watch([_LAST_RESORT], Likeness({}))


def _is_faint(heard: str, weight: float) -> bool:
    return weight < FAINT and len(heard.split()) > FEW


def _is_long(heard: str) -> bool:
    return len(heard) > 6 * weights.LONG and len(heard.split()) > weights.LONG


def _near(heard: str, match: re.Match[str]) -> str:
    """Return *match* with the words around it."""
    start, end = max(match.start() - AROUND, 0), match.end() + AROUND
    return f" {' '.join(heard[start:end].split()[start > 0 :])} "


def _sentence(heard: str, match: re.Match[str]) -> str:
    """Return the sentence that *match* stands in."""
    start = heard.rfind(f" {BREAK} ", max(match.start() - LONGEST, 0), match.start() + 1)
    end = heard.find(f" {BREAK} ", match.end() - 1, match.end() + LONGEST)
    return heard[max(start, match.start() - LONGEST, 0) : end + 1 or match.end() + LONGEST] + " "


def _phrases(languages: list[Mapping[str, Any]], table: str, key: str) -> Iterator[Phrase]:
    for language in languages:
        for text in language.get(table, {}).get(key, ()):
            yield read(text, language["sets"], f"{table} {key}")


def _labelled(found: Iterable[tuple[Phrase, re.Match[str]]], keys: tuple[str, ...]) -> Danger | None:
    """Return the danger of the first phrase that was found under one of *keys*."""
    return next((_danger(phrase) for phrase, _ in found if phrase.label.endswith(keys)), None)


def _danger(phrase: Phrase) -> Danger:
    return Danger(phrase.label.split()[0])


_KEYS = ("sure", "weary", "doubt", "worn")
# Where a text fits several, the first is told: a poisoned child needs Giftlinjen, a suicidal one Livslinien.
_ORDER = (
    Danger.SUICIDE, Danger.POISON, Danger.MISSING, Danger.CHILD, Danger.VIOLENCE, Danger.ILLNESS,
)  # fmt: skip
_RANK = {f"{danger} {key}": rank for rank, danger in enumerate(_ORDER) for key in _KEYS}
_OWN = frozenset(plain("jeg jg jeh mig min mit mine im ive me my myself").split())
_CARED_FOR = frozenset(plain("patient borger beboer").split())  # staff who speak of one are always heard
_NEAR = (
    _OWN
    | _CARED_FOR
    | frozenset(plain("han hun ham hende hans hendes nu lige he she him her his now").split())
)
_COMMON = {Danger.MISSING, Danger.VIOLENCE}  # "væk" and "min kone" are mostly of other things
_FAMILY = ("partner", "parent", "child", "family")
_SMALL = ("small",)
_WRAPPED = re.compile(r"(?<=[^\s.!?])\s+(?=\S)")
_LAST_RESORT: Mapping[str, Any] = {
    "sets": {},
    "suicide": {"sure": ["selvmord*", "suicid*", "vil ~ dø", "kill myself", "want to die"]},
    "violence": {"sure": ["slår mig", "voldtaget", "hits me", "raped"]},
    "illness": {"sure": ["bevidstløs*", "brystsmerte*", "ambulance", "unconscious", "112"]},
    "poison": {"sure": ["forgift*", "overdos*", "poisoned"]},
    "typos": {"words": ["selvmord", "suicide"]},
}
