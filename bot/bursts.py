"""Plain messages that wait together are understood together, but for what answers a question."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import orjson

from knowledge import tap
from knowledge.context import Context
from knowledge.parts import LIMIT, units
from knowledge.privacy import rights
from knowledge.traffic import Job, Waiting

if TYPE_CHECKING:
    from knowledge.library import Library  # it is only asked what people say


def merge(job: Job, library: "Library") -> tuple[Job, tuple[int, ...]]:
    """Return *job* with the plain texts behind its head joined to it, and the rows that this answers.

    After a failed attempt the head stands alone, so that a bad neighbour cannot take it along.
    So does the label of a button and a yes to deleting everything: joined to more words it would be neither.
    """
    if job.attempts or not (job.next and _is_plain(job.head)):
        return job, (job.head.id,)
    context = Context.from_json(orjson.loads(job.memory).get("context", {}))
    if _answers(job.head, context, library):
        return job, (job.head.id,)
    texts, rows = [_text(job.head)], [job.head]
    for row in takewhile(_is_plain, job.next):
        if _answers(row, context, library) or units("\n".join([*texts, _text(row)])) > LIMIT:
            break
        texts.append(_text(row))
        rows.append(row)
    if len(rows) == 1:
        return job, (job.head.id,)
    return replace(job, head=_joined(rows, "\n".join(texts))), tuple(row.id for row in rows)


def _joined(rows: list[Waiting], text: str) -> Waiting:
    head = rows[0]
    timed = any(row.body["message"].get("looks_like_time") for row in rows)
    message = {**head.body["message"], "text": text} | ({"looks_like_time": True} if timed else {})
    body = {**head.body, "message": message}
    return replace(head, body=body, redacted=any(row.redacted for row in rows))


def _is_plain(row: Waiting) -> bool:
    """Tell whether *row* is a text and nothing more: no command, reply, edit or tap, no crisis answered."""
    message: Mapping[str, Any] = row.body.get("message") or {}
    text = message.get("text") or "/"
    return not (row.answered or text.startswith("/") or "reply_to_message" in message)


def _answers(row: Waiting, context: Context, library: "Library") -> bool:
    """Whether *row* names a button of the last keyboard, or says yes to the question whether to delete."""
    if not context.buttons:
        return False
    text = _text(row)
    return rights.confirms(text, context, library) or bool(tap.typed(text, context, library, exact=True))


def _text(row: Waiting) -> str:
    return str(row.body["message"]["text"])
