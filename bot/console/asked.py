"""What a list is asked for, read from an address and written into one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Self
from urllib.parse import urlencode

from knowledge import screen
from knowledge.casework.records import Filters, View

NAMES: Mapping[str, str] = {
    "council": "raad",
    "municipality": "kommune",
    "topic": "emne",
    "actor": "aktoer",
    "kind": "slags",
    "channel": "kanal",
    "month": "maaned",
    "state": "tilstand",
}  # of the filters, as they stand in addresses
LONGEST = 200  # letters of a search or a filter: what is longer finds nothing
ROWS = 50  # on a page
_FARTHEST = 10_000  # pages


@dataclass(frozen=True, slots=True)
class Asked:
    """A list, narrowed and searched, and which page of it. *view* is None where none was chosen."""

    view: View | None = None
    filters: Filters = field(default_factory=Filters)
    search: str = ""
    page: int = 1

    @classmethod
    def read(cls, said: Mapping[str, str]) -> Self:
        """Return what the parameters of an address ask for; what makes no sense asks for nothing."""
        narrowed = {name: said.get(short, "").strip()[:LONGEST] for name, short in NAMES.items()}
        return cls(
            view=next((view for view in View if view == said.get("liste")), None),
            filters=Filters(**narrowed),
            search=screen.redact(said.get("soeg", "").strip()[:LONGEST]).text,
            page=_number(said.get("side", "")),
        )

    @property
    def first(self) -> int:
        """How many rows come before this page."""
        return (self.page - 1) * ROWS

    @property
    def narrowed(self) -> Mapping[str, str]:
        """The filters that are set, by the names in addresses."""
        return {short: value for name, short in NAMES.items() if (value := getattr(self.filters, name))}

    @property
    def address(self) -> str:
        """The query of an address that asks for the same."""
        said = {"liste": self.view or "", "soeg": self.search, **self.narrowed}
        return urlencode({key: value for key, value in said.items() if value} | self._later)

    def to(self, view: View) -> "Asked":
        """Return the same on another list."""
        return replace(self, view=view, page=1)

    def instead(self, search: str) -> "Asked":
        """Return the same with another search."""
        return replace(self, search=search, page=1)

    def on(self, page: int) -> "Asked":
        """Return another page of it."""
        return replace(self, page=page)

    def without(self, short: str) -> "Asked":
        """Return it without one filter."""
        kept = {
            one.name: "" if NAMES[one.name] == short else getattr(self.filters, one.name)
            for one in fields(Filters)
        }
        return replace(self, filters=Filters(**kept), page=1)

    @property
    def anew(self) -> "Asked":
        """The same list, neither narrowed nor searched."""
        return Asked(self.view)

    @property
    def _later(self) -> dict[str, int]:
        return {"side": self.page} if self.page > 1 else {}


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), _FARTHEST)
