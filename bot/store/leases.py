"""Leases: of several processes one does what only one may do."""

import sqlite3
from datetime import datetime

from bot.store import moments
from bot.store.writer import Writer

TAKE = """insert into lease(job, holder, until) values (?1, ?2, ?3) on conflict(job) do update
  set holder = excluded.holder, until = excluded.until where lease.holder = ?2 or lease.until <= ?4"""
LEFT = "delete from lease"  # who opens the file owns it alone: a lease of an earlier process is nobody's


async def take(writer: Writer, job: str, holder: str, until: datetime, *, now: datetime) -> bool:
    """Give *job* to *holder* until *until*, if nobody else holds it *now*."""

    def record(connection: sqlite3.Connection) -> bool:
        values = (job, holder, moments.write(until), moments.write(now))
        return connection.execute(TAKE, values).rowcount == 1

    return await writer.do(record)
