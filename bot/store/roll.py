"""What changes the accounts, in a transaction that is open: the bot's own, or one of the command line."""

import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from bot.store import moments
from bot.store.trail import Trail
from knowledge.casework.access import VALID
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.trail import Act
from knowledge.errors import RefusedError

LONGEST = 60  # letters of a name: one line of a list
ACCOUNT = "account.id, account.name, account.role, account.council, account.disabled"
FIND = f"select {ACCOUNT} from account where id = ?"  # noqa: S608 our own words
NAMED = f"select {ACCOUNT} from account where issuer = '' and key = ?"  # noqa: S608
OUTSIDE = f"select {ACCOUNT} from account where issuer = ? and subject = ?"  # noqa: S608
ADD = """insert or ignore into account(name, key, role, council, issuer, subject, at)
  values (?, ?, ?, ?, ?, ?, ?)"""
ROLE = "update account set role = ?, council = ? where id = ?"
RENAME = "update account set name = ?, key = ? where id = ?"
DISABLED = "update account set disabled = ? where id = ?"
RESET = "update account set password = '', totp = '' where id = ?"
INVITE = "insert or replace into invitation(account, token, until) values (?, ?, ?)"
UNINVITE = "delete from invitation where account = ?"
OTHER_ADMINS = "select count(*) from account where role = 'admin' and disabled = 0 and id <> ?"


def key(name: str) -> str:
    """Return *name* as it is compared: accents composed, case and spaces forgiven."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def read(row: tuple[int, str, str, str, int]) -> Account:
    """Return the account of a row of `ACCOUNT`."""
    return Account(row[0], row[1], StaffRole(row[2]), row[3], disabled=bool(row[4]))


@dataclass(frozen=True, slots=True)
class Roll:
    """The accounts on *connection*, as *by* changes them *now*; each change leaves its row in the trail."""

    connection: sqlite3.Connection
    trail: Trail
    now: datetime
    by: int = 0

    def named(self, name: str) -> Account | None:
        """Return the local account *name*."""
        return self._one(NAMED, key(name))

    def add(
        self, name: str, role: StaffRole, council: str = "", *, issuer: str = "", subject: str = ""
    ) -> Account:
        """Make an account; a RefusedError when a local one has this name, or the name is none."""
        name = " ".join(name.split())
        if not name or len(name) > LONGEST or not name.isprintable():
            raise RefusedError("name-unfit")
        compared = f"{key(name)}\n{subject}" if issuer else key(name)  # outside, two may have one name
        values = (name, compared, role, council, issuer, subject, moments.write(self.now))
        made = self.connection.execute(ADD, values)
        if not made.rowcount:
            raise RefusedError("name-taken")
        account = Account(made.lastrowid or 0, name, role, council)
        self._record("account.add", account.id, role=role, council=council)
        return account

    def change(self, account: int, role: StaffRole, council: str = "") -> None:
        """Give another role."""
        if role is not StaffRole.ADMIN:
            self._keep_an_admin(account)
        self.connection.execute(ROLE, (role, council, account))
        self._record("account.role", account, role=role, council=council)

    def disable(self, account: int) -> None:
        """Let nobody in with it: not with its password, a link or a session."""
        self._keep_an_admin(account)
        self.connection.execute(DISABLED, (1, account))
        self.connection.execute(UNINVITE, (account,))
        self.end_sessions(account)
        self._record("account.disable", account)

    def enable(self, account: int) -> None:
        """Let its owner in again."""
        self.connection.execute(DISABLED, (0, account))
        self._record("account.enable", account)

    def invite(self, account: int, token: str) -> None:
        """Let who has the token of this digest choose a password; the old one and the sessions end."""
        self.connection.execute(RESET, (account,))
        self.connection.execute(INVITE, (account, token, moments.write(self.now + VALID)))
        self.end_sessions(account)
        self._record("account.invite", account)

    def outside(self, issuer: str, subject: str, name: str, role: StaffRole, council: str) -> Account:
        """Return the account of (*issuer*, *subject*), with the name and the role it has there now."""
        known = self._one(OUTSIDE, issuer, subject)
        name = "".join(filter(str.isprintable, " ".join(name.split())))[:LONGEST].strip() or subject[:LONGEST]
        if known is None:
            return self.add(name, role, council, issuer=issuer, subject=subject)
        if known.name != name:
            self.connection.execute(RENAME, (name, f"{key(name)}\n{subject}", known.id))
        if (known.role, known.council) != (role, council):
            self.connection.execute(ROLE, (role, council, known.id))
            self._record("account.role", known.id, role=role, council=council)
        return Account(known.id, name, role, council, disabled=known.disabled)

    def roleless(self, issuer: str, subject: str) -> Account | None:
        """Log (*issuer*, *subject*) out everywhere, who has no role there any more; None for a stranger."""
        known = self._one(OUTSIDE, issuer, subject)
        if known and self.end_sessions(known.id):
            self._record("account.role", known.id, role="", council="")
        return known

    def end_sessions(self, account: int) -> int:
        """Log the account out everywhere, and return from how many sessions."""
        return self.connection.execute("delete from session where account = ?", (account,)).rowcount

    def _keep_an_admin(self, account: int) -> None:
        """Refuse to take the console's last admin: a person at the console could not undo it."""
        target = self._one(FIND, account)
        last = not self.connection.execute(OTHER_ADMINS, (account,)).fetchone()[0]
        if self.by and last and target and target.may(StaffRole.ADMIN):
            raise RefusedError("last-admin")

    def _one(self, sql: str, *values: object) -> Account | None:
        row = self.connection.execute(sql, values).fetchone()
        return read(row) if row else None

    def _record(self, what: str, account: int, **detail: str) -> None:
        self.trail.append(self.connection, Act(self.by, what, str(account), detail), at=self.now)
