"""How an update finds its handler: async filters, buttons, and a router that jumps instead of searching."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message, TelegramObject
from magic_filter import MagicFilter

from handlers import render
from handlers.talk import Talk

Follow = Callable[[Talk, str], Awaitable[None]]


class On(BaseFilter):
    """An `F` expression as an async filter: aiogram would run a bare one in a thread (30–40 µs each)."""

    def __init__(self, magic: MagicFilter) -> None:
        self.magic = magic

    async def __call__(self, event: TelegramObject) -> bool:
        """Whether the expression is true of *event*."""
        return bool(self.magic.resolve(event))


class Tapped(BaseFilter):
    """Whether a button of the last keyboard was tapped, or its words typed."""

    async def __call__(self, event: TelegramObject, action: str | None) -> bool:  # noqa: ARG002 aiogram's
        """Return whether there is an action."""
        return action is not None


def buttons(name: str, follow: Follow) -> Router:
    """Return a router in which *follow* does what a button means, tapped or in its words."""

    async def tapped(query: CallbackQuery, talk: Talk) -> None:
        await render.release(query)
        await follow(talk, talk.action or "")

    async def typed(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
        await follow(talk, talk.action or "")

    made = Router(name=name)
    made.callback_query.register(tapped, Tapped())
    made.message.register(typed, Tapped())
    return made


class Jump(Router):
    """Goes straight to the router of the open form, else of the tapped button's verb, else through *rest*.

    *action* and *form* come from the middleware in `handlers.talk`. A tap that no button of the last keyboard
    made has no action and goes to *rest*, and so does what the form has no handler for.
    """

    def __init__(
        self, *, taps: Mapping[str, Router], forms: Mapping[str, Router], rest: Sequence[Router]
    ) -> None:
        super().__init__(name="jump")
        self._taps, self._forms, self._rest = taps, forms, rest
        self.include_routers(*dict.fromkeys([*forms.values(), *taps.values(), *rest]))

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """Hand *event* to the router that is meant."""
        chosen = self._choose(kwargs.get("action"), kwargs.get("form"))
        for router in (chosen, *self._rest) if chosen else self._rest:
            response = await router.propagate_event(update_type, event, **kwargs)
            if response is not UNHANDLED:
                return response
        return UNHANDLED

    def _choose(self, action: str | None, form: str | None) -> Router | None:
        return self._forms.get(form or "") or self._taps.get((action or "").partition(":")[0])
