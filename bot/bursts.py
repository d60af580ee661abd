"""Plain messages that wait together are understood together."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from knowledge.parts import LIMIT, units
from knowledge.store import Job, Waiting


def merge(job: Job) -> tuple[Job, tuple[int, ...]]:
    """Return *job* with the plain texts behind its head joined to it, and the rows that this answers.

    After a failed attempt the head stands alone, so that a bad neighbour cannot take it along.
    """
    if job.attempts or not _is_plain(job.head):
        return job, (job.head.id,)
    texts, rows = [_text(job.head)], [job.head]
    for row in takewhile(_is_plain, job.next):
        if units("\n".join([*texts, _text(row)])) > LIMIT:
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


def _text(row: Waiting) -> str:
    return str(row.body["message"]["text"])
