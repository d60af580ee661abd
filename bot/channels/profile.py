"""What people see of the bot at Telegram before they write: its commands and what it says it is."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from telegram.error import TelegramError

from knowledge.library.phrasebook import Phrasebook
from knowledge.terms import Language

MENU = ("hjaelp", "status", "menneske", "minedata", "slet", "privatliv", "sprog")  # a-z, 0-9 and _ only
DEFAULT = ""  # Telegram's name for the language of all who have no profile in their own

logger = logging.getLogger(__name__)


class Caller(Protocol):
    """What carries a call to Telegram."""

    async def call(self, method: str, params: Mapping[str, Any]) -> Any:
        """Return Telegram's result or raise a TelegramError."""
        ...


@dataclass(frozen=True, slots=True)
class Profile:
    """The bot in one language: *commands* are (name, description); the rest is read before START."""

    language: str
    commands: tuple[tuple[str, str], ...]
    description: str
    short: str

    def parts(self) -> Iterable[tuple[str, dict[str, Any]]]:
        """Yield what is set, by the name that Telegram gives it."""
        named = [{"command": name, "description": text} for name, text in self.commands]
        yield "Commands", {"commands": named}
        yield "Description", {"description": self.description}
        yield "ShortDescription", {"short_description": self.short}


def of(phrasebook: Phrasebook) -> tuple[Profile, ...]:
    """Return the bot's profiles: Danish for everybody, English for those who read it."""
    return tuple(
        Profile(
            code,
            tuple((name, phrasebook.say(f"command-{name}", language)) for name in MENU),
            phrasebook.say("telegram-description", language),
            phrasebook.say("telegram-short", language),
        )
        for code, language in ((DEFAULT, Language.DANISH), ("en", Language.ENGLISH))
    )


async def introduce(wire: Caller, profiles: Iterable[Profile]) -> None:
    """Set what is not set yet; what Telegram refuses is told, and stops nothing."""
    for profile in profiles:
        where = {"language_code": profile.language} if profile.language else {}
        for name, wanted in profile.parts():
            try:
                await _set(wire, name, wanted, where)
            except TelegramError as error:
                logger.warning("the bot's %s could not be set (%s)", name, type(error).__name__)


async def _set(wire: Caller, name: str, wanted: dict[str, Any], where: dict[str, str]) -> None:
    """Ask first: Telegram counts how often a bot changes its profile, and a bot may start often."""
    found = await wire.call(f"getMy{name}", where)
    if found not in (wanted, wanted.get("commands")):
        await wire.call(f"setMy{name}", {**wanted, **where})
