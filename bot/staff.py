"""The accounts of staff from the command line: also before the bot ever ran, and while it runs."""

import argparse
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from sqlite_utils import Database

from bot.settings import Settings, read, with_secret
from bot.store import files
from bot.store.accounts import ALL
from bot.store.roll import ACCOUNT, LONGEST, Roll
from bot.store.roll import read as read_account
from bot.store.schema import migrations
from bot.store.sessions import TOKEN, digest
from bot.store.trail import Trail, key_of
from knowledge.casework.access import VALID
from knowledge.casework.staff import Account, StaffRole
from knowledge.errors import AccountError, RefusedError
from knowledge.files.reader import CONTENT
from knowledge.library import Shelf

WIDTH = 24  # letters of a name in the list; longer ones push the rest of their line
HOURS = int(VALID.total_seconds() // 3600)


def command(options: argparse.Namespace) -> int:
    """Do what is asked with the accounts."""
    settings = read()
    if settings.oidc_issuer and options.deed in {"add", "invite"}:
        raise AccountError(
            "OIDC_ISSUER is set, so the organisation's own log-in makes the accounts; give the role there, "
            "or empty the OIDC_ settings."
        )
    for line in DEEDS[options.deed](settings, options):
        print(line)  # noqa: T201 - what the command is for
    return 0


def add(settings: Settings, options: argparse.Namespace) -> Iterator[str]:
    """Make an account and yield its one-time link."""
    role = _role(options.role)
    council = _council(settings, options.council or "", role)
    with _roll(settings) as roll:
        try:
            account = roll.add(options.name, role, council)
        except RefusedError as error:
            raise AccountError(_REFUSED[error.why].format(name=options.name)) from error
        link = _link(settings, roll, account)
    yield from _told(account, link)


def invite(settings: Settings, options: argparse.Namespace) -> Iterator[str]:
    """Yield a new link, and take the password."""
    with _roll(settings) as roll:
        account = _known(roll, options.name)
        if account.disabled:
            raise AccountError(f"{account.name!r} is disabled; enable it first.")
        link = _link(settings, roll, account)
    yield from _told(account, link)


def disable(settings: Settings, options: argparse.Namespace) -> Iterator[str]:
    """Close an account; whoever is logged in with it is out at once."""
    with _roll(settings) as roll:
        account = _known(roll, options.name)
        roll.disable(account.id)
    yield f"{account.name} is disabled and logged out."


def enable(settings: Settings, options: argparse.Namespace) -> Iterator[str]:
    """Open an account again."""
    with _roll(settings) as roll:
        account = _known(roll, options.name)
        roll.enable(account.id)
    yield f"{account.name} is enabled; the old password counts again, `staff invite` gives a new one."


def show(settings: Settings, options: argparse.Namespace) -> Iterator[str]:  # noqa: ARG001 as the others
    """Yield a line for each account."""
    with _roll(settings) as roll:
        rows = roll.connection.execute(ALL).fetchall()
    if not rows:
        yield "There is no account yet; make one with `python -m bot staff add NAME --role admin`."
    for _, name, role, council, disabled, issuer, password, logged_in, _ in rows:
        state = "disabled" if disabled else "open" if issuer or password else "invited"
        seen = f"last {logged_in[:16]}Z" if logged_in else "never logged in"
        yield f"{name:<{WIDTH}}  {role:<7}  {council or '-':<12}  {state:<8}  {seen}"


DEEDS: dict[str, Callable[[Settings, argparse.Namespace], Iterator[str]]] = {
    "add": add,
    "list": show,
    "disable": disable,
    "enable": enable,
    "invite": invite,
}
_REFUSED = {
    "name-taken": "There is an account {name!r} already; choose another name, or give it a new link with "
    "`staff invite`.",
    "name-unfit": f"{{name!r}} is no name for an account; write 1 to {LONGEST} letters on one line.",
}


@contextmanager
def _roll(settings: Settings) -> Iterator[Roll]:
    """Open the accounts for one transaction, beside a bot that runs or without one."""
    path = settings.database
    files.create(path)
    key = key_of(with_secret(settings).secret)
    try:
        with closing(files.connect(path)) as connection:
            if not files.is_owned(path):  # else the bot that runs has done it
                migrations.apply(Database(connection))
            connection.execute("begin immediate")
            yield Roll(connection, Trail(key), datetime.now(UTC))
            connection.execute("commit")
    except sqlite3.Error as error:
        raise files.explain(error, path) from error


def _known(roll: Roll, name: str) -> Account:
    account = roll.named(name) or _outside(roll, name)
    if account is None:
        raise AccountError(f"There is no account {name!r}; `staff list` shows them all.")
    return account


def _outside(roll: Roll, name: str) -> Account | None:
    """Return the account of the organisation's log-in with *name*, if there is just one."""
    sql = f"select {ACCOUNT} from account where issuer <> '' and name = ?"  # noqa: S608 our own words
    rows = roll.connection.execute(sql, (name,)).fetchall()
    return read_account(rows[0]) if len(rows) == 1 else None


def _role(role: str) -> StaffRole:
    if role not in {*StaffRole}:
        raise AccountError(f"{role!r} is not a role; write {', '.join(StaffRole)}.")
    return StaffRole(role)


def _council(settings: Settings, council: str, role: StaffRole) -> str:
    """Return *council* when the content knows it."""
    if not council:
        return ""
    if role is not StaffRole.READER:
        raise AccountError(
            f"{_named(role).capitalize()} sees every case; leave --council out, or make a reader."
        )
    known = [str(one.id) for one in Shelf(settings.content_dir or CONTENT).library.gazetteer.councils]
    if council not in known:
        raise AccountError(f"{council!r} is not a council; write {', '.join(known)}.")
    return council


def _link(settings: Settings, roll: Roll, account: Account) -> str:
    token = secrets.token_urlsafe(TOKEN)
    roll.invite(account.id, digest(token))
    return f"{settings.address}/staff/velkommen/{token}"


def _told(account: Account, link: str) -> Iterator[str]:
    yield f"{account.name} is {_named(account.role)}."
    yield f"This link works once, for {HOURS} hours; on it they choose a password:"
    yield link


def _named(role: StaffRole) -> str:
    return f"{'an' if role is StaffRole.ADMIN else 'a'} {role}"
