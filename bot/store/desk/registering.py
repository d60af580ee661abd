"""Inquiries that staff log for those who called or wrote a letter."""

import sqlite3
from typing import Any

from bot.store import moments, words
from bot.store.book import Book
from bot.store.logged import year_and_number
from bot.store.orders import MEET, NUMBER
from bot.store.packing import pack
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.trail import Act
from knowledge.errors import RefusedError
from knowledge.records import CaseState, Inquiry

REGISTER = f"""insert into inquiry(reference, year, number, code, conversation, topic, kind, text,
  municipalities, councils, actor, unreached, reach, address, language, notice, state, opened_at, since,
  changed_at, arrived, registered_by, once)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{CaseState.NEW}', ?, ?, ?, ?, ?, ?)"""  # noqa: S608
KNOWN = "select reference from inquiry where once = ? and once <> ''"


class Registrar:
    """Logs them."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def register(self, inquiry: Inquiry, channel: str, *, by: Account, once: str) -> str:
        """Log *inquiry* on behalf of somebody, in a conversation of its own; what *once* marks only once."""
        if not by.may(StaffRole.WORKER):
            raise RefusedError("role")
        now = self._book.clock()
        row = (*_registered(inquiry, channel, by, at=moments.write(now)), once)

        def add(connection: sqlite3.Connection) -> str:
            if known := connection.execute(KNOWN, (once,)).fetchone():
                return str(known[0])
            connection.execute(MEET, (pack([_alone(inquiry, channel)]),))
            connection.execute(NUMBER, (pack([year_and_number(inquiry.reference)]),))
            connection.execute(REGISTER, row)
            words.keep(connection, words.of_inquiry(inquiry))
            act = Act(by.id, "case.register", inquiry.reference, {"channel": channel})
            self._book.trail.append(connection, act, at=now)
            return inquiry.reference

        return await self._book.writer.do(add)


def _alone(inquiry: Inquiry, channel: str) -> str:
    """Return the conversation of an inquiry that did not come by a chat."""
    return f"{channel}:case:{inquiry.reference}"


def _registered(inquiry: Inquiry, channel: str, by: Account, *, at: str) -> tuple[Any, ...]:
    return (
        inquiry.reference,
        *year_and_number(inquiry.reference),
        inquiry.code,
        _alone(inquiry, channel),
        inquiry.topic,
        inquiry.kind,
        inquiry.text,
        pack(inquiry.municipalities),
        pack(inquiry.councils),
        inquiry.actor,
        inquiry.unreached,
        inquiry.reach,
        inquiry.address,
        inquiry.language,
        inquiry.notice,
        *(at, at, at),
        channel,
        by.id,
    )
