"""How an update becomes a talk, and what is remembered of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers import gate, offers
from handlers.talk import Talk
from handlers.turn import Turn
from knowledge import cases, forms, tap
from knowledge.casework import followup
from knowledge.context import WAY_BACK, Context
from knowledge.inquiry import holding
from knowledge.library import Library
from knowledge.offers import owning
from knowledge.privacy import rights
from knowledge.records import Case
from knowledge.terms import Language

_TO_THE_BOT = frozenset(
    {"topic", "second", "cooperation", "place", "where", "everywhere", "role", "actor", "elsewhere", "also"}
    | {"ideas", "none", "another", *offers.VERBS}
)
_DRAFTS = ("draft", "parked")


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
        opened = talk.form if not (talk.picked or _first(talk.action)) else None
        form = forms.group(opened) if opened else None
        data |= {"talk": talk, "action": talk.action, "form": form}
        if turns_away(talk, event):
            talk.context = replace(talk.context, aside=cases.latest(talk.turn.job.cases))
        done = await handler(event, data) if await gate.passes(talk) else None
        await state.set_data(_kept(talk))
        await state.set_state(_state(talk))
        return done


def turns_away(talk: Talk, event: TelegramObject) -> bool:
    """Whether a button leads to the bot: what is said next answers it, and no longer the staff of a case."""
    verb = (talk.action or "").partition(":")[0]
    return isinstance(event, CallbackQuery) and verb in _TO_THE_BOT and bool(talk.turn.job.cases)


def _open(event: TelegramObject, turn: Turn, library: Library, memory: dict[str, Any]) -> Talk:
    context = Context.from_json(memory.get("context", {}))
    draft, parked = (forms.from_json(memory[key]) if key in memory else None for key in _DRAFTS)
    if isinstance(event, CallbackQuery):
        chat = event.message.chat.id if event.message else event.from_user.id
        data, job = event.data or "", turn.job
        asked = followup.tapped(data, job.cases) or owning.tapped(data, job.provides)
        action = asked or context.tapped(data)
        if draft and (action or "").startswith(WAY_BACK):  # not out of a form that was begun since
            action = None
        quiet = context.danger is not None
        return Talk(turn, library, context, draft, chat, "", action, parked=parked, quiet=quiet)
    talk = Talk(turn, library, context, draft, event.chat.id, "", None)  # type: ignore[attr-defined]  # all have one
    talk.parked, talk.quiet = parked, context.danger is not None
    if isinstance(event, Message):
        talk.text = event.text or event.caption or ""
        if not context.told_in:  # the page that they wrote on says more than a number does
            page = (event.model_extra or {}).get("page", context.language)
            talk.context = context = replace(context, language=Language(page))
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
    written, whole = cases.latest(talk.turn.job.cases), bool(talk.expecting or talk.form)
    if action := rights.asked(talk.text, talk.context, talk.library, written=written, whole=whole):
        spoken = rights.language(talk.text, talk.library) or talk.context.language
        talk.context = replace(talk.context, language=spoken)
    return action


def _first(action: str | None) -> bool:
    """Whether *action* goes before any form: it is about what is kept, or answers what was asked."""
    return (action or "").partition(":")[0] in {*rights.VERBS, followup.VERB, *owning.VERBS}


def _picked(message: Message, talk: Talk) -> Case | None:
    """Return the case that a reply to an older message picks, else the one that the text was promised to."""
    own, older = talk.turn.job.cases, message.reply_to_message
    promised = None if talk.form else cases.own(own, talk.context.writing)
    return cases.own(own, (older and older.text) or "") or promised


def _kept(talk: Talk) -> dict[str, Any]:
    parked = None if talk.form else talk.parked  # who has begun another has left it
    drafts = zip(_DRAFTS, (talk.form, parked), strict=True)
    kept = {key: forms.to_json(draft) for key, draft in drafts if draft}
    context = talk.context if parked else replace(talk.context, held="")
    return kept | {"context": context.to_json()}


def _state(talk: Talk) -> str | None:
    """Return where the conversation is; a draft that waits says so, so that it is kept meanwhile."""
    if talk.form:
        return f"{forms.group(talk.form)}:{talk.form.step}"
    held = talk.context.held if talk.parked else ""
    return holding.state(datetime.fromisoformat(held)) if held else None
