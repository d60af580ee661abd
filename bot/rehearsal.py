"""Conversations in memory: the real handlers, with nothing stored and nothing sent."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import handlers
from bot.exchange import Answered, AskError, Line, Told, danish_day, write
from bot.intake import Intake
from bot.store.offers.memory import shelved
from bot.turns import at_once
from handlers.turn import run_turn
from knowledge import reference
from knowledge.context import Context
from knowledge.library import Library
from knowledge.markup import as_read
from knowledge.records import Case, CaseState
from knowledge.terms import Choice, Found, Language, Reply, TopicId, Understanding
from knowledge.traffic import Arrival, Effects, Job, Waiting
from knowledge.understanding.understand import understand

FIRST_VISITOR = 1000


@dataclass(slots=True)
class _Talk:
    """One conversation: what the store would keep of it."""

    visitor: int
    state: str | None = None
    memory: bytes = b"{}"
    cases: tuple[Case, ...] = ()
    buttons: dict[str, str] = field(default_factory=dict)


class InMemory:
    """Conversations by name; each line is one update of one of them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._dispatcher = handlers.build()
        self._directory = shelved(library)
        self._intake = Intake()
        self._secret = secrets.token_bytes(32)
        self._talks: dict[str, _Talk] = {}
        self._updates = self._numbers = 0

    def answer(self, line: Line) -> Answered:
        """Return the answer to the next message of the line's conversation."""
        talk = self._talk(line)
        arrival = self._arrival(line, talk)
        before = Context.from_json(json.loads(talk.memory).get("context", {}))
        effects = at_once(self._turn(talk, arrival))
        self._remember(talk, effects, arrival.conversation)
        understood = self._understood(line, arrival, before, effects)
        entry = effects.entry
        told = Told(entry.decision, understood.topic, understood, self._reply(effects), entry.redacted)
        return write(line, told, self._library, today=danish_day())

    def _talk(self, line: Line) -> _Talk:
        name = line.conversation if line.conversation is not None else f"\0{self._updates}"
        memory = {"context": {"language": line.language}} if line.language else {}
        new = _Talk(FIRST_VISITOR + len(self._talks), memory=json.dumps(memory).encode())
        return self._talks.setdefault(name, new)

    def _arrival(self, line: Line, talk: _Talk) -> Arrival:
        self._updates += 1
        tap = self._pressed(line.tap, talk) if line.tap is not None else None
        text = None if tap else line.text
        key = f"line-{self._updates}"
        screened = self._intake.from_web(talk.visitor, key, text=text, tap=tap, message_id=self._updates)
        return screened.arrival

    def _pressed(self, label: str, talk: _Talk) -> str:
        """Return the data of the newest button that says *label*, in whatever message it is."""
        if label not in talk.buttons:
            shown = ", ".join(talk.buttons) or "none"
            raise AskError(f"There is no button {label!r}; the buttons so far are: {shown}.")
        return talk.buttons[label]

    async def _turn(self, talk: _Talk, arrival: Arrival) -> Effects:
        head = Waiting(self._updates, arrival.body, arrival.redacted, answered=False)
        job = Job(arrival.conversation, head, state=talk.state, memory=talk.memory, cases=talk.cases)
        return await run_turn(
            self._dispatcher,
            job,
            library=self._library,
            now=datetime.now(UTC),
            take_number=self._take_number,
            secret=self._secret,
            asked=self._asked(arrival.body),
            directory=self._directory,
        )

    def _take_number(self, year: int) -> int:  # noqa: ARG002 - one row of numbers is enough for a rehearsal
        self._numbers += 1
        return self._numbers

    def _asked(self, body: Mapping[str, Any]) -> Case | None:
        written = reference.parse(body.get("message", {}).get("text", ""))
        every = (case for talk in self._talks.values() for case in talk.cases)
        return next((case for case in every if case.reference == written), None)

    def _remember(self, talk: _Talk, effects: Effects, conversation: str) -> None:
        talk.state, talk.memory = effects.state, effects.memory
        at = datetime.now(UTC).isoformat()
        opened = [
            Case(one.reference, one.code, conversation, one.topic, CaseState.NEW, at, kind=one.kind)
            for one in effects.inquiries
        ]
        before = [case for case in talk.cases if case.journalised_at or not effects.erases]
        talk.cases = (*reversed(opened), *before)
        for button in _buttons(effects):
            talk.buttons[button["text"]] = button["callback_data"]

    def _reply(self, effects: Effects) -> Reply:
        """Return what the person reads, all messages as one, without the marks of HTML."""
        methods = ("sendMessage", "sendDocument")
        sent = [json.loads(out.params) for out in effects.outgoing if out.method in methods]
        texts = [params.get("text") or params.get("caption", "") for params in sent]
        choices = tuple(Choice(button["text"], button["callback_data"]) for button in _buttons(effects))
        curated = self._library.answers.get(TopicId(effects.entry.topic), Language.DANISH, today=danish_day())
        sources = curated.sources if curated and effects.entry.decision == "answer" else ()
        return Reply("\n\n".join(map(as_read, texts)), choices, sources)

    def _understood(self, line: Line, arrival: Arrival, before: Context, effects: Effects) -> Understanding:
        """Return what the log says was understood, with the places and runners-up of the text."""
        entry, text = effects.entry, arrival.body.get("message", {}).get("text", "")
        heard = (
            understand(text, library=self._library, today=danish_day(), context=before)
            if line.tap is None
            else None
        )
        found = heard.found if heard else Found()
        if not found.named and not found.candidates and entry.municipality:
            found = Found(
                named=(self._library.gazetteer.municipality(entry.municipality, today=danish_day()),)
            )
        return Understanding(
            text,
            Language(entry.language or before.language),
            TopicId(entry.topic or "out-of-scope"),
            entry.certainty,
            runners_up=heard.runners_up if heard else (),
            found=found,
        )


def _calls(effects: Effects, method: str) -> list[dict[str, Any]]:
    return [json.loads(out.params) for out in effects.outgoing if out.method == method]


def _buttons(effects: Effects) -> list[dict[str, str]]:
    """Return the buttons of every message, in order."""
    boards = (
        call["reply_markup"]["inline_keyboard"]
        for call in _calls(effects, "sendMessage")
        if "reply_markup" in call
    )
    return [button for board in boards for row in board for button in row]
