"""How long what is kept stays: read from ``retention.toml``, and told in words."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from typing import Any

from knowledge.files.reader import Reader, line_of
from knowledge.library.answers import Answers
from knowledge.library.phrasebook import Phrasebook
from knowledge.privacy.retention import TOLD, Periods
from knowledge.terms import Language, TopicId

FILE = "retention.toml"
PRIVACY = TopicId("privacy")
LONGEST = 3650  # days: what is longer is a slip of the finger

_KEYS = ("name", "hours", "days", "verified_on")
_KINDS = tuple(field.name for field in fields(Periods))
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def read(reader: Reader) -> Periods:
    """Return the periods of ``retention.toml``; what is wrong with them goes to *reader*."""
    before = len(reader.flaws)
    tables = reader.toml(FILE)
    if len(reader.flaws) > before:
        return Periods()
    text = reader.text(FILE)
    for unknown in sorted(tables.keys() - set(_KINDS)):
        problem = f"The kind {unknown!r} is not known."
        reader.flaw(FILE, line_of(text, f"[{unknown}]"), problem, f"Write one of: {', '.join(_KINDS)}.")
    known = {kind: _period(reader, text, kind, tables.get(kind)) for kind in _KINDS}
    return Periods(**{kind: period for kind, period in known.items() if period})


def told(period: timedelta, phrasebook: Phrasebook, language: Language) -> str:
    """Return *period* as one says it: 24 hours, 8 days."""
    whole = period % _DAY == timedelta(0) and period > _DAY
    unit, count = ("days", period // _DAY) if whole else ("hours", period // _HOUR)
    return phrasebook.say("period", language, unit=unit, count=count)


def compare(reader: Reader, periods: Periods, answers: Answers, phrasebook: Phrasebook) -> None:
    """Note each answer about privacy that does not say a period as it is."""
    for language in (Language.DANISH, Language.ENGLISH):
        said = answers.get(PRIVACY, language)
        for kind in TOLD:
            figure = told(getattr(periods, kind), phrasebook, language)
            if said and not (figure in said.text and figure in said.easy):
                problem = f"It does not say {figure!r}, as {FILE} does for {kind}."
                instead = "Write the same period in both levels of the answer."
                reader.flaw(f"answers/{language}/{PRIVACY}.md", 1, problem, instead)


def _period(reader: Reader, text: str, kind: str, table: Mapping[str, Any] | None) -> timedelta | None:
    """Return one period, or None with its flaw noted."""
    at = line_of(text, f"[{kind}]")
    if not isinstance(table, dict):
        reader.flaw(FILE, 1, f"{kind!r} is missing.", f"Add [{kind}] with hours = 24 or days = 30.")
        return None
    for unknown in sorted(table.keys() - set(_KEYS)):
        reader.flaw(FILE, at, f"The key {unknown!r} is not known.", f"Use only: {', '.join(_KEYS)}.")
    reader.day(FILE, at, "verified_on", table.get("verified_on"))
    units = [unit for unit in ("hours", "days") if unit in table]
    count = table[units[0]] if len(units) == 1 else None
    period = timedelta(**{units[0]: count}) if type(count) is int and 0 < count < 24 * LONGEST else None
    if period is None or period > timedelta(days=LONGEST):
        problem = f"[{kind}] does not say how long."
        instead = f"Write hours = 24 or days = 30, at most {LONGEST} days."
        reader.flaw(FILE, at, problem, instead)
        return None
    return period
