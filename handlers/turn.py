"""One turn: what handlers send, remember and log is collected here; nothing leaves the process."""

from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson
from aiogram import Bot, Dispatcher
from aiogram.client.default import Default
from aiogram.client.session.base import BaseSession
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.methods import (
    AnswerCallbackQuery,
    LeaveChat,
    SendChatAction,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import Message, TelegramObject, Update

from knowledge.casework.steering import Service
from knowledge.errors import IndgangError
from knowledge.offers.directory import Directory, Empty
from knowledge.offers.records import Told
from knowledge.records import COPY, Case, Entry, Inquiry, Miss, Note
from knowledge.traffic import Effects, Job, Outgoing

NOBODY = "1:collected-in-a-turn-and-sent-by-the-post"  # aiogram wants the shape of a token; none is used here
_KEY: Final = StorageKey(0, 0, 0)
_BLANK: Final = Message.model_validate({"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}})
EMPTY = Empty()
ORDINARY = Service()  # nothing is steered, and nobody knows how long an answer takes
_Kept = Entry | Inquiry | Note | Miss
_WORDLESS = (AnswerCallbackQuery, LeaveChat)


class NotInATurnError(IndgangError):
    """A handler asked for what only the network can do, what cannot be stored, or what would be lost."""


@dataclass(slots=True)
class _Said:
    """A call on its way to the outbox."""

    method: TelegramMethod[Any]
    urgent: bool
    language: str


class Turn(BaseSession):
    """The session that aiogram talks to; handlers also log, open cases and take numbers here.

    *language* is the one that is spoken now: what is said from here on carries it.
    """

    def __init__(  # noqa: PLR0913 the parent's would build an API client; what a turn may know, by name
        self,
        job: Job,
        *,
        now: datetime,
        take_number: Callable[[int], int],
        secret: bytes,
        asked: Case | None = None,
        service: Service = ORDINARY,
        directory: Directory = EMPTY,
    ) -> None:
        self.job, self.now, self.secret, self.asked, self.service = job, now, secret, asked, service
        self.directory = directory
        self.take_number = take_number
        self.state = job.state
        self.memory: dict[str, Any] = orjson.loads(job.memory)
        self.bot = Bot(NOBODY, session=self)
        self._said: list[_Said] = []
        self._entry = Entry(decision="unknown")
        self._inquiries: list[Inquiry] = []
        self._notes: list[Note] = []
        self._misses: list[Miss] = []
        self.offers = Told()
        self.instead: str | None = None
        self.recalled = ""
        self.language = ""
        self._urgent = self._over = self.erases = False

    def log(self, entry: Entry) -> None:
        """Log *entry* for this update; a later one replaces it."""
        self._entry = entry

    def open_case(self, inquiry: Inquiry) -> None:
        """Log *inquiry* for the unit."""
        self._inquiries.append(inquiry)

    def note(self, note: Note) -> None:
        """Add *note* to the person's case."""
        self._notes.append(note)

    def miss(self, miss: Miss) -> None:
        """Keep *miss* for staff to learn from."""
        self._misses.append(miss)

    def tell(self, told: Told) -> None:
        """Keep what was said about local offers."""
        self.offers += told

    def urgent(self) -> None:
        """Let what is said from now on go before everything else; a crisis answered directly is only kept."""
        self._urgent = True

    def erase(self) -> None:
        """Delete all that is kept of the conversation before what this turn says, its own new cases too."""
        self.erases = True
        self._inquiries.clear()
        self._notes.clear()
        self._misses.clear()
        self.offers = Told()

    def seal(self, rows: tuple[int, ...] = ()) -> Effects:
        """Turn it all into bytes: what cannot be stored is this handler's mistake, not its batch's.

        *rows* are the inbox rows that are answered together; none means the head of the job alone.
        """
        self._over = True
        # A circle of turn and bot would wait for the garbage collector: a third more time per turn.
        del self.bot
        kept: tuple[_Kept, ...] = (self._entry, *self._inquiries, *self._notes, *self._misses)
        if b"\\u0000" in orjson.dumps(kept) and any(_holds_nul(value) for value in kept):
            raise NotInATurnError("A text with a NUL character cannot be stored; clean it first.")
        return Effects(
            job=self.job,
            rows=rows or (self.job.head.id,),
            state=self.state,
            memory=orjson.dumps(self.memory, option=_EXACT),
            entry=self._entry,
            outgoing=tuple(self._outgoing(said) for said in self._said),
            inquiries=tuple(self._inquiries),
            notes=tuple(self._notes),
            misses=tuple(self._misses),
            erases=self.erases,
            offers=self.offers,
            instead=self.instead,
            recalled=self.recalled,
        )

    def _outgoing(self, said: _Said) -> Outgoing:
        spinner = isinstance(said.method, AnswerCallbackQuery)
        return Outgoing(
            conversation=self._target(getattr(said.method, "chat_id", None)),
            method=said.method.__api_method__,
            params=orjson.dumps(said.method, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME),
            language=said.language,
            urgent=said.urgent or spinner,
            droppable=spinner,
            delivered=said.urgent and self.job.head.answered,
        )

    def _target(self, chat: int | str | None) -> str:
        here, _, own = self.job.conversation.rpartition(":")
        return self.job.conversation if chat is None or str(chat) == own else f"{here}:{chat}"

    async def __call__(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ARG002, ASYNC109 aiogram's signature
        """Collect *method*; what aiogram gets back is made up, with a negative message id."""
        if self._over:
            raise NotInATurnError("This turn is over; what comes later goes through the outbox.")
        if isinstance(method, SendChatAction):  # "is typing" says nothing once the answer is there
            return True
        if not isinstance(method, (SendMessage, *_WORDLESS)) and not _is_copy(method):
            raise NotInATurnError(
                f"{method.__api_method__} does not belong in a turn; only the post can do it."
            )
        self._said.append(_Said(method, self._urgent, self.language))
        return True if isinstance(method, _WORDLESS) else self._echo(method, -len(self._said))

    def _echo(self, method: TelegramMethod[Any], message_id: int) -> Message:
        chat = _BLANK.chat.model_copy(update={"id": getattr(method, "chat_id", 0)})
        told = {"message_id": message_id, "chat": chat, "text": getattr(method, "text", None)}
        return _BLANK.model_copy(update=told).as_(self.bot)

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 aiogram's signature
        """Collect *method*, for those who ask the session directly."""
        return await self(bot, method, timeout)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 aiogram's signature
    ) -> AsyncGenerator[bytes, None]:
        """Refuse: no file is fetched in a turn."""
        del url, headers, timeout, chunk_size, raise_for_status
        raise NotInATurnError("A turn fetches no files.")
        yield b""

    async def close(self) -> None:
        """Do nothing: there is no connection."""


class Memory(BaseStorage):
    """The FSM storage of one turn: it reads and writes the turn, nothing else."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    async def get_state(self, key: StorageKey) -> str | None:  # noqa: ARG002 a turn has one key
        """Return the conversation's state."""
        return self._turn.state

    async def set_state(self, key: StorageKey, state: str | State | None = None) -> None:  # noqa: ARG002
        """Remember *state* if the turn is committed."""
        self._turn.state = state.state if isinstance(state, State) else state

    async def get_data(self, key: StorageKey) -> dict[str, Any]:  # noqa: ARG002
        """Return a copy of what the conversation remembers."""
        return dict(self._turn.memory)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:  # noqa: ARG002
        """Remember *data* instead, if the turn is committed."""
        self._turn.memory = dict(data)

    async def close(self) -> None:
        """Do nothing: the store outlives the turn."""


async def run_turn(  # noqa: PLR0913 what a turn may know is passed by name
    dispatcher: Dispatcher,
    job: Job,
    *,
    library: object,
    now: datetime,
    take_number: Callable[[int], int],
    secret: bytes,
    asked: Case | None = None,
    rows: tuple[int, ...] = (),
    service: Service = ORDINARY,
    directory: Directory = EMPTY,
) -> Effects:
    """Feed the head of *job* to the handlers and return what they want done; raises what they raise.

    The update level of the dispatcher is passed by: its middlewares serve polling
    and cost a third of an echo.
    """
    turn = Turn(
        job,
        now=now,
        take_number=take_number,
        secret=secret,
        asked=asked,
        service=service,
        directory=directory,
    )
    update = Update.model_validate(job.head.body, context={"bot": turn.bot})
    kind = next(name for name in job.head.body if name != "update_id")  # aiogram's look-up keeps a cache
    answer = await dispatcher.propagate_event(
        update_type=kind,
        event=getattr(update, kind),
        **dispatcher.workflow_data,
        bot=turn.bot,
        event_update=update,
        turn=turn,
        library=library,
        state=FSMContext(Memory(turn), _KEY),
        raw_state=turn.state,
    )
    if isinstance(answer, TelegramMethod):  # aiogram would send it; here it would be lost
        raise NotInATurnError(f"A handler returned {answer.__api_method__}; await it instead.")
    return turn.seal(rows)


# What would come back as something else is refused.
_EXACT = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS


def _is_copy(method: TelegramMethod[Any]) -> bool:
    """Whether *method* sends the one document that is made when it is delivered; files never pass a turn."""
    return isinstance(method, SendDocument) and method.document == COPY


def _plain(value: Any) -> Any:
    """Return aiogram's objects as JSON, without what was left at its default."""
    if isinstance(value, TelegramMethod | TelegramObject):
        return {k: v for k, v in value.__dict__.items() if v is not None and v.__class__ is not Default}
    if isinstance(value, datetime):
        return int(value.timestamp())
    raise NotInATurnError(f"{type(value).__name__} cannot be put in the outbox.")


def _holds_nul(value: _Kept) -> bool:
    return any("\0" in str(getattr(value, name)) for name in value.__slots__)
