"""What goes out because of an action: lines of the case, and the letters that carry them."""

import html
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from bot.store.erasing import MAIL
from bot.store.orders import MEET, Ids, insert_line, is_due
from bot.store.packing import channel_of, pack
from knowledge.casework.actions import Told
from knowledge.errors import RefusedError
from knowledge.parts import parts
from knowledge.traffic import Delivery, Outgoing

SAID = """insert into case_message(inquiry_id, mine, text, edited, at, account, road, delivery)
  values (?, 0, ?, 0, ?, ?, ?, ?)"""
CARRIES = "update outbox set said = ? where id between ? and ?"
CHATS = frozenset({"telegram", "web"})


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whose case it is: where a letter about it goes."""

    id: int
    reference: str
    conversation: str
    address: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Letters that were put in the outbox, their ids counting from *first*."""

    letters: tuple[Outgoing, ...]
    first: int


def tell(  # noqa: PLR0913 what a line of a case is made of
    connection: sqlite3.Connection,
    ids: Ids,
    told: Told,
    to: Mapping[str, Addressee],
    *,
    account: int,
    at: str,
) -> Sent | None:
    """Keep *told* with its case, and put it in the outbox unless it was said aloud."""
    addressee = to.get(told.reference)
    if addressee is None:
        raise RefusedError("not-theirs")
    letters = letters_of(told, addressee)
    delivery = Delivery.SENT if letters and not is_due(letters[0]) else ""
    line = (addressee.id, told.text, at, account, told.road, delivery)
    said = connection.execute(SAID, line).lastrowid
    return _put(connection, ids, letters, said=said, at=at) if letters else None


def mail(
    connection: sqlite3.Connection, ids: Ids, to: Addressee, params: Mapping[str, str], *, at: str
) -> Sent:
    """Put a mail about the case, to somebody who is not its person, in the outbox."""
    letter = Outgoing(MAIL + to.reference, "sendMail", orjson.dumps(params))
    return _put(connection, ids, (letter,), said=None, at=at)


def letters_of(told: Told, to: Addressee) -> tuple[Outgoing, ...]:
    """Return the letters that carry *told*: a long text in parts to a chat, whole in a mail."""
    if told.road == "chat":
        if channel_of(to.conversation) not in CHATS:
            raise RefusedError("no-chat")
        return tuple(_chat(to.conversation, part, told.language) for part in parts(told.text))
    if told.road == "mail":
        if "@" not in to.address:
            raise RefusedError("no-address")
        params = {"to": to.address, "subject": told.subject, "text": told.text}
        return (Outgoing(MAIL + to.reference, "sendMail", orjson.dumps(params), told.language),)
    return ()


def _chat(conversation: str, text: str, language: str) -> Outgoing:
    chat: Any = int(conversation.rpartition(":")[2])
    params = {"chat_id": chat, "text": html.escape(text, quote=False), "parse_mode": "HTML"}
    return Outgoing(conversation, "sendMessage", orjson.dumps(params), language)


def _put(
    connection: sqlite3.Connection, ids: Ids, letters: tuple[Outgoing, ...], *, said: int | None, at: str
) -> Sent:
    connection.execute(MEET, (pack([letters[0].conversation]),))
    lines = [insert_line(connection, ids, letter, at=at) for letter in letters]
    connection.execute(CARRIES, (said, lines[0], lines[-1]))
    return Sent(letters, lines[0])
