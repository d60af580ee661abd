"""Accounts in the database, read at each request: what another process changes counts at once."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from bot.store import moments
from bot.store.book import Book
from bot.store.roll import ACCOUNT, FIND, Roll, key, read
from knowledge.casework.access import Credentials, Invitation, Member
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.trail import Act

T = TypeVar("T")
ALL = f"""select {ACCOUNT}, issuer, password, logged_in_at, until from account
  left join invitation on invitation.account = account.id order by key"""  # noqa: S608 our own words
CREDENTIALS = f"select {ACCOUNT}, password, totp, step from account where issuer = '' and key = ?"  # noqa: S608
INVITED = f"""select {ACCOUNT}, invitation.totp from invitation join account on account.id = account
  where token = ? and until > ? and not disabled"""  # noqa: S608
OFFER = "update invitation set totp = ? where token = ?"
USE_UP = "delete from invitation where token = ?"
CHOOSE = "update account set password = ?, totp = ?, step = ? where id = ?"
SPEND = "update account set step = ?1 where id = ?2 and step < ?1"
REHASH = "update account set password = ? where id = ?"


class Accounts:
    """The accounts of staff."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def all(self) -> Sequence[Member]:
        """Return every account, by name."""
        return [_member(row) for row in await self._book.reader.rows(ALL)]

    async def find(self, account: int) -> Account | None:
        """Return one account."""
        rows = await self._book.reader.rows(FIND, account)
        return read(rows[0]) if rows else None

    async def credentials(self, name: str) -> Credentials | None:
        """Return what the local account *name* logs in with."""
        rows = await self._book.reader.rows(CREDENTIALS, key(name))
        return Credentials(read(rows[0][:5]), *rows[0][5:]) if rows else None

    async def add(self, name: str, role: StaffRole, council: str = "", *, by: int = 0) -> Account:
        """Make a local account."""
        return await self._change(by, lambda roll: roll.add(name, role, council))

    async def change(self, account: int, role: StaffRole, council: str = "", *, by: int) -> None:
        """Give another role."""
        await self._change(by, lambda roll: roll.change(account, role, council))

    async def disable(self, account: int, *, by: int) -> None:
        """Let nobody in with it."""
        await self._change(by, lambda roll: roll.disable(account))

    async def enable(self, account: int, *, by: int) -> None:
        """Let its owner in again."""
        await self._change(by, lambda roll: roll.enable(account))

    async def invite(self, account: int, token: str, *, by: int) -> None:
        """Let who has the one-time *token* (a digest) choose a password anew."""
        await self._change(by, lambda roll: roll.invite(account, token))

    async def invitation(self, token: str) -> Invitation | None:
        """Return what *token* invites to."""
        rows = await self._book.reader.rows(INVITED, token, moments.write(self._book.clock()))
        return Invitation(read(rows[0][:5]), rows[0][5]) if rows else None

    async def offer(self, token: str, totp: str) -> None:
        """Keep which secret the page of the invitation shows."""
        await self._book.writer.do(lambda connection: connection.execute(OFFER, (totp, token)).rowcount)

    async def enrol(self, token: str, *, password: str, totp: str, step: int) -> Account | None:
        """Use the invitation up and keep what was chosen."""
        now = self._book.clock()

        def choose(connection: sqlite3.Connection) -> Account | None:
            row = connection.execute(INVITED, (token, moments.write(now))).fetchone()
            if row is None:
                return None
            connection.execute(USE_UP, (token,))
            connection.execute(CHOOSE, (password, totp, step, row[0]))
            self._book.trail.append(connection, Act(row[0], "account.enrol", str(row[0])), at=now)
            return read(row[:5])

        return await self._book.writer.do(choose)

    async def spend(self, account: int, step: int) -> bool:
        """Use the code of *step* up; False when it was used already."""
        return await self._book.writer.do(
            lambda connection: connection.execute(SPEND, (step, account)).rowcount == 1
        )

    async def rehash(self, account: int, password: str) -> None:
        """Keep a newer hash of the same password."""
        await self._book.writer.do(
            lambda connection: connection.execute(REHASH, (password, account)).rowcount
        )

    async def outside(
        self, issuer: str, subject: str, name: str, role: StaffRole, council: str = ""
    ) -> Account:
        """Return the account of somebody the organisation's log-in vouches for."""
        return await self._change(0, lambda roll: roll.outside(issuer, subject, name, role, council))

    async def roleless(self, issuer: str, subject: str) -> Account | None:
        """Log out whom the organisation's log-in gives no role any more."""
        return await self._change(0, lambda roll: roll.roleless(issuer, subject))

    async def _change(self, by: int, work: Callable[[Roll], T]) -> T:
        now = self._book.clock()
        return await self._book.writer.do(
            lambda connection: work(Roll(connection, self._book.trail, now, by))
        )


def _member(row: tuple[Any, ...]) -> Member:
    issuer, password, logged_in, until = row[5:]
    return Member(
        account=read(row[:5]),
        outside=bool(issuer),
        ready=bool(issuer or password),
        invited_until=_moment(until),
        logged_in_at=_moment(logged_in),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
