"""The words of an update that are kept no longer: others stand in their place."""

import sqlite3
from collections.abc import Mapping
from typing import Any

import orjson

from bot.store.packing import pack
from knowledge import misses
from knowledge.traffic import Job

ASKED = "select id, body from inbox where id in (select value from json_each(?)) order by id"
REWORD = "update inbox set body = j.value->>1 from json_each(?) j where inbox.id = j.value->>0"
EARLIER = "select id, body from inbox where conversation = ? and id < ? order by id desc limit 20"
UNMISS = "delete from miss where conversation = ? and text = ?"
EMPTY = "{}"  # the body of an update of which nothing is shown
_WRITTEN = ("message", "edited_message")
_WORDS = ("text", "caption")


def reword(connection: sqlite3.Connection, rows: tuple[int, ...], instead: str) -> None:
    """Let *instead* be all that the updates *rows* say: the first says it, and the others nothing."""
    found = connection.execute(ASKED, (pack(rows),)).fetchall()
    said = [id_ for id_, body in found if _has_words(orjson.loads(body))]
    bodies = [
        (id_, _reworded(orjson.loads(body), instead) if id_ == said[0] else EMPTY)
        for id_, body in found
        if id_ in said
    ]
    connection.execute(REWORD, (pack(bodies),))


def recall(connection: sqlite3.Connection, job: Job, words: str, instead: str) -> None:
    """Let *instead* be all that an earlier update says, which had these *words*.

    They were answered before they were understood; what staff would have learnt of that goes too.
    """
    found = connection.execute(EARLIER, (job.conversation, job.head.id)).fetchall()
    said = [(id_, _said(orjson.loads(body))) for id_, body in found]
    whole = [id_ for id_, text in said if text == _one_line(words)]
    reword(
        connection, tuple(whole or (id_ for id_, text in said if text and text in _one_line(words))), instead
    )
    connection.execute(UNMISS, (job.conversation, words))


def _said(body: Mapping[str, Any]) -> str:
    """Return the words of an update as they are remembered."""
    told = (body[kind].get(name, "") for kind in _WRITTEN if kind in body for name in _WORDS)
    return _one_line(misses.kept(next(filter(None, told), "")))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _has_words(body: Mapping[str, Any]) -> bool:
    return "raw" in body or any(kind in body for kind in _WRITTEN)


def _reworded(body: Mapping[str, Any], instead: str) -> str:
    """Return *body* with what it needs to be shown, and *instead* as its words."""
    for kind in _WRITTEN:
        if kind in body:
            message = {name: value for name, value in body[kind].items() if name not in _WORDS}
            message.pop("reply_to_message", None)
            return orjson.dumps({**body, kind: {**message, "text": instead}}).decode()
    return EMPTY
