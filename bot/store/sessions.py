"""Who is logged in: a session is a row, of its token only the digest."""

import hashlib
import secrets
import sqlite3
from datetime import datetime, timedelta

from bot.store import moments
from bot.store.book import Book
from bot.store.roll import ACCOUNT, read
from knowledge.casework.access import DRAFTS_KEPT, IDLE, SELDOM, WHOLE, Session
from knowledge.casework.trail import Act

REMEMBERED = timedelta(days=1)  # a session that is over: what is posted with it is still kept as a draft
TOKEN = 32  # bytes: 256 bits, OWASP's session management cheat sheet asks for 64 at least
FIND = f"""select {ACCOUNT}, csrf, began, seen from session join account on account.id = account
  where token = ? and not disabled"""  # noqa: S608 our own words
BEGIN = "insert into session(token, account, csrf, began, seen) values (?, ?, ?, ?, ?)"
LOGGED_IN = "update account set logged_in_at = ? where id = ?"
SEEN = "update session set seen = ? where token = ? and seen < ?"
END = "delete from session where token = ?"
OLD = "delete from session where began < ? or seen < ?"
OLD_DRAFTS = "delete from draft where at < ?"


def digest(token: str) -> str:
    """Return what is kept of a random *token*; nobody can guess one, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(connection: sqlite3.Connection, account: int, *, now: datetime) -> str:
    """Return the token of a new session; what is too old goes."""
    token, csrf, at = secrets.token_urlsafe(TOKEN), secrets.token_urlsafe(TOKEN), moments.write(now)
    forget(connection, now=now)
    connection.execute(BEGIN, (digest(token), account, csrf, at, at))
    connection.execute(LOGGED_IN, (at, account))
    return token


def forget(connection: sqlite3.Connection, *, now: datetime) -> int:
    """Delete sessions and drafts that are too old, and return how many."""
    old = moments.write(now - WHOLE - REMEMBERED)
    gone = connection.execute(OLD, (old, old)).rowcount
    return gone + connection.execute(OLD_DRAFTS, (moments.write(now - DRAFTS_KEPT),)).rowcount


class Sessions:
    """Who is logged in."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def begin(self, account: int, *, act: Act | None = None) -> str:
        """Return the token of a new session."""
        now = self._book.clock()

        def start(connection: sqlite3.Connection) -> str:
            if act:
                self._book.trail.append(connection, act, at=now)
            return begin(connection, account, now=now)

        return await self._book.writer.do(start)

    async def find(self, token: str) -> Session | None:
        """Return whose session it is, and keep it alive."""
        rows = await self._book.reader.rows(FIND, digest(token))
        if not rows:
            return None
        csrf, began, seen = rows[0][5], *map(datetime.fromisoformat, rows[0][6:])
        now = self._book.clock()
        over = now - began >= WHOLE or now - seen >= IDLE
        if not over and now - seen >= SELDOM:
            await self._see(digest(token), moments.write(now))
        return Session(read(rows[0][:5]), csrf, over=over)

    async def end(self, token: str) -> None:
        """Log out."""
        await self._book.writer.do(lambda connection: connection.execute(END, (digest(token),)).rowcount)

    async def _see(self, token: str, now: str) -> None:
        await self._book.writer.do(lambda connection: connection.execute(SEEN, (now, token, now)).rowcount)
