"""The settings: do they work together, and does the file keep its secrets."""

from collections.abc import Iterator

from bot.clashes import clashes
from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import ENV_FILE, Settings


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what cannot work together, as `run` would tell it."""
    problems = clashes(settings)
    yield from (trouble("setting", problem=problem) for problem in problems)
    if not problems:
        yield well("settings-well", file=str(ENV_FILE.absolute()), there="yes" if ENV_FILE.exists() else "no")
    if ENV_FILE.exists() and ENV_FILE.stat().st_mode & 0o077 and any(settings.hidden):
        yield note("env-open", file=str(ENV_FILE.absolute()))
