"""Whom one can turn to: only what is published, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.files.reader import Reader, line_of

FILE = "contacts.toml"
CENTRES = "volunteer_centres.csv"
CONFIDENCE = ("verified", "likely")

_KEYS = ("name", "address", "phone", "email", "website", "confidence", "verified_on", "source")
_TABLES = ("region", "unit", "data_protection", "hospitals")
_COLUMNS = ("municipality", "name", "page", "phone", "address", "confidence", "verified_on", "source", "note")


@dataclass(frozen=True, slots=True)
class Desk:
    """A body one can turn to. What is not published is empty, never guessed.

    *verified_on* is empty until a person at the region has confirmed it.
    """

    name: str
    page: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    confidence: str = "verified"
    verified_on: date | None = None
    source: str = ""

    @property
    def unsure(self) -> bool:
        """Whether it must be shown with a request to check it."""
        return self.confidence != "verified" and self.verified_on is None


@dataclass(frozen=True, slots=True)
class Contacts:
    """The region and its parts, the hospitals by their id, the volunteer centres by their municipality."""

    region: Desk
    unit: Desk
    data_protection: Desk
    hospitals: Mapping[str, Desk]
    centres: Mapping[str, Desk]


def load(folder: Path) -> Contacts:
    """Read the contacts of *folder*; raise ContentError with every flaw."""
    reader = Reader(folder)
    contacts = read(reader)
    reader.settle()
    return contacts


def read(reader: Reader) -> Contacts:
    """Return the contacts that can be read; flaws stay with *reader*."""
    tables = reader.toml(FILE)
    text = reader.text(FILE) if tables else ""
    for name in sorted(tables.keys() - set(_TABLES)):
        line = line_of(text, f"[{name}")
        reader.flaw(FILE, line, f"The table {name!r} is not known.", f"Use only: {', '.join(_TABLES)}.")
    hospitals = tables.get("hospitals", {})
    if not isinstance(hospitals, dict):
        problem = "'hospitals' is no table."
        reader.flaw(FILE, line_of(text, "hospitals"), problem, "Write [hospitals.<id>] for each hospital.")
        hospitals = {}
    return Contacts(
        region=_desk(reader, tables, "region", text),
        unit=_desk(reader, tables, "unit", text),
        data_protection=_desk(reader, tables, "data_protection", text),
        hospitals={key: _desk(reader, hospitals, key, text, prefix="hospitals.") for key in hospitals},
        centres=_centres(reader),
    )


def _desk(reader: Reader, tables: Mapping[str, Any], key: str, text: str, *, prefix: str = "") -> Desk:
    table = tables.get(key)
    line = line_of(text, f"[{prefix}{key}]")
    if not isinstance(table, dict):
        if tables:
            reader.flaw(FILE, 1, f"The table [{prefix}{key}] is missing.", "Add it with its name.")
        return Desk("")
    for unknown in sorted(table.keys() - set(_KEYS)):
        reader.flaw(FILE, line, f"The key {unknown!r} is not known.", f"Use only: {', '.join(_KEYS)}.")
    if not table.get("name"):
        reader.flaw(FILE, line, f"[{prefix}{key}] has no name.", 'Write name = "…".')
    told = {name: str(table.get(name, "")) for name in _KEYS}
    confidence = told["confidence"] or "verified"
    reader.choice(FILE, line, "confidence", confidence, CONFIDENCE)
    return Desk(
        name=told["name"],
        page=told["website"],
        phone=told["phone"],
        address=told["address"],
        email=told["email"],
        confidence=confidence,
        verified_on=reader.day(FILE, line, "verified_on", table.get("verified_on")),
        source=told["source"],
    )


def _centres(reader: Reader) -> dict[str, Desk]:
    centres: dict[str, Desk] = {}
    for row in reader.rows(CENTRES, _COLUMNS):
        municipality = row["municipality"]
        if municipality in centres:
            reader.flaw(
                CENTRES, row.line, f"{municipality!r} is here twice.", "Keep one row per municipality."
            )
        if row["name"] and not reader.choice(CENTRES, row.line, "confidence", row["confidence"], CONFIDENCE):
            continue
        centres[municipality] = Desk(
            name=row["name"],
            page=row["page"],
            phone=row["phone"],
            address=row["address"],
            confidence=row["confidence"],
            verified_on=reader.day(CENTRES, row.line, "verified_on", row["verified_on"]),
            source=row["source"],
        )
    return centres
