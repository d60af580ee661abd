"""The trail: who did what, when; each row carries a keyed hash of itself and of the row before it."""

import hmac
import sqlite3
from datetime import datetime

import orjson

from bot.store import moments
from knowledge.casework.trail import Act

HEAD = "select last, hash from act_head"
APPEND = "insert into act(id, at, account, what, object, detail, hash) values (?, ?, ?, ?, ?, ?, ?)"
ADVANCE = "update act_head set last = ?, hash = ?"


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
        connection.execute(ADVANCE, (last + 1, hashed))

    def chained(self, before: str, row: tuple[object, ...]) -> str:
        """Return the hash of *row* behind the row whose hash is *before*."""
        return hmac.new(self._key, orjson.dumps([before, *row]), "sha256").hexdigest()
