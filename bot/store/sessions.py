"""Who is logged in: a session is a row, of its token only the digest."""

import hashlib
import secrets
import sqlite3
from datetime import datetime, timedelta

from bot.store import moments
from bot.store.reader import Reader
from bot.store.roll import ACCOUNT, read
from bot.store.writer import Writer
from knowledge.casework.access import DRAFTS_KEPT, IDLE, SELDOM, WHOLE, Session

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
    forgotten = moments.write(now - WHOLE - REMEMBERED)
    connection.execute(OLD, (forgotten, forgotten))
    connection.execute(OLD_DRAFTS, (moments.write(now - DRAFTS_KEPT),))
    connection.execute(BEGIN, (digest(token), account, csrf, at, at))
    connection.execute(LOGGED_IN, (at, account))
    return token


class Sessions:
    """Who is logged in."""

    def __init__(self, writer: Writer, reader: Reader, clock: moments.Clock) -> None:
        self._writer, self._reader, self._clock = writer, reader, clock

    async def begin(self, account: int) -> str:
        """Return the token of a new session."""
        now = self._clock()
        return await self._writer.do(lambda connection: begin(connection, account, now=now))

    async def find(self, token: str) -> Session | None:
        """Return whose session it is, and keep it alive."""
        rows = await self._reader.rows(FIND, digest(token))
        if not rows:
            return None
        csrf, began, seen = rows[0][5], *map(datetime.fromisoformat, rows[0][6:])
        now = self._clock()
        over = now - began >= WHOLE or now - seen >= IDLE
        if not over and now - seen >= SELDOM:
            await self._see(digest(token), moments.write(now))
        return Session(read(rows[0][:5]), csrf, over=over)

    async def end(self, token: str) -> None:
        """Log out."""
        await self._writer.do(lambda connection: connection.execute(END, (digest(token),)).rowcount)

    async def _see(self, token: str, now: str) -> None:
        await self._writer.do(lambda connection: connection.execute(SEEN, (now, token, now)).rowcount)
