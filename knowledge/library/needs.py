"""The needs: read from ``needs.toml``, with the words that people say for each of them."""

from typing import Any

from knowledge.files.reader import Reader, line_of
from knowledge.library.phrases import LANGUAGES, fold
from knowledge.offers.needs import Need, Needs
from knowledge.offers.offer import NeedId
from knowledge.terms import Language

FILE = "needs.toml"
LONGEST_NAME = 24  # letters: two buttons beside each other still show it whole

_KEYS = ("id", "da", "en", "words_da", "words_en")


def read(reader: Reader) -> Needs:
    """Return the needs that can be read; flaws stay with *reader*."""
    needs: dict[NeedId, Need] = {}
    heard: dict[str, NeedId] = {}
    text = reader.text(FILE)
    for table in reader.tables(FILE, "need") if text else ():
        line = line_of(text, f'id = "{table.get("id", "")}"')
        if wrong := set(table) ^ set(_KEYS):
            problem = f"The need has missing or unknown keys: {', '.join(sorted(wrong))}."
            reader.flaw(FILE, line, problem, f"Write each of: {', '.join(_KEYS)}.")
            continue
        need = _need(reader, line, table)
        if need.id in needs:
            reader.flaw(FILE, line, f"The need {str(need.id)!r} is here twice.", "Delete one of them.")
        needs[need.id] = need
        _compare(reader, line, need, heard)
    return Needs(tuple(needs.values()), needs)


def _need(reader: Reader, line: int, table: dict[str, Any]) -> Need:
    names = {language: str(table[language]) for language in LANGUAGES}
    for name in names.values():
        if not 1 <= len(name) <= LONGEST_NAME:
            problem = f"The name {name!r} has {len(name)} letters."
            reader.flaw(FILE, line, problem, f"Write 1 to {LONGEST_NAME}, so that it fits a button.")
    words = {language: _words(reader, line, f"words_{language}", table) for language in LANGUAGES}
    return Need(NeedId(str(table["id"])), names, words)


def _words(reader: Reader, line: int, key: str, table: dict[str, Any]) -> tuple[str, ...]:
    """Return the folded words of one language, each once."""
    words = tuple(dict.fromkeys(fold(word) for word in reader.texts(FILE, line, key, table[key])))
    if not words or "" in words:
        reader.flaw(FILE, line, f"{key} has an empty word, or none.", "Write what people say for the need.")
    return words


def _compare(reader: Reader, line: int, need: Need, heard: dict[str, NeedId]) -> None:
    """Note each word that another need has too: it would mean neither."""
    for language in (Language.DANISH, Language.ENGLISH):
        for word in need.words[language]:
            if (other := heard.setdefault(word, need.id)) != need.id:
                problem = f"The word {word!r} stands under {str(other)!r} too."
                reader.flaw(FILE, line, problem, "Keep it where it belongs.")
