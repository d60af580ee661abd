"""Plays inquiries into a store through the turns and the desk that real ones go through, each at its time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import orjson

from knowledge import reference
from knowledge.library import Library
from knowledge.markup import as_html
from knowledge.records import Entry, Inquiry, Note
from knowledge.store import Store
from knowledge.terms import DENMARK, Language
from knowledge.traffic import Arrival, Effects, Job, Outgoing


@dataclass(slots=True)
class Clock:
    """Tells whatever time the play is at."""

    now: datetime

    def __call__(self) -> datetime:
        """Return it."""
        return self.now


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message of a person: an *inquiry* or a *note* to a case, and what the bot *answers*."""

    conversation: str
    text: str
    answers: str = ""
    inquiry: Inquiry | None = None
    note: Note | None = None
    topic: str = ""
    language: str = "da"


@dataclass(slots=True)
class Stage:
    """Where it is played."""

    store: Store
    library: Library
    secret: bytes
    clock: Clock
    _updates: int = field(default=0)

    def numbered(self) -> tuple[str, str]:
        """Return the next reference, and the code that belongs to it."""
        year = self.clock.now.astimezone(DENMARK).year
        number = reference.write(year, self.store.take_number(year))
        return number, reference.code(number, self.secret)

    def receipt(self, number: str, code: str, language: str) -> str:
        """Return what the bot says when an inquiry has come."""
        say, spoken = self.library.phrasebook.say, Language(language)
        said = say("receipt", spoken, reference=number, role="organisation")
        return f"{said}\n\n{say('receipt-code', spoken, code=code, role='organisation')}"

    async def hear(self, spoken: Sequence[Spoken]) -> None:
        """Let people say their messages, one each, and answer them."""
        arrivals = [self._arrival(one) for one in spoken]
        await self.store.receive(arrivals)
        waiting = {one.conversation: one for one in spoken}
        while waiting:
            async with self.store.claim(len(waiting)) as batch:
                for job in batch.jobs:
                    batch.done(_effects(job, waiting.pop(job.conversation)))

    def _arrival(self, one: Spoken) -> Arrival:
        self._updates += 1
        channel, bot, chat = one.conversation.split(":")
        here: Mapping[str, object] = {"id": int(chat), "type": "private"}
        said = {
            "message_id": self._updates,
            "date": int(self.clock.now.astimezone(UTC).timestamp()),
            "chat": here,
            "from": {"id": int(chat), "is_bot": False, "first_name": "-"},
            "text": one.text,
        }
        body = {"update_id": self._updates, "message": said}
        return Arrival(channel, bot, str(self._updates), one.conversation, body)


def _effects(job: Job, one: Spoken) -> Effects:
    chat = int(job.conversation.rpartition(":")[2])
    params = {"chat_id": chat, "text": as_html(one.answers), "parse_mode": "HTML"}
    letter = Outgoing(job.conversation, "sendMessage", orjson.dumps(params), one.language)
    council = one.inquiry.councils[0] if one.inquiry and len(one.inquiry.councils) == 1 else ""
    return Effects(
        job=job,
        rows=(job.head.id,),
        state=job.state,
        memory=job.memory,
        entry=Entry("inquiry", topic=one.topic, certainty=1.0, language=one.language, council=council),
        outgoing=(letter,) if one.answers else (),
        inquiries=(one.inquiry,) if one.inquiry else (),
        notes=(one.note,) if one.note else (),
    )
