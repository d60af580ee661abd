"""What the tests of the store and of the loop say, in the shape that channels and handlers use."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson

from knowledge.records import Entry, Inquiry, Note
from knowledge.store import Batch
from knowledge.traffic import Arrival, Effects, Job, Outgoing

ANNA, BO = "telegram:public:1", "telegram:public:2"
CLARA = "web:public:3"


def arrival(number: int, conversation: str = ANNA, text: str = "hej", **marks: Any) -> Arrival:
    channel, bot, chat = conversation.split(":")
    body = {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 0,
            "chat": {"id": int(chat), "type": "private"},
            "from": {"id": int(chat), "is_bot": False, "first_name": "-"},
            "text": text,
        },
    }
    return Arrival(channel, bot, str(number), conversation, body, **marks)


def tap(number: int, data: str, conversation: str = CLARA) -> Arrival:
    said = arrival(number, conversation)
    message = said.body["message"]
    pressed = {"id": str(number), "from": message["from"], "message": message, "data": data}
    return replace(said, body={"update_id": number, "callback_query": pressed})


def letter(conversation: str, text: str = "svar", **marks: Any) -> Outgoing:
    """Return what is said in *conversation*; *params* among the marks are more of the call's own."""
    more = marks.pop("params", {})
    params = {"chat_id": int(conversation.rpartition(":")[2]), "text": text, **more}
    return Outgoing(conversation, "sendMessage", orjson.dumps(params), **marks)


def inquiry(reference: str = "26-0001-A", **fields: Any) -> Inquiry:
    basics = Inquiry(reference, "KODE-KODE", "how-to-partner", "samarbejde", "Vi vil gerne samarbejde")
    return replace(basics, **fields)


def effects(job: Job, *texts: str, rows: Sequence[int] = (), **fields: Any) -> Effects:
    basics = Effects(
        job=job,
        rows=tuple(rows) or (job.head.id,),
        state=job.state,
        memory=job.memory,
        entry=Entry("answer", topic="how-to-partner"),
        outgoing=tuple(letter(job.conversation, text) for text in texts),
    )
    return replace(basics, **fields)


def note(reference: str = "26-0001-A", text: str = "Endnu en ting", **fields: Any) -> Note:
    return Note(reference, text, **fields)


def answer_all(batch: Batch, *texts: str) -> None:
    for job in batch.jobs:
        batch.done(effects(job, *texts))


def text_of(job: Job) -> str:
    return str(job.head.body["message"]["text"])
