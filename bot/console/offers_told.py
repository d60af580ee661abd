"""Offers as staff read them: each field with its name and in Danish, and what differs between two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.console.content_history import Piece, compare
from bot.console.pages import Pages
from knowledge.answering.voice import Voice
from knowledge.library import Library, Shelf
from knowledge.offers.offer import Offer, Schedule
from knowledge.offers.rows import COLUMNS, to_cells
from knowledge.offers.wording import Facts
from knowledge.terms import Language

NOT_SHOWN = frozenset({"id", "longitude"})  # its latitude tells both
OLD_FIRST = Piece("same", " ")  # between what was and what is where all of it is another


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs: what it is called, what was and is there, and the two put together."""

    column: str
    label: str
    before: str
    after: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Telling:
    """Says the fields of offers in Danish, with the names of the content as it is now."""

    pages: Pages
    shelf: Shelf

    def label(self, column: str) -> str:
        """Return what a field is called."""
        return self.pages.words.say("offers-field", field=column)

    def facts(self, offer: Offer) -> Facts:
        """Return *offer* as citizens read of it."""
        return Facts(offer, Voice(self._library, Language.DANISH))

    def need(self, id_: str) -> str:
        """Return the name of a need; one that is not known any more is its own name."""
        need = next((need for need in self._library.needs.all if need.id == id_), None)
        return need.name(Language.DANISH) if need else id_

    def values(self, offer: Offer) -> Mapping[str, str]:
        """Return every field in Danish, an empty one as nothing."""
        return {column: self._value(offer, column) for column in COLUMNS if column not in NOT_SHOWN}

    def differences(self, before: Offer | None, after: Offer) -> list[Difference]:
        """Return what *after* has that *before* has not; of a new one all that is told."""
        was = self.values(before) if before else {}
        return [
            Difference(
                column, self.label(column), was.get(column, ""), now, put_together(was.get(column, ""), now)
            )
            for column, now in self.values(after).items()
            if now != was.get(column, "")
        ]

    def _value(self, offer: Offer, column: str) -> str:  # noqa: PLR0911 a case for each kind of value
        match getattr(offer, column):
            case date() as day:
                return f"{day.day}.{day.month}.{day.year}"
            case StrEnum() as one:
                return self._named(column, one)
            case (StrEnum(), *_) as several:
                return ", ".join(self._named(column, one) for one in several)
            case (Schedule(), *_):
                return "\n".join(self.facts(replace(offer, schedule_note="")).when)
            case True:
                return self.pages.words.say("offers-relatives")
            case float() as degrees:
                return f"{degrees}, {offer.longitude}"
            case tuple() as several:
                return ", ".join(map(self.need if column == "needs" else str, several))
        return to_cells(offer)[column]

    def _named(self, column: str, value: str) -> str:
        if column == "kind":
            return self.pages.names.actor(value)
        return self.pages.words.say(f"offers-{column}", one=value.replace(" ", "-"))

    @property
    def _library(self) -> Library:
        return self.shelf.library


def put_together(before: str, after: str) -> list[Piece]:
    """Return the two as one text with what went and what came; side by side where little is the same."""
    pieces = compare(before, after)
    same = sum(len(piece.text.strip()) for piece in pieces if piece.kind == "same")
    if not before or not after or 2 * same >= min(len(before), len(after)):
        return pieces
    return [Piece("gone", before), OLD_FIRST, Piece("new", after)]
