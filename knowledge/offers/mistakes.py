"""What can be wrong with an offer: the column, the rule that it breaks, and both told in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.errors import IndgangError

SENTENCES: Mapping[str, tuple[str, str]] = {  # by key: what is wrong, and what to do instead
    "empty": ("is empty", "write it here"),
    "long": ("has {count} letters", "write at most {most}"),
    "lines": ("has more than one line", "write it in one"),
    "hidden": ("holds an invisible character", "type it anew"),
    "edge": ("begins or ends with a space", "take the space out"),
    "cpr": ("holds what looks like a CPR number", "take it out"),
    "id": ("{value} is no id", "write a-z, 0-9 and hyphens between them, at most {most}"),
    "taken": ("{value} is the address of another page", "write another, such as the name with its town"),
    "unknown": ("{value} is not known", "write {known}"),
    "twice": ("{value} is there twice", "write it once"),
    "truth": ("{value} is neither yes nor no", "write yes, or leave it empty"),
    "age": ("{value} is no age", "write whole years from 0 to {most}"),
    "ages": ("{value} is below the minimum age {least}", "write the higher age as the maximum"),
    "degrees": ("{value} is no number of degrees", "write it like 56.1572"),
    "alone": ("is empty where {other} is not", "write both, or neither"),
    "outside": ("{value} lies outside Denmark", "write degrees from {least} to {most}"),
    "swapped": (
        "{value} lies outside Denmark",
        "change latitude and longitude over: they look like each other's",
    ),
    "day": ("{value} is no day", "write it like 2026-11-22 or 22-11-2026"),
    "early": ("{value} is too long ago", "write the year with four digits"),
    "future": ("{value} is still to come", "write a day that has been"),
    "unsourced": ("is empty where checked_on is not", "write where it was found"),
    "schedule": ("{value} is no schedule", "write it like MO|TU 16:00-17:30 2026-01-01/2026-12-31"),
    "seconds": ("{value} is no whole minute", "write it like 16:00"),
    "closes": ("{value} closes before it opens", "write two schedules where it is open past midnight"),
    "ends": ("{value} ends before it starts", "write the earlier day first"),
    "phone": ("{value} is no phone number", "write one number, as it is dialled"),
    "mail": ("{value} is no e-mail address", "write it like name@example.org"),
    "link": ("{value} is no link that can be opened", "write it whole, beginning with https://"),
}
SHOWN = 60  # letters of a wrong value that are shown


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: its *column*, the *key* of what is wrong (one of `SENTENCES`) and what that tells."""

    column: str
    key: str
    told: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def problem(self) -> str:
        """What is wrong, as the end of a sentence that begins with the column."""
        return SENTENCES[self.key][0].format_map(self.told)

    @property
    def instead(self) -> str:
        """What to do, as the end of that sentence."""
        return SENTENCES[self.key][1].format_map(self.told)

    def __str__(self) -> str:
        """Return ``column: problem; instead.``."""
        return f"{self.column}: {self.problem}; {self.instead}."


class OfferError(IndgangError):
    """Something is no offer; *mistakes* are all that is wrong with it."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def quoted(value: object) -> str:
    """Return *value* as a mistake shows it: in quotation marks, and no longer than can be read."""
    text = str(value)
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")
