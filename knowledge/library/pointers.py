"""The pointers: where to turn with what the bot cannot answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.files.reader import Reader
from knowledge.library.contacts import CONFIDENCE
from knowledge.library.phrases import fold
from knowledge.terms import Language

FILE = "pointers.csv"

_COLUMNS = ("id", "da", "en", "name", "page", "phone", "confidence", "verified_on", "source", "words")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where to turn; *sentences* say it by language."""

    id: str
    sentences: Mapping[Language, str]
    name: str
    page: str
    phone: str
    confidence: str
    verified_on: date | None
    words: tuple[str, ...]

    @property
    def unsure(self) -> bool:
        """Whether the number must be shown with a request to check it."""
        return self.confidence != "verified" and self.verified_on is None


@dataclass(frozen=True, slots=True)
class Pointers:
    """Every pointer by its id."""

    by_id: Mapping[str, Pointer]

    @classmethod
    def load(cls, folder: Path) -> "Pointers":
        """Read the pointers of *folder*; raise ContentError with every flaw."""
        reader = Reader(folder)
        pointers = read(reader)
        reader.settle()
        return pointers

    def get(self, pointer: str) -> Pointer | None:
        """Return the pointer with this id, or None."""
        return self.by_id.get(pointer)

    def find(self, text: str) -> Pointer | None:
        """Return the first pointer one of whose words begins a word of *text*, or None."""
        marked = f" {fold(text)}"
        return next((one for one in self.by_id.values() if any(word in marked for word in one.words)), None)


def read(reader: Reader) -> Pointers:
    """Return the pointers that can be read; flaws stay with *reader*."""
    by_id: dict[str, Pointer] = {}
    for row in reader.rows(FILE, _COLUMNS):
        if row["id"] in by_id:
            reader.flaw(FILE, row.line, f"{row['id']!r} is here twice.", "Keep one row for each pointer.")
        if not row["da"] or not row["en"]:
            reader.flaw(FILE, row.line, "A sentence is missing.", "Write where to turn in both da and en.")
        if not row["words"]:
            reader.flaw(FILE, row.line, "There are no words.", "Write the beginnings of words, parted by |.")
        reader.choice(FILE, row.line, "confidence", row["confidence"], CONFIDENCE)
        by_id[row["id"]] = Pointer(
            id=row["id"],
            sentences={Language.DANISH: row["da"], Language.ENGLISH: row["en"]},
            name=row["name"],
            page=row["page"],
            phone=row["phone"],
            confidence=row["confidence"],
            verified_on=reader.day(FILE, row.line, "verified_on", row["verified_on"]),
            words=tuple(f" {fold(word)}" for word in row["words"].split("|") if fold(word)),
        )
    return Pointers(by_id)
