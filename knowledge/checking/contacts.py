"""What could be better in contacts and lines: no source, confirmed long ago, or of nothing there is."""

from collections.abc import Iterator
from datetime import date

from knowledge.errors import Finding
from knowledge.files.reader import Reader, line_of
from knowledge.library import Library
from knowledge.library import contacts as desks
from knowledge.library.unconfirmed import Entry, entries
from knowledge.places.gazetteer import HOSPITALS

_TOLD = ("address", "phone", "email", "website", "page", "number")  # what people act on
_YEAR = 365  # days after which a number that somebody has confirmed is looked up again


def findings(reader: Reader, known: Library, today: date) -> Iterator[Finding]:
    """Yield what could be better."""
    for entry in entries(reader):
        yield from _sourced(entry)
        yield from _confirmed(reader, entry, today)
        yield from _linked(entry)
    yield from _nowhere(reader, known)


def _sourced(entry: Entry) -> Iterator[Finding]:
    tells = any(entry.fields.get(key) for key in _TOLD)
    if tells and not entry.fields.get("source"):
        yield Finding("no-contact-source", entry.file, entry.line, {"name": entry.name})


def _confirmed(reader: Reader, entry: Entry, today: date) -> Iterator[Finding]:
    day = reader.day(entry.file, entry.line, "verified_on", entry.fields.get("verified_on"))
    if day and (today - day).days > _YEAR:
        yield Finding("long-ago", entry.file, entry.line, {"name": entry.name, "day": day.isoformat()})


def _linked(entry: Entry) -> Iterator[Finding]:
    for key in ("website", "page"):
        if (link := str(entry.fields.get(key) or "")) and not link.startswith("https://"):
            yield Finding("relative-link", entry.file, entry.line, {"link": link})


def _nowhere(reader: Reader, known: Library) -> Iterator[Finding]:
    """Yield the contacts of hospitals and municipalities that no place leads to."""
    hospitals = {row["id"] for row in reader.rows(HOSPITALS, _columns(reader, HOSPITALS))}
    text = reader.text(desks.FILE)
    for hospital in known.contacts.hospitals:
        if hospital not in hospitals:
            line = line_of(text, f"[hospitals.{hospital}]")
            yield Finding("no-hospital", desks.FILE, line, {"id": hospital, "file": HOSPITALS})
    ours = {name for one in known.gazetteer.councils for name in one.municipalities}
    text = reader.text(desks.CENTRES)
    for municipality in known.contacts.centres:
        if municipality not in ours:
            line = line_of(text, f"\n{municipality},") + 1
            yield Finding("no-municipality", desks.CENTRES, line, {"name": municipality})


def _columns(reader: Reader, name: str) -> list[str]:
    return [cell.strip() for cell in reader.text(name).split("\n")[0].split(",")]
