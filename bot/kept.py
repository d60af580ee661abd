"""Of an update only the kept fields go on: no names, user names, phone numbers, photos or places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeGuard

from knowledge import reference

# What a message can hold besides words (Bot API 9); the kind is told, the content is not kept.
OTHER = (
    "animation", "audio", "checklist", "contact", "dice", "document", "game", "invoice", "location",
    "paid_media", "photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice",
    "new_chat_members", "left_chat_member", "pinned_message",
)  # fmt: skip
CHATS = frozenset({"private", "group", "supergroup", "channel"})
LARGEST_ID = 2**52  # the Bot API promises ids of at most 52 significant bits
LARGEST_DATE = 2**32
LONGEST_ID = 64  # of a callback query


class OddUpdateError(ValueError):
    """An update without the shape that the Bot API promises, or of a kind we did not ask for."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An update of kept fields only; *field* of *part* holds what the person wrote, if anything."""

    body: dict[str, Any]
    part: dict[str, Any]
    chat: int
    private: bool
    at: int
    field: str = ""

    @property
    def written(self) -> str:
        """What the person wrote or tapped, unredacted."""
        return str(self.part[self.field]) if self.field else ""


def keep(raw: Mapping[str, Any], *, now: datetime) -> Kept:
    """Return what we keep of *raw*, a Bot API update; *now* stands in for a date that is none."""
    update_id = _number(raw.get("update_id"))
    clock = int(now.timestamp())
    for kind in ("message", "edited_message"):
        if kind in raw:
            return _message(update_id, kind, _mapping(raw[kind]), clock)
    if "callback_query" in raw:
        return _tap(update_id, _mapping(raw["callback_query"]), clock)
    raise OddUpdateError("a kind of update that we do not take")


def salvage(raw: object) -> tuple[int | None, str]:
    """Return the private chat and the words of an update that `keep` could not take, if it tells them."""
    parts = [part for part in raw.values() if isinstance(part, Mapping)] if isinstance(raw, Mapping) else []
    for part in parts:
        chat, field = part.get("chat"), _words(part)
        number = chat.get("id") if isinstance(chat, Mapping) else None
        if field and _is_person(number):
            return number, str(part[field])
    return None, ""


def is_id(value: object) -> TypeGuard[int]:
    """Tell whether *value* is a number that the Bot API may give."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_ID


def _message(update_id: int, kind: str, raw: Mapping[str, Any], now: int) -> Kept:
    chat, private = _chat(raw.get("chat"))
    part = _pointer(raw, chat, now)
    part["from"] = _person(raw.get("from"), chat["id"])
    if kind == "edited_message":
        part["edit_date"] = _date(raw.get("edit_date"), now)
    if private and (replied := _replied(raw.get("reply_to_message"), chat, now)):
        part["reply_to_message"] = replied
    field = _words(raw) if private else ""
    if field:
        part[field] = raw[field]
    if field != "text":
        part["kind"] = next((other for other in OTHER if other in raw), "other")
    at = part.get("edit_date", part["date"])
    return Kept({"update_id": update_id, kind: part}, part, chat["id"], private, at, field)


def _tap(update_id: int, raw: Mapping[str, Any], now: int) -> Kept:
    person = _person(raw.get("from"), None)
    message = raw.get("message")
    key = raw.get("id")
    if not isinstance(key, str) or not 0 < len(key) <= LONGEST_ID or not key.isascii():
        raise OddUpdateError("a callback query without an id")
    part: dict[str, Any] = {"id": key, "from": person, "chat_instance": "-"}
    chat, private = {"id": person["id"], "type": "private"}, True
    if isinstance(message, Mapping):
        chat, private = _chat(message.get("chat"))
        part["message"] = _pointer(message, chat, now)
    data = raw.get("data")
    part["data"] = data if private and isinstance(data, str) else ""
    return Kept({"update_id": update_id, "callback_query": part}, part, chat["id"], private, now, "data")


def _words(raw: Mapping[str, Any]) -> str:
    return next((field for field in ("text", "caption") if isinstance(raw.get(field), str)), "")


def _pointer(raw: Mapping[str, Any], chat: dict[str, Any], now: int) -> dict[str, Any]:
    """Which message, and no more."""
    return {
        "message_id": _number(raw.get("message_id")),
        "date": _date(raw.get("date"), now),
        "chat": dict(chat),
    }


def _replied(raw: object, chat: dict[str, Any], now: int) -> dict[str, Any] | None:
    """Which message is replied to, and the case that its text names: of the text nothing else.

    None where that cannot be told: what the person wrote is worth more than what it answers.
    """
    if not isinstance(raw, Mapping):
        return None
    try:
        pointer = _pointer(raw, chat, now)
    except OddUpdateError:
        return None
    words = _words(raw)
    named = reference.parse(raw[words]) if words else None
    return pointer | ({"text": named} if named else {})


def _chat(raw: object) -> tuple[dict[str, Any], bool]:
    chat = _mapping(raw)
    if chat.get("type") not in CHATS:
        raise OddUpdateError("a chat of no known type")
    return {"id": _number(chat.get("id")), "type": chat["type"]}, chat["type"] == "private"


def _person(raw: object, fallback: int | None) -> dict[str, Any]:
    known = raw.get("id") if isinstance(raw, Mapping) else fallback
    return {"id": _number(known), "is_bot": False, "first_name": "-"}


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise OddUpdateError("a part that is no object")
    return value


def _number(value: object) -> int:
    if not is_id(value):
        raise OddUpdateError("an id that is no number")
    return value


def _is_person(value: object) -> TypeGuard[int]:
    return is_id(value) and value > 0  # groups: below 0


def _date(value: object, now: int) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST_DATE
    return int(value) if fits and isinstance(value, int) else now
