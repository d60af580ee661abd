"""Inbox → handlers → commit: turns run one after another, and while a batch is written the next thinks."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import orjson
from aiogram import Dispatcher

from bot.bursts import merge
from handlers.render import payload
from handlers.turn import EMPTY, ORDINARY, run_turn
from knowledge import reference
from knowledge.casework.steering import Service
from knowledge.errors import IndgangError, StoreError
from knowledge.offers.directory import Directory
from knowledge.records import Case, Entry
from knowledge.store import Batch, Inquiries, Turns
from knowledge.terms import Language, Reply
from knowledge.traffic import Effects, Job, Outgoing

if TYPE_CHECKING:
    from knowledge.library import Library  # the loop hands it on and asks it for one sentence

logger = logging.getLogger(__name__)

T = TypeVar("T")

TOGETHER = 16  # turns in a commit: more would make the first of them wait for the last
PATIENCE = 0.002  # seconds of thinking before the channels and the pages get a turn
BACK_OFF = (0.5, 1.0, 2.0, 4.0)  # seconds before each new try; handlers do no I/O, so what heals heals soon
HANDS = 4  # one thinks while the batches of the others are written, together when the disk is slow
OUTAGE = (0.5, 30.0)  # seconds between tries while the store cannot keep anything, first and longest


class Memory(Turns, Inquiries, Protocol):
    """What the loop needs of the store."""


class Shelf(Protocol):
    """Where the library that is current lies."""

    @property
    def library(self) -> "Library":
        """The content of this moment."""
        ...


class SuspendedError(IndgangError):
    """A handler waited for something; handlers do no I/O."""


async def work(  # noqa: PLR0913 the composition root hands over what it built, by name
    store: Memory,
    dispatcher: Dispatcher,
    shelf: Shelf,
    secret: bytes,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    back_off: Sequence[float] = BACK_OFF,
    service: Callable[[], Service] = lambda: ORDINARY,
    directory: Directory = EMPTY,
) -> None:
    """Answer what arrives until cancelled; each turn is told the *service* of its moment."""
    worker = Worker(store, dispatcher, shelf, secret, clock, tuple(back_off), service, directory)
    async with asyncio.TaskGroup() as tasks:
        for _ in range(HANDS):
            tasks.create_task(worker.work())


@dataclass(frozen=True, slots=True)
class Worker:
    """Runs turns and hands what came of them to the store."""

    store: Memory
    dispatcher: Dispatcher
    shelf: Shelf
    secret: bytes
    clock: Callable[[], datetime]
    back_off: tuple[float, ...]
    service: Callable[[], Service] = lambda: ORDINARY
    directory: Directory = EMPTY

    async def work(self) -> None:
        """Claim, think, commit, for ever; while the store is out of order nothing is tried or counted."""
        wait, longest = OUTAGE
        while True:
            try:
                async with self.store.claim(TOGETHER) as batch:
                    await self._think(batch)
                wait = OUTAGE[0]
            except StoreError as error:
                logger.error("messages wait: %s", error)  # noqa: TRY400 one sentence for the operator, no traceback
                await asyncio.sleep(wait)
                wait = min(wait * 2, longest)

    async def _think(self, batch: Batch) -> None:
        began = time.perf_counter()
        for job in batch.jobs:
            asked = await self._asked(job)
            self._attempt(batch, job, asked)
            if time.perf_counter() - began > PATIENCE:
                await asyncio.sleep(0)
                began = time.perf_counter()

    async def _asked(self, job: Job) -> Case | None:
        """Return the case whose reference stands in the message."""
        found = reference.parse(_words(job))
        return await self.store.find(found) if found else None

    def _attempt(self, batch: Batch, job: Job, asked: Case | None) -> None:
        if job.attempts > len(self.back_off):  # it killed the process, or its effects could never be stored
            self._set_aside(batch, job, "no attempt came to an end")
            return
        try:
            batch.done(self._turn(job, asked))
        except Exception as error:  # noqa: BLE001 an edge: a handler may raise anything, and the next must go on
            self._failed(batch, job, _where(error))

    def _turn(self, job: Job, asked: Case | None) -> Effects:
        merged, rows = merge(job, self.shelf.library)
        return at_once(
            run_turn(
                self.dispatcher,
                merged,
                library=self.shelf.library,
                now=self.clock(),
                take_number=self.store.take_number,
                secret=self.secret,
                asked=asked,
                rows=rows,
                service=self.service(),
                directory=self.directory,
            )
        )

    def _failed(self, batch: Batch, job: Job, error: str) -> None:
        logger.warning("row %s failed, attempt %s: %s", job.head.id, job.attempts + 1, error)
        if job.attempts < len(self.back_off):
            batch.failed(job, error, retry_in=self.back_off[job.attempts])
        else:
            self._set_aside(batch, job, error)

    def _set_aside(self, batch: Batch, job: Job, error: str) -> None:
        logger.error("row %s is set aside for staff: %s", job.head.id, error)
        silent = job.blocked or job.attempts > len(self.back_off) + 1
        words = () if silent else self._apology(job)
        effects = Effects(job, (job.head.id,), job.state, job.memory, Entry(decision="unknown"), words)
        batch.failed(job, error, retry_in=None, effects=effects)

    def _apology(self, job: Job) -> tuple[Outgoing, ...]:
        """Say that it is kept and that a person looks at it; nothing, if even that goes wrong."""
        try:
            chat = int(job.conversation.rpartition(":")[2])
            text = self.shelf.library.phrasebook.say("set-aside", _language(job.memory))
            params = {"chat_id": chat, **payload(Reply(text), "")}
            return (Outgoing(job.conversation, "sendMessage", orjson.dumps(params)),)
        except Exception as error:  # noqa: BLE001 as above: the row must leave the queue
            logger.error("no apology for row %s: %s", job.head.id, _where(error))  # noqa: TRY400
            return ()


def at_once(turn: Coroutine[Any, Any, T]) -> T:
    """Run *turn* to its end here and now; one that waits for anything is an error."""
    try:
        turn.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    turn.close()
    raise SuspendedError("A handler waited for something; what it needs must come with the turn.")


def _words(job: Job) -> str:
    for kind in ("message", "edited_message"):
        if text := (job.head.body.get(kind) or {}).get("text"):
            return str(text)
    return ""


def _language(memory: bytes) -> Language:
    """Return the language spoken, and no more of the memory: its rest may be what the turn fails on."""
    remembered = orjson.loads(memory).get("context", {}).get("language")
    return Language(remembered) if remembered in set(Language) else Language.DANISH


def _where(error: BaseException) -> str:
    """Return type, file and line of *error*; its message may quote what somebody wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = "/".join(Path(trace.tb_frame.f_code.co_filename).parts[-2:])
    return f"{type(error).__name__} {file}:{trace.tb_lineno}"
