"""A person in front of the real routers: says and taps, hears, and sees what was logged."""

import html
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import orjson
from aiogram import Dispatcher

from bot.store.offers.memory import shelved
from handlers.turn import ORDINARY, run_turn
from knowledge import reference
from knowledge.casework.steering import Measure, Service, Steering
from knowledge.library import Library
from knowledge.offers.directory import Directory
from knowledge.offers.offer import OfferId
from knowledge.offers.records import Told
from knowledge.records import Case, Entry, Inquiry, Note
from knowledge.screen import clean, redact
from knowledge.traffic import Effects, Job, Outgoing, Waiting

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ME = 1000
SECRET = b"a secret for tests"
_TAG = re.compile(r"</?b>")


class Visitor:
    """One conversation with the bot; each `says` or `taps` is one committed turn."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        library: Library,
        *,
        cases: tuple[Case, ...] = (),
        channel: str = "telegram",
        directory: Directory | None = None,
    ) -> None:
        self.dispatcher, self.library, self.now = dispatcher, library, NOW
        self.conversation = f"{channel}:public:{ME}"
        self.cases = cases
        self.others: dict[str, Case] = {}
        self.state: str | None = None
        self.memory = acquainted(library) if cases else b"{}"
        self.service, self.blocked = ORDINARY, False
        self.directory = directory or shelf_of(library)
        self.provides: tuple[OfferId, ...] = ()
        self.told = Told()
        self.effects: Effects | None = None
        self.keyboard: dict[str, str] = {}
        self.keyboards: list[dict[str, str]] = []
        self.entries: list[Entry] = []
        self.inquiries: list[Inquiry] = []
        self.notes: list[Note] = []
        self.turns = 0
        self.numbers = 146

    # -- what the person does ------------------------------------------------------------------------------

    def says(self, text: str, **fields: Any) -> str:
        """Send a text, screened as the intake does, and return what is heard."""
        screened = redact(clean(text))
        return self.sends({"text": screened.text, **fields}, redacted=screened.found)

    def sends(self, fields: Mapping[str, Any], *, redacted: bool = False) -> str:
        """Send a message with these *fields*."""
        return self.updates({"message": self._message(fields)}, redacted=redacted)

    def edits(self, text: str) -> str:
        """Correct an earlier message."""
        return self.updates({"edited_message": self._message({"text": text, "edit_date": 1764000001})})

    def taps(self, label: str) -> str:
        """Tap a button of the last keyboard."""
        return self.forges(self.keyboard[label])

    def forges(self, data: str) -> str:
        """Send any callback data."""
        query = {"id": "1", "from": _PERSON, "chat_instance": "1", "data": data}
        return self.updates({"callback_query": query | {"message": self._message({"text": "-"})}})

    def updates(self, kinds: Mapping[str, Any], *, redacted: bool = False) -> str:
        """Feed one update and commit what came of it."""
        self.turns += 1
        row = Waiting(self.turns, {"update_id": self.turns, **kinds}, redacted=redacted, answered=False)
        job = Job(
            self.conversation,
            row,
            state=self.state,
            memory=self.memory,
            cases=self.cases,
            blocked=self.blocked,
            provides=self.provides,
        )
        text = kinds.get("message", {}).get("text", "")
        named = reference.parse(text)
        asked = {case.reference: case for case in (*self.cases, *self.others.values())}.get(named or "")
        self._commit(_run(self._turn(job, asked)))
        return self.hears

    # -- what came of it -----------------------------------------------------------------------------------

    @property
    def hears(self) -> str:
        """What the last turn said, without markup."""
        return "\n".join(html.unescape(_TAG.sub("", params["text"])) for params in self.messages)

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The parameters of the messages of the last turn."""
        return [orjson.loads(one.params) for one in self.outgoing if one.method == "sendMessage"]

    @property
    def outgoing(self) -> tuple[Outgoing, ...]:
        return self.effects.outgoing if self.effects else ()

    @property
    def buttons(self) -> list[str]:
        """The labels of the last keyboard."""
        return list(self.keyboard)

    @property
    def entry(self) -> Entry:
        return self.entries[-1]

    @property
    def remembered(self) -> dict[str, Any]:
        return dict(orjson.loads(self.memory))

    def staff_answer(self, *, days_ago: float = 0.0, state: str = "Besvaret", at: int = 0) -> None:
        """Let staff have written in the case number *at*."""
        answered = replace(
            self.cases[at], answered_at=(self.now - timedelta(days=days_ago)).isoformat(), state=state
        )
        self.cases = (*self.cases[:at], answered, *self.cases[at + 1 :])

    def steers(self, *measures: Measure, expected: int | None = None) -> None:
        """Let these measures hold, until they end."""
        self.service = Service(Steering(measures), expected)

    def _message(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        chat = {"id": ME, "type": "private"}
        return {"message_id": self.turns + 1, "date": 1764000000, "chat": chat, "from": _PERSON, **fields}

    def _turn(self, job: Job, asked: Case | None) -> Any:
        return run_turn(
            self.dispatcher,
            job,
            library=self.library,
            now=self.now,
            take_number=self._number,
            secret=SECRET,
            asked=asked,
            service=self.service,
            directory=self.directory,
        )

    def _number(self, _year: int) -> int:
        self.numbers += 1
        return self.numbers

    def _commit(self, effects: Effects) -> None:
        self.effects, self.state, self.memory = effects, effects.state, effects.memory
        self.entries.append(effects.entry)
        self.inquiries += effects.inquiries
        self.notes += effects.notes
        self.told += effects.offers
        for inquiry in effects.inquiries:
            self.cases = (_case(inquiry, self.now), *self.cases)
        for params in self.messages:
            if markup := params.get("reply_markup"):
                rows = markup["inline_keyboard"]
                self.keyboard = {one["text"]: one["callback_data"] for row in rows for one in row}
                self.keyboards.append(self.keyboard)


def shelf_of(library: Library) -> Directory:
    """Return the directory of what *library* has; made once, for it is only read."""
    if not any(known is library for known, _ in _SHELVES):
        _SHELVES.append((library, shelved(library)))
    return next(directory for known, directory in _SHELVES if known is library)


_SHELVES: deque[tuple[Library, Directory]] = deque(maxlen=4)


def go(visitor: Visitor, *steps: str) -> str:
    """Say each step, or tap it when it is ``[a label]``, and return what is heard last."""
    for step in steps:
        if step.startswith("["):
            visitor.taps(step[1:-1])
        else:
            visitor.says(step)
    return visitor.hears


def the(visitor: Visitor) -> Inquiry:
    """Return the one inquiry that was logged."""
    assert len(visitor.inquiries) == 1
    return visitor.inquiries[0]


def acquainted(library: Library) -> bytes:
    """Return the memory of a conversation that was shown the notice: who has a case has seen it."""
    return orjson.dumps({"context": {"notice": library.notice}})


_PERSON = {"id": ME, "is_bot": False, "first_name": "-"}


def case(number: int, *, topic: str = "how-to-partner", owner: str = f"telegram:public:{ME}") -> Case:
    """Return a case of this conversation, or of another."""
    named = reference.write(2026, number)
    return Case(named, reference.code(named, SECRET), owner, topic, "Ny", NOW.isoformat())


def _case(inquiry: Inquiry, now: datetime) -> Case:
    owner = f"telegram:public:{ME}"
    return Case(
        inquiry.reference, inquiry.code, owner, inquiry.topic, "Ny", now.isoformat(), kind=inquiry.kind
    )


def _run(coroutine: Any) -> Effects:
    """Run a turn to its end at once: a handler that waits for anything fails the test."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return cast("Effects", done.value)
    coroutine.close()
    raise AssertionError("the turn suspended: handlers do no I/O")
