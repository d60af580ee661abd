"""A `Reply` as Telegram's sendMessage; the only file that knows keyboards and send methods."""

from collections.abc import Iterator, Sequence
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from knowledge.markup import as_html
from knowledge.parts import LIMIT, cut, units
from knowledge.terms import Choice, Reply

DATA_LIMIT = 64  # bytes of one button's callback data (Bot API)
NARROW = 17  # letters of a label that still leaves room for a neighbour on a phone
CLOSING = 8  # units that a bold closed here and opened there may add


def payload(reply: Reply, step: str) -> dict[str, Any]:
    """Return the parameters of sendMessage for a *reply* that fits in one message, but for the chat."""
    return payloads(reply, step)[-1]


def payloads(reply: Reply, step: str) -> list[dict[str, Any]]:
    """Return the parameters of one sendMessage per part of a *reply*; the buttons are under the last."""
    parts: list[dict[str, Any]] = [_plain(part) for part in _parts(reply.text)]
    if reply.choices:
        parts[-1]["reply_markup"] = {"inline_keyboard": _rows(reply.choices, step)}
    return parts


async def say(bot: Bot, chat: int, reply: Reply, step: str) -> None:
    """Send *reply* to *chat*."""
    for params in payloads(reply, step):
        markup = params.get("reply_markup")
        await bot.send_message(
            chat,
            params["text"],
            parse_mode="HTML",
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=_keyboard(markup["inline_keyboard"]) if markup else None,
        )


async def send_document(bot: Bot, chat: int, document: str, caption: str) -> None:
    """Send the *document* of this name to *chat*; it is made when it is delivered, *caption* under it."""
    await bot.send_document(chat, document, caption=as_html(caption), parse_mode="HTML")


async def release(tap: CallbackQuery) -> None:
    """Stop the spinner on a tapped button."""
    await tap.answer()


async def leave(bot: Bot, chat: int) -> None:
    """Leave a group."""
    await bot.leave_chat(chat)


def data(step: str, action: str) -> str:
    """Return a button's callback data; too long a one is a ValueError, never a button that cannot work."""
    text = f"{step}:{action}"
    if len(text.encode()) > DATA_LIMIT:
        raise ValueError(f"The action {action!r} is too long for a button; use at most 48 bytes.")
    return text


def _plain(text: str) -> dict[str, Any]:
    return {"text": as_html(text), "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _rows(choices: Sequence[Choice], step: str) -> list[list[dict[str, str]]]:
    """Two short labels share a row."""
    rows: list[list[dict[str, str]]] = []
    room = False
    for choice in choices:
        button = {"text": choice.label, "callback_data": data(step, choice.action)}
        short = len(choice.label) <= NARROW
        if short and room:
            rows[-1].append(button)
            room = False
        else:
            rows.append([button])
            room = short
    return rows


def _keyboard(rows: Sequence[Sequence[dict[str, str]]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton.model_validate(button) for button in row] for row in rows]
    )


def _parts(text: str) -> Iterator[str]:
    """Yield *text* in parts that fit, each ending with a sentence where there is one."""
    while _as_sent(text) > LIMIT:
        at = cut(text, limit=LIMIT - CLOSING, size=_as_sent)
        head, text = text[:at].rstrip(), text[at:].lstrip()
        if head.count("**") % 2:  # a cut through bold words: close here, open there
            head, text = f"{head}**", f"**{text}"
        yield head
    yield text


def _as_sent(text: str) -> int:
    return units(as_html(text))
