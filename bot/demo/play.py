"""The demonstration: sixty made-up inquiries, and what two made-up colleagues have done with them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain

from bot.demo.plan import Scene, Step, scenes, steps
from bot.demo.stage import Spoken, Stage
from knowledge.casework.actions import (
    Action,
    Carrier,
    Claim,
    Close,
    Forward,
    Heard,
    Journal,
    Journalise,
    Merge,
    Outcome,
    Respond,
    Road,
    Taken,
    Told,
    Wait,
    Waiting,
    Write,
)
from knowledge.casework.staff import Account
from knowledge.records import Inquiry, Note
from knowledge.terms import DENMARK
from knowledge.traffic import Delivery, Receipt

CHATS = frozenset({"web", "telegram"})
FIRST_CHAT = 1001  # made-up people begin here
DELIVERED = ("telegram", "mail")  # channels whose letters must not go out to made-up people
QUIET = 0.5  # seconds without a letter after which none is left


@dataclass(slots=True)
class Play:
    """Plays the scenes: *staff* are the worker and the colleague."""

    stage: Stage
    staff: Sequence[Account]
    now: datetime
    _filed: dict[int, Inquiry] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    async def run(self) -> int:
        """Play everything, as it came in time, and return how many inquiries there are."""
        told = {scene.number: scene for scene in scenes()}
        calendar = self.stage.library.calendar
        played = [steps(scene, now=self.now, calendar=calendar) for scene in told.values()]
        for step in sorted(chain.from_iterable(played)):
            self.stage.clock.now = step.at
            await self._do(told[step.number], step)
        self.stage.clock.now = self.now
        await self._deliver()
        return len(told)

    async def _do(self, scene: Scene, step: Step) -> None:
        if step.what == "open":
            await self._open(scene)
        elif step.what == "said":
            inquiry = self._filed[scene.number]
            note = Note(inquiry.reference, step.more[0])
            await self.stage.hear([Spoken(self._chat(scene), step.more[0], note=note, topic=scene.topic)])
        else:
            by, number = self.staff[scene.owner - 1], self._filed[scene.number].reference
            forwarded = await self._forwarded(number, by) if step.what == "heard" else 0
            await self.stage.store.desk.act(number, self._action(scene, step, forwarded), by=by)

    async def _open(self, scene: Scene) -> None:
        inquiry = self._inquiry(scene)
        self._filed[scene.number] = inquiry
        self._names[scene.name] = inquiry.reference
        if scene.via not in CHATS:
            await self.stage.store.desk.register(inquiry, scene.via, by=self.staff[scene.owner - 1])
            return
        receipt = self.stage.receipt(inquiry.reference, inquiry.code, scene.language)
        chat = self._chat(scene)
        said = Spoken(chat, scene.text, receipt, inquiry, topic=scene.topic, language=scene.language)
        await self.stage.hear([said])

    def _chat(self, scene: Scene) -> str:
        who = scene.who or str(scene.number)
        return self._people.setdefault(who, f"{scene.via}:public:{FIRST_CHAT + len(self._people)}")

    def _inquiry(self, scene: Scene) -> Inquiry:
        number, code = self.stage.numbered()
        return Inquiry(
            reference=number,
            code=code,
            topic=scene.topic,
            kind=scene.kind,
            text=scene.text,
            municipalities=scene.at,
            councils=self._councils(scene.at),
            actor=scene.actor,
            unreached=scene.unreached,
            reach=scene.reach,
            address=scene.address,
            language=scene.language,
            notice=self.stage.library.notice,
        )

    def _councils(self, at: Sequence[str]) -> tuple[str, ...]:
        places = [self.stage.library.gazetteer.municipality(name, today=self.now.date()) for name in at]
        return tuple(dict.fromkeys(council for place in places for council in place.councils))

    def _action(self, scene: Scene, step: Step, forwarded: int) -> Action:  # noqa: PLR0911 one for each word
        match step.what, *step.more:
            case "claim", *_:
                return Claim()
            case ("reply" | "ask") as what, text:
                return Respond(text, self._told(scene, text), asks=what == "ask")
            case "note", text:
                return Write(text)
            case "wait", whom, days:
                return Wait(Waiting(whom), self._day(days))
            case "forward", receiver, road, text:
                return Forward(receiver, Road(road), told=self._told(scene, text))
            case "heard", answer, why:
                return Heard(forwarded, Taken(answer), why)
            case "journal", answer, number:
                return Journalise(Journal(answer), number)
            case "close", outcome, carrier, lesson:
                return Close(Outcome(outcome), Carrier(carrier), lesson)
            case "merge", name:
                return Merge(self._names[name])
        raise KeyError(step.what)

    def _told(self, scene: Scene, text: str) -> tuple[Told, ...]:
        number = self._filed[scene.number].reference
        return (Told(number, text, scene.reach, f"{number}", scene.language),)

    def _day(self, days: int) -> date:
        return self.now.astimezone(DENMARK).date() + timedelta(days=days)

    async def _forwarded(self, number: str, by: Account) -> int:
        file = await self.stage.store.desk.file(number, viewer=by)
        return file.forwarded[-1].id if file and file.forwarded else 0

    async def _deliver(self) -> None:
        """Take letters to made-up people for delivered: they must never go out."""
        for channel in DELIVERED:
            try:
                async with asyncio.timeout(QUIET):
                    while letters := await self.stage.store.due(channel, 100):
                        await self.stage.store.settle([Receipt(one.id, Delivery.SENT) for one in letters])
            except TimeoutError:
                continue
