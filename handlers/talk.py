"""One update's side of the conversation: what is remembered, what is said, what is logged."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers import render
from handlers.turn import Turn
from knowledge import cases, inquiry, menu, rights, tap, voice
from knowledge.compose import redacted
from knowledge.context import WAY_BACK, Context
from knowledge.inquiry import Draft, asking
from knowledge.library import Library, notice
from knowledge.records import Case, Entry
from knowledge.terms import DENMARK, Choice, Language, Reply
from knowledge.voice import Voice, blocks

FORM = "inquiry"  # the state group of the one form there is
_DRAFTS = ("draft", "parked")


@dataclass(slots=True)
class Talk:
    """What handlers speak through. *action* is what was tapped or typed instead; None for anything else.

    *timed*: what was taken out of the text may have been a date and a time. *picked* is the case that the
    text was promised to, or that it replies to. *parked* is the draft that a crisis interrupted. *quiet*: the
    privacy notice waits for another turn, since nothing may stand before what is said now, in a crisis and
    right after it. *wish* is the right that stands in words meant for staff or the form: it is offered.
    """

    turn: Turn
    library: Library
    context: Context
    draft: Draft | None
    chat: int
    text: str
    action: str | None
    timed: bool = False
    picked: Case | None = None
    parked: Draft | None = None
    quiet: bool = False
    wish: str | None = None

    @property
    def today(self) -> date:
        """The day in Denmark."""
        return self.turn.now.astimezone(DENMARK).date()

    @property
    def voice(self) -> Voice:
        """How to speak to this person."""
        return voice.of(self.library, self.context, channel=self.channel)

    @property
    def channel(self) -> str:
        """Where this person writes: telegram, web."""
        return self.turn.job.conversation.partition(":")[0]

    @property
    def expecting(self) -> tuple[Case, ...]:
        """The cases that free text belongs to now."""
        return cases.expecting(self.turn.job.cases, now=self.turn.now, aside=self.context.aside)

    async def say(self, reply: Reply, *, language: Language | None = None, alone: bool = False) -> None:
        """Say *reply*, and remember its buttons; *language* where it is not the one that is spoken.

        Where the language has just changed, one button leads back to the other, unless it stands *alone*.
        """
        await self._notify()
        spoken = language or self.voice.spoken
        if self.context.told_in not in {"", spoken} and not alone:
            back = menu.other_language(spoken, self.voice)
            reply = replace(reply, choices=tuple(dict.fromkeys((*reply.choices, back))))
        if self.wish and not (alone or self.quiet):
            right = rights.offer(self.wish, self.voice)
            reply = replace(reply, choices=tuple(dict.fromkeys((*reply.choices, right))))
        if not reply.choices and rights.confirming(
            self.context
        ):  # a yes to what is said now is no yes to that
            self.context = replace(self.context, buttons=(), step=self.context.step + 1)
        self.context = replace(self.context.offering(reply), told_in=spoken)
        self.turn.language = spoken
        await render.say(self.turn.bot, self.chat, reply, str(self.context.step))

    async def aside(self, reply: Reply, *, kept: tuple[Choice, ...] = ()) -> None:
        """Say *reply*; in mid-form its buttons, but for those *kept*, give way to the form's question."""
        if self.draft:
            again = asking.question(self.draft, self.voice, opening=self.voice.say("form-repeat"))
            reply = Reply(blocks(reply.text, again.text), (*kept, *again.choices))
        await self.say(reply)

    async def send(self, document: str, caption: str) -> None:
        """Send the *document* of this name, which is made when it is delivered."""
        await self._notify()
        self.turn.language = self.voice.spoken
        await render.send_document(self.turn.bot, self.chat, document, caption)

    async def _notify(self) -> None:
        """Show the privacy notice before the first reply, and again when its words have changed."""
        shown = self.library.notice
        if self.quiet or self.context.notice == shown:
            return
        self.context = replace(self.context, notice=shown)
        self.turn.language = spoken = self.voice.spoken
        words = notice.words(self.library.phrasebook, spoken, self.library.periods)
        await render.say(self.turn.bot, self.chat, Reply(words), str(self.context.step))

    def kindly(self, reply: Reply) -> Reply:
        """Return *reply* after the sentence that a number was taken out, where one was."""
        if not self.turn.job.head.redacted:
            return reply
        return replace(reply, text=blocks(redacted(self.voice, timed=self.timed), reply.text))

    async def tell(self, key: str, *choices: Choice, **args: str) -> None:
        """Say one sentence."""
        await self.say(Reply(self.voice.say(key, **args), choices))

    def log(self, decision: str, *, topic: str = "", certainty: float = 1.0) -> None:
        """Log what was decided, with what is known of the conversation."""
        place = self.context.place
        self.turn.log(
            Entry(
                decision=decision,
                topic=topic or self.context.topic or "",
                certainty=certainty,
                language=self.context.language,
                municipality=place.municipality if place else "",
                council=(place.council or "") if place else "",
                redacted=self.turn.job.head.redacted,
            )
        )


class Opening(BaseMiddleware):
    """Opens the talk before routing, and keeps what it remembers after the handler."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Give the handler *talk*, and the routers *action* and *form*."""
        state: FSMContext = data["state"]
        memory = await state.get_data()
        talk = _open(event, data["turn"], data["library"], memory)
        form = FORM if talk.draft and not talk.picked and not _right(talk.action) else None
        data |= {"talk": talk, "action": talk.action, "form": form}
        done = await handler(event, data)
        await state.set_data(_kept(talk))
        await state.set_state(f"{FORM}:{talk.draft.step}" if talk.draft else None)
        return done


def _open(event: TelegramObject, turn: Turn, library: Library, memory: dict[str, Any]) -> Talk:
    context = Context.from_json(memory.get("context", {}))
    draft, parked = (inquiry.from_json(memory[key]) if key in memory else None for key in _DRAFTS)
    if isinstance(event, CallbackQuery):
        chat = event.message.chat.id if event.message else event.from_user.id
        action = context.tapped(event.data or "")
        if draft and (action or "").startswith(WAY_BACK):  # not out of a form that was begun since
            action = None
        quiet = context.danger is not None
        return Talk(turn, library, context, draft, chat, "", action, parked=parked, quiet=quiet)
    talk = Talk(turn, library, context, draft, event.chat.id, "", None)  # type: ignore[attr-defined]  # all have one
    talk.parked, talk.quiet = parked, context.danger is not None
    if isinstance(event, Message):
        talk.text = event.text or event.caption or ""
        if not talk.text.startswith("/"):  # a command is the same in every language
            talk.context = context = context.hearing(talk.text)
        talk.timed = bool((event.model_extra or {}).get("looks_like_time"))
        talk.picked = _picked(event, talk)
        exact = bool(talk.expecting) and not draft
        if not talk.picked:
            said = _asked(talk) or tap.typed(talk.text, context, library, exact=exact, free=not draft)
            talk.action = rights.timely(said, context, now=turn.now, written=cases.latest(turn.job.cases))
        talk.wish = None if talk.action else rights.wished(talk.text, library)
    return talk


def _asked(talk: Talk) -> str | None:
    """Return the action of a text about what is kept, and speak the language that it is written in."""
    written, whole = cases.latest(talk.turn.job.cases), bool(talk.expecting or talk.draft)
    if action := rights.asked(talk.text, talk.context, talk.library, written=written, whole=whole):
        spoken = rights.language(talk.text, talk.library) or talk.context.language
        talk.context = replace(talk.context, language=spoken)
    return action


def _right(action: str | None) -> bool:
    """Whether *action* is about what is kept of the person: that goes before any form."""
    return (action or "").partition(":")[0] in rights.VERBS


def _picked(message: Message, talk: Talk) -> Case | None:
    """Return the case that a reply to an older message picks, else the one that the text was promised to."""
    own, older = talk.turn.job.cases, message.reply_to_message
    promised = None if talk.draft else cases.own(own, talk.context.writing)
    return cases.own(own, (older and older.text) or "") or promised


def _kept(talk: Talk) -> dict[str, Any]:
    parked = None if talk.draft else talk.parked  # who has begun another has left it
    drafts = zip(_DRAFTS, (talk.draft, parked), strict=True)
    kept = {key: inquiry.to_json(draft) for key, draft in drafts if draft}
    return kept | {"context": talk.context.to_json()}
