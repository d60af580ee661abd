"""Hears whether somebody is in danger: rather once too often than too seldom, but not because of a saying.

It reads the packaged phrases, whatever CONTENT_DIR says, and goes on with a few words when those are broken.
"""

import logging
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.phrasing import BREAK, Phrases, plain, read
from knowledge.terms import Danger

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "content" / "crisis"
SHORTEST_TYPO = 6  # letters; shorter words are one slip away from too many others


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody may be in *danger*. When not *sure*, the lines stand above the ordinary answer."""

    danger: Danger
    sure: bool


def alarm(text: str) -> Alarm | None:
    """Return the alarm that *text* raises; None when nobody is in danger."""
    return _watch().alarm(text)


class Watch:
    """The phrases of every language, ready to listen."""

    def __init__(self, languages: list[Mapping[str, Any]]) -> None:
        self._sure = {danger: _phrases(languages, danger, "sure") for danger in _ORDER}
        self._doubt = {danger: _phrases(languages, danger, "doubt") for danger in _ORDER}
        self._metaphor = _phrases(languages, "metaphor", "phrases")
        self._subject = _phrases(languages, "subject", "phrases")
        self._quoting = _phrases(languages, "quoting", "phrases")
        keys = {plain(word).strip() for table in languages for word in table["typos"]["words"]}
        self._keys = sorted(keys)
        self._corrected = lru_cache(maxsize=20_000)(self._correct)

    def alarm(self, text: str) -> Alarm | None:
        """Return the alarm that *text* raises; None when nobody is in danger."""
        words = [
            self._corrected(word) if len(word) >= SHORTEST_TYPO else word for word in plain(text).split()
        ]
        heard = self._metaphor.without(f" {' '.join(words)} ")
        doubtful = None
        for danger, sentence, span in self._surely(heard):
            if self._is_told(heard, sentence, span):
                return Alarm(danger, sure=True)
            doubtful = doubtful or Alarm(danger, sure=False)
        return doubtful or self._perhaps(heard)

    def _surely(self, heard: str) -> Iterator[tuple[Danger, str, str]]:
        """Yield each danger that is put in plain words, its sentence and the words themselves."""
        for danger, phrases in self._sure.items():
            for match in phrases.found(heard):
                start = heard.rfind(f" {BREAK} ", 0, match.start() + 1)
                end = heard.find(f" {BREAK} ", match.end() - 1)
                yield danger, heard[max(start, 0) : end + 1 or None], match[0]

    def _is_told(self, heard: str, sentence: str, span: str) -> bool:
        """Whether it happens to the person or somebody near, and is not what a question is about."""
        if any(self._quoting.found(heard)):
            return False
        if not _OWN.isdisjoint(span.split()) or span.startswith(" i "):
            return True
        if any(self._subject.found(sentence + " ")):
            return False
        return not _OWN.isdisjoint(sentence.split()) or not any(self._subject.found(heard))

    def _perhaps(self, heard: str) -> Alarm | None:
        for danger, phrases in self._doubt.items():
            if any(phrases.found(heard)):
                about = any(self._subject.found(heard)) or any(self._quoting.found(heard))
                return None if about else Alarm(danger, sure=False)
        return None

    def _correct(self, word: str) -> str:
        """Return the key word that *word* is one slip away from, else *word*."""
        near = process.extractOne(word, self._keys, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near else word


def load(folder: Path = FOLDER) -> Watch:
    """Read the phrases of every language in *folder*; raise ValueError or OSError where that fails."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise FileNotFoundError(folder)
    return Watch([tomllib.loads(file.read_text("utf-8-sig")) for file in files])


@cache
def _watch() -> Watch:
    try:
        return load()
    except (OSError, ValueError, KeyError) as error:
        logger.critical(
            "crisis phrases are broken, a few words stand in", extra={"kind": type(error).__name__}
        )
        return Watch([_LAST_RESORT])


def _phrases(languages: list[Mapping[str, Any]], table: str, key: str) -> Phrases:
    written = (
        (text, language["sets"]) for language in languages for text in language.get(table, {}).get(key, ())
    )
    return Phrases(read(text, sets) for text, sets in written)


# Where a text fits several, the first is told: a poisoned child needs Giftlinjen, a suicidal one Livslinien.
_ORDER = (Danger.SUICIDE, Danger.POISON, Danger.CHILD, Danger.VIOLENCE, Danger.ILLNESS)
_OWN = frozenset(plain("jeg jg jeh mig min mit mine im ive me my myself").split())
_LAST_RESORT: Mapping[str, Any] = {
    "sets": {},
    "suicide": {"sure": ["selvmord*", "suicid*", "vil ~ dø", "kill myself", "want to die"]},
    "violence": {"sure": ["slår mig", "voldtaget", "hits me", "raped"]},
    "illness": {"sure": ["bevidstløs*", "brystsmerte*", "ambulance", "unconscious", "112"]},
    "poison": {"sure": ["forgift*", "overdos*", "poisoned"]},
    "typos": {"words": ["selvmord", "suicide"]},
}
