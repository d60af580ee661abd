"""The trail: who did what, when; each row carries a keyed hash of itself and of the row before it."""

import hmac
import sqlite3
from datetime import datetime

import orjson

from bot.store import moments
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act

HEAD = "select last, hash from act_head"
APPEND = "insert into act(id, at, account, what, object, detail, hash) values (?, ?, ?, ?, ?, ?, ?)"
ADVANCE = "update act_head set last = ?, hash = ?, seal = ?"
OLDEST = "select last, hash from act_checkpoint"
DUE = "select id, hash from act where at < ? and id < (select coalesce(min(id), ?) from act where at >= ?) "
LAST_DUE = f"{DUE} order by id desc limit 1"
FORGET = "delete from act where id <= ?"
KEEP = "update act_checkpoint set last = ?, hash = ?, seal = ?"
ENDLESS = 2**62  # above every id


def key_of(secret: bytes) -> bytes:
    """Return the key of the trail that belongs to the secret key of the installation."""
    return hmac.digest(secret, b"indgang trail", "sha256")


class Trail:
    """Writes acts into the transaction of what was done; *key* is what nobody with the file alone has."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def append(self, connection: sqlite3.Connection, act: Act, *, at: datetime) -> None:
        """Add *act* as the newest row, in the transaction that is open on *connection*."""
        last, before = connection.execute(HEAD).fetchone()
        detail = orjson.dumps(act.detail, option=orjson.OPT_SORT_KEYS).decode()
        row = (last + 1, moments.write(at), act.account, act.what, act.object, detail)
        hashed = self.chained(before, row)
        connection.execute(APPEND, (*row, hashed))
        connection.execute(ADVANCE, (last + 1, hashed, self.seal("head", last + 1, hashed)))

    def forget(self, connection: sqlite3.Connection, *, before: datetime, at: datetime) -> int:
        """Delete the rows older than *before* and return how many; what is left is proven from a checkpoint.

        That it was done is the newest row, in the same transaction.
        """
        day = moments.write(before)
        due = connection.execute(LAST_DUE, (day, ENDLESS, day)).fetchone()
        if due is None:
            return 0
        last, hashed = due
        gone = connection.execute(FORGET, (last,)).rowcount
        connection.execute(KEEP, (last, hashed, self.seal("checkpoint", last, hashed)))
        self.append(connection, Act(CLOCK.id, "trail.forget", detail={"rows": gone, "last": last}), at=at)
        return gone

    def chained(self, before: str, row: tuple[object, ...]) -> str:
        """Return the hash of *row* behind the row whose hash is *before*."""
        return hmac.new(self._key, orjson.dumps([before, *row]), "sha256").hexdigest()

    def seal(self, end: str, last: int, hashed: str) -> str:
        """Return what proves that the chain ends (``head``) or begins (``checkpoint``) at the row *last*."""
        return hmac.new(self._key, orjson.dumps([end, last, hashed]), "sha256").hexdigest()
