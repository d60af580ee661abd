"""The command that proves the trail: nothing of it was changed, removed, inserted or reordered."""

import argparse
import re

from bot.settings import read, with_secret
from bot.store.proof import Broken, Harm, Verdict, prove
from bot.store.trail import key_of
from knowledge.errors import SettingsError, StoreError

HASH = re.compile(r"[0-9a-f]{64}")
BROKEN = 1  # the exit code of a trail that does not hold

_SENTENCES = {
    Harm.CHANGED: "Row {row} is not as it was written.",
    Harm.REMOVED: "{rows} removed.",
    Harm.INSERTED: "Row {row} was put in.",
    Harm.MOVED: "Row {row} now stands as row {other}: rows were reordered.",
    Harm.END: "The end of the trail (act_head) was changed; the newest row there is {row}.",
    Harm.START: "The start of the trail (act_checkpoint) was changed; it begins at row {row}.",
    Harm.KEY: "The key is another one than the trail was written with; set SECRET_KEY to that one.",
    Harm.UNKNOWN: "The trail does not hold the known hash: it is not the one that was printed, or that row "
    "was removed because of its age.",
}


def command(options: argparse.Namespace) -> int:
    """Prove the trail and print how long it is and its last hash; exit code 1 when it does not hold."""
    if options.known and not HASH.fullmatch(options.known):
        raise SettingsError([f"--known {options.known!r} is no hash; give the 64 letters of an earlier run."])
    settings = read()
    if not settings.database.is_file():
        raise StoreError(
            f"There is no database {str(settings.database)!r}; start the bot once, or correct DATABASE_URL."
        )
    if settings.secret_key is None and not settings.key_file.exists():
        raise SettingsError([f"There is no secret key {str(settings.key_file)!r}; put its backup back."])
    verdict = prove(settings.database, key_of(with_secret(settings).secret), known=options.known or "")
    if verdict.broken is not None:
        print(_told(verdict.broken))  # noqa: T201 - told to whom runs it
        return BROKEN
    print(_whole(verdict))  # noqa: T201 - as above
    return 0


def _whole(verdict: Verdict) -> str:
    if not verdict.rows:
        return "The trail is empty."
    return f"The trail is whole: {verdict.rows} rows, {verdict.first} to {verdict.last}.\n{verdict.hash}"


def _told(broken: Broken) -> str:
    missing = (
        f"Row {broken.row} is" if broken.other <= broken.row else f"Rows {broken.row} to {broken.other} are"
    )
    said = _SENTENCES[broken.harm].format(row=broken.row, other=broken.other, rows=missing)
    return f"The trail is broken. {said}" if broken.harm is not Harm.KEY else said
