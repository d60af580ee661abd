"""The inquiries, as their own people and the unit's answers see them."""

import html
import sqlite3
from collections.abc import Collection
from itertools import groupby
from typing import Any

import orjson

from bot.store import moments
from bot.store.orders import Ids, insert_line, pack
from bot.store.outbox import Outbox
from bot.store.reader import Reader
from bot.store.writer import Writer
from knowledge.errors import StoreError
from knowledge.parts import parts
from knowledge.records import Case, CaseState
from knowledge.traffic import Outgoing

_CASE = """select reference, code, conversation, topic, state, opened_at, coalesce(answered_at, ''), kind,
  coalesce(journalised_at, ''), journal, claimed_at, waiting_for, wake_on,
  coalesce((select receiver from forwarding f where inquiry_id = inquiry.id order by f.id desc limit 1), ''),
  coalesce((select max(at) from forwarding where inquiry_id = inquiry.id), ''), asked_at, got from inquiry"""
FIND = f"{_CASE} where reference = ? and state <> '{CaseState.ERASED}'"
OF = f"{_CASE} where conversation in (select value from json_each(?)) order by conversation, id desc"  # noqa: S608 our own words
OPEN = "select id, conversation, state from inquiry where reference = ?"
JOURNALISED = "update inquiry set journalised_at = coalesce(journalised_at, ?), journal = ? where id = ?"
ANSWERED = f"update inquiry set state = '{CaseState.ANSWERED}', answered_at = ? where id = ?"  # noqa: S608 our own word
SAID = "insert into case_message(inquiry_id, mine, text, edited, at) values (?, 0, ?, 0, ?)"


async def of(reader: Reader, conversations: Collection[str]) -> dict[str, tuple[Case, ...]]:
    """Return the cases of each conversation, newest first."""
    rows = await reader.rows(OF, pack(list(conversations)))
    grouped = groupby((Case(*row) for row in rows), key=lambda case: case.conversation)
    return {conversation: tuple(theirs) for conversation, theirs in grouped}


class Cases:
    """Finds and answers."""

    def __init__(
        self, writer: Writer, reader: Reader, ids: Ids, outbox: Outbox, clock: moments.Clock
    ) -> None:
        self._writer, self._reader, self._ids, self._outbox, self._clock = writer, reader, ids, outbox, clock

    async def find(self, reference: str) -> Case | None:
        """Return the case with this reference, whoever owns it."""
        rows = await self._reader.rows(FIND, reference)
        return Case(*rows[0]) if rows else None

    async def answer(self, reference: str, text: str) -> None:
        """Add the unit's *text* to the case and send it to the person, a long one in parts."""
        at = moments.write(self._clock())

        def add(connection: sqlite3.Connection) -> tuple[list[Outgoing], int]:
            inquiry, conversation = _kept(connection, reference)
            letters = [_letter(conversation, part) for part in parts(text)]
            connection.execute(ANSWERED, (at, inquiry))
            connection.execute(SAID, (inquiry, text, at))
            ids = [insert_line(connection, self._ids, letter, at=at) for letter in letters]
            return letters, ids[0]

        def send(added: tuple[list[Outgoing], int] | Exception) -> None:
            if not isinstance(added, Exception):
                letters, first = added
                self._outbox.take_in(letters, first=first)

        await self._writer.do(add, then=send)

    async def journalise(self, reference: str, journal: str) -> None:
        """Keep that the case was journalised, and why; the first time stays."""
        at = moments.write(self._clock())

        def keep(connection: sqlite3.Connection) -> None:
            inquiry, _ = _kept(connection, reference)
            connection.execute(JOURNALISED, (at, journal, inquiry))

        await self._writer.do(keep)


def _kept(connection: sqlite3.Connection, reference: str) -> tuple[int, str]:
    """Return the id and the conversation of a case that is still there."""
    found = connection.execute(OPEN, (reference,)).fetchone()
    if found is None:
        raise StoreError(f"There is no case {reference!r}; check the reference.")
    inquiry, conversation, state = found
    if state == CaseState.ERASED:
        raise StoreError(f"The person has erased case {reference!r}; nobody is left to write to.")
    return inquiry, conversation


def _letter(conversation: str, text: str) -> Outgoing:
    chat: Any = int(conversation.rpartition(":")[2])
    params = {"chat_id": chat, "text": html.escape(text, quote=False), "parse_mode": "HTML"}
    return Outgoing(conversation, "sendMessage", orjson.dumps(params))
