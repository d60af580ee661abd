"""The flaws of a folder as what is wrong with one item: the checks are the library's, the words for staff."""

import re
from collections.abc import Iterable, Sequence

from knowledge.editing import answers, messages, phrases
from knowledge.editing.items import Item, Kind, Mistake
from knowledge.errors import Flaw

_TOLD = tuple(
    (re.compile(pattern), key, field)
    for pattern, key, field in (
        (
            r"The phrase '(?P<phrase>.*)' stands under '(?P<topic>.*)' too\.",
            "content-phrase-twice",
            phrases.FIELD,
        ),
        (r"'.*' knows no \{\$(?P<name>.*)\}\.", "content-unknown-placeholder", ""),
        (r"'.*' does not say \{\$(?P<name>.*)\}\.", "content-lost-placeholder", ""),
        (r"This is not a sentence in Fluent\.", "content-not-fluent", ""),
        (r"The notice has (?P<count>\d+) letters\.", "content-notice-long", ""),
        (r"The next step '(?P<topic>.*)' is not known\.", "content-unknown-next", "next"),
        (r"The document '(?P<document>.*)' is not known\.", "content-unknown-document", "sources"),
        (r"Two answers to this topic hold on the same day\.", "content-two-answers", "valid_from"),
        (r"It does not say '(?P<period>.*)', as .*", "content-period-unsaid", ""),
        (r"\[.*\] does not say how long\.", "content-no-period", ""),
        (r"\[.*\] does not say from when until when\.", "content-no-hours", ""),
        (r"\[.*\] does not say how many working days\.", "content-no-working-days", ""),
        (r"\[.*\] does not say after how many days\.", "content-no-days", "days"),
        (r"The steps do not follow each other\.", "content-steps", "days"),
        (r"day '.*' is no day\.", "content-no-closed-day", ""),
        (r"112 is not first for '(?P<danger>.*)'\.", "content-112-first", ""),
        (r"There is an invisible character .*", "content-invisible", ""),
    )
)


def told(flaws: Iterable[Flaw], item: Item) -> list[Mistake]:
    """Return *flaws* as mistakes of the form of *item*, each once."""
    found = [_told(flaw, item) for flaw in flaws]
    return [one for number, one in enumerate(found) if one not in found[:number]]


def news(flaws: Sequence[Flaw], before: Sequence[Flaw]) -> list[Flaw]:
    """Return the *flaws* that were not there *before*, wherever they stand in their file now."""
    old = {(flaw.file, flaw.problem) for flaw in before}
    return [flaw for flaw in flaws if (flaw.file, flaw.problem) not in old]


def _told(flaw: Flaw, item: Item) -> Mistake:
    for pattern, key, field in _TOLD:
        if match := pattern.fullmatch(flaw.problem):
            return Mistake(field or _field(flaw, item), key, match.groupdict())
    return Mistake(_field(flaw, item), "content-flaw", {"file": flaw.file, "problem": flaw.problem})


def _field(flaw: Flaw, item: Item) -> str:
    """Return the field of the form that a file's flaw belongs to; none for another file's."""
    match item.kind:
        case Kind.MESSAGE:
            return next((one for one, file in messages.FILES.items() if file == flaw.file), "")
        case Kind.ANSWER:
            return "text" if flaw.file == answers.file_of(item) else ""
        case Kind.PHRASES:
            return phrases.FIELD if flaw.file == phrases.file_of(item) else ""
    return ""
