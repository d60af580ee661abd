"""The conversations: aiogram routers that turn one update into one turn's effects."""

from aiogram import Dispatcher

from handlers import ask, cases, commands, crisis, inquiry, menu, odd, offers, owners, register, rights
from handlers.opening import Opening
from handlers.routing import Jump
from knowledge.forms import INQUIRY, REGISTER
from knowledge.offers import owning
from knowledge.privacy.rights import VERBS

_HEARD = ("message", "edited_message", "callback_query")
_MEANINGS = (
    "topic",
    "place",
    "everywhere",
    "inquiry",
    "idea",
    "human",
    "easy",
    "normal",
    "second",
    "cooperation",
    "where",
)
_MENUS = (
    "role",
    "actor",
    "language",
    "tongues",
    "helped",
    "wrong",
    "elsewhere",
    "also",
    "elsewise",
    "another",
    "lines",
    "none",
    "thanks",
    "resume",
    "said",
    "ideas",
    "drop",
    "release",
)
_CASES = ("note", "add", "write", "fresh", "got")


def build() -> Dispatcher:
    """Return the dispatcher of the public bot: out of groups, danger first, commands, then straight on."""
    dispatcher = Dispatcher(disable_fsm=True)
    for kind in _HEARD:
        dispatcher.observers[kind].outer_middleware(Opening())
    asking, menus, own, rest = ask.router(), menu.router(), cases.router(), odd.router()
    kept = rights.router()
    taps = dict.fromkeys(_MEANINGS, asking) | dict.fromkeys(_MENUS, menus) | dict.fromkeys(_CASES, own)
    taps |= dict.fromkeys(VERBS, kept) | dict.fromkeys(owning.VERBS, owners.router())
    taps |= dict.fromkeys(offers.VERBS, offers.router())
    jump = Jump(
        taps=taps, forms={INQUIRY: inquiry.router(), REGISTER: register.router()}, rest=(own, asking, rest)
    )
    dispatcher.include_routers(odd.groups(), crisis.router(), commands.router(), odd.unread(), jump)
    return dispatcher
