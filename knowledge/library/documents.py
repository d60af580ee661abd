"""The documents that answers rest on: what they are called, where they lie, and the passages we cite."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.files.reader import Reader, line_of
from knowledge.terms import Language

FILE = "documents.toml"

_KEYS = ("id", "da", "en", "link")
_HYPHENATED = re.compile(r"(?<=\w)-\s*\n\s*(?!(?:og|eller|samt)\b)(?=[a-zæøå])")  # not "sundheds-\nog"
_NOTE = re.compile(r"^#.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One document; *text* is what of it we keep, without our notes, empty where it is only linked to."""

    id: str
    titles: Mapping[Language, str]
    link: str
    text: str

    def holds(self, passage: str) -> bool:
        """Whether *passage* stands in the text, however it is broken into lines."""
        return folded(passage) in folded(self.text)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: the *section* is told to people, the *passage* is the document's own words."""

    document: str
    section: str
    passage: str


Documents = Mapping[str, Document]


def read(reader: Reader) -> Documents:
    """Return the documents of ``documents.toml`` by id; flaws stay with *reader*.

    ``documents/<id>.txt`` is what of a document is kept: the sentences that answers cite, with a blank line
    between them. A line that begins with # is a note of ours.
    """
    tables = reader.tables(FILE, "document")
    text = reader.text(FILE) if tables else ""
    kept = {Path(name).stem: name for name in reader.names("documents/*.txt")}
    found: dict[str, Document] = {}
    for table in tables:
        name = str(table.get("id", ""))
        line = line_of(text, f'id = "{name}"')
        if wrong := set(table) ^ set(_KEYS):
            problem = f"The document has missing or unknown keys: {', '.join(sorted(wrong))}."
            reader.flaw(FILE, line, problem, f"Write each of: {', '.join(_KEYS)}.")
            continue
        if name in found:
            reader.flaw(FILE, line, f"The document {name!r} is here twice.", "Delete one of them.")
        titles = {language: str(table[language]) for language in (Language.DANISH, Language.ENGLISH)}
        found[name] = Document(
            name, titles, str(table["link"]), _NOTE.sub("", reader.text(kept[name])) if name in kept else ""
        )
    for name, file in kept.items():
        if name not in found:
            reader.flaw(file, 1, f"The document {name!r} is not known.", f"Name it in {FILE}.")
    return found


def folded(text: str) -> str:
    """Return *text* with one space for any white space, and words joined that a line end parted."""
    return " ".join(_HYPHENATED.sub("", text).split())
