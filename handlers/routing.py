"""How an update finds its handler: async filters, and a router that jumps instead of searching."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import TelegramObject
from magic_filter import MagicFilter


class On(BaseFilter):
    """An `F` expression as an async filter: aiogram would run a bare one in a thread (30–40 µs each)."""

    def __init__(self, magic: MagicFilter) -> None:
        self.magic = magic

    async def __call__(self, event: TelegramObject) -> bool:
        """Whether the expression is true of *event*."""
        return bool(self.magic.resolve(event))


class Jump(Router):
    """Goes straight to the router of the tapped verb, else of the form's state group, else to *rest*.

    *action* and *form* come from the middleware in `handlers.talk`.
    """

    def __init__(self, *, taps: Mapping[str, Router], forms: Mapping[str, Router], rest: Router) -> None:
        super().__init__(name="jump")
        self._taps, self._forms, self._rest = taps, forms, rest
        self.include_routers(*dict.fromkeys([*taps.values(), *forms.values(), rest]))

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """Hand *event* to the one router that is meant."""
        chosen = self._choose(kwargs.get("action"), kwargs.get("form"))
        return await chosen.propagate_event(update_type, event, **kwargs)

    def _choose(self, action: str | None, form: str | None) -> Router:
        verb = (action or "").partition(":")[0]
        return self._taps.get(verb) or self._forms.get(form or "") or self._rest
