"""The methods of the Bot API that the bot uses, with the server's own refusals."""

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.emulator.markup import MarkupError, plain, units
from tests.emulator.posting import Posting
from tests.emulator.refused import RefusedError, bad

LONGEST = 4096
LONGEST_CAPTION = 1024
Method = Callable[["World", Mapping[str, Any]], Any]
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


@dataclass
class World:
    """What the server knows of chats, messages and taps."""

    bot: dict[str, Any]
    chats: dict[int, str] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    deactivated: set[int] = field(default_factory=set)
    migrated: dict[int, int] = field(default_factory=dict)
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    queries: dict[str, float] = field(default_factory=dict)
    profile: dict[tuple[str, str], Any] = field(default_factory=dict)
    posting: Posting = field(default_factory=lambda: Posting("https://example.org/old"))
    waiting: int = 0
    next_message: int = 1
    query_age: float = 900.0

    @property
    def commands(self) -> list[dict[str, str]]:
        """The commands of those who have none in their own language."""
        return list(self.profile.get(("commands", ""), []))

    def take_message_id(self) -> int:
        self.next_message += 1
        return self.next_message - 1

    def call(self, method: str, params: Mapping[str, Any]) -> Any:
        """Carry out *method*; raises RefusedError."""
        known = METHODS.get(method.lower())
        if known is None:
            raise RefusedError(404, "Not Found: method not found")
        return known(self, params)

    def chat(self, params: Mapping[str, Any]) -> int:
        """Return the chat of a call, or refuse it as the server does."""
        given = str(params.get("chat_id", ""))
        if not given:
            raise bad("chat_id is empty")
        if not re.fullmatch(r"-?\d+", given) or int(given) not in self.chats:
            raise bad("chat not found")
        chat = int(given)
        if chat in self.migrated:
            moved = self.migrated[chat]
            raise RefusedError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=moved,
            )
        if chat in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        if chat in self.deactivated:
            raise RefusedError(403, "Forbidden: user is deactivated")
        return chat


def _text(params: Mapping[str, Any]) -> str:
    """Return the text as it is read, or refuse it."""
    text = str(params.get("text", ""))
    mode = params.get("parse_mode", "")
    if mode not in {"", "HTML"}:
        raise bad("unsupported parse_mode")
    if mode:
        try:
            text = plain(text)
        except MarkupError as error:
            raise bad(f"can't parse entities: {error}") from error
    if not text.strip():
        raise bad("message text is empty")
    if units(text) > LONGEST:
        raise bad("message is too long")
    return text


def _object(params: Mapping[str, Any], name: str) -> Any:
    """Return a parameter that is JSON, as form fields carry it."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from error


def _keyboard(params: Mapping[str, Any]) -> Any:
    markup = _object(params, "reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    for row in markup.get("inline_keyboard", []):
        for button in row:
            _check(button)
    return markup


def _check(button: Mapping[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data, url = button.get("callback_data"), button.get("url")
    if data is None and url is None:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if url is not None and not re.match(r"(https?|tg|mailto|tel):", str(url)):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _send(world: World, params: Mapping[str, Any]) -> dict[str, Any]:
    chat = world.chat(params)
    text, markup = _text(params), _keyboard(params)
    message: dict[str, Any] = {
        "message_id": world.take_message_id(),
        "from": world.bot,
        "chat": {"id": chat, "type": world.chats[chat]},
        "date": int(time.time()),
        "text": text,
    }
    if markup:
        message["reply_markup"] = markup
    world.messages[chat, message["message_id"]] = message
    return message


def _document(world: World, params: Mapping[str, Any]) -> dict[str, Any]:
    chat, file = world.chat(params), params.get("document")
    if not isinstance(file, dict):
        raise bad("wrong remote file identifier specified: can't unserialize it")
    if not file["content"]:
        raise bad("file must be non-empty")
    caption = _caption(params)
    message: dict[str, Any] = {
        "message_id": world.take_message_id(),
        "from": world.bot,
        "chat": {"id": chat, "type": world.chats[chat]},
        "date": int(time.time()),
        "document": {"file_id": f"file-{world.next_message}", **file},
        **({"caption": caption} if caption else {}),
    }
    if markup := _keyboard(params):
        message["reply_markup"] = markup
    world.messages[chat, message["message_id"]] = message
    return message


def _caption(params: Mapping[str, Any]) -> str:
    caption = str(params.get("caption", ""))
    caption = _text({**params, "text": caption}) if caption else ""
    if units(caption) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    return caption


def _edit(world: World, params: Mapping[str, Any]) -> dict[str, Any]:
    chat = world.chat(params)
    old = world.messages.get((chat, int(params.get("message_id", 0) or 0)))
    if old is None:
        raise bad("message to edit not found")
    text, markup = _text(params), _keyboard(params)
    if (text, markup or None) == (old["text"], old.get("reply_markup")):
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same as "
            "a current content and reply markup of the message"
        )
    old |= {"text": text, "edit_date": int(time.time())}
    old.pop("reply_markup", None)
    if markup:
        old["reply_markup"] = markup
    return old


def _edit_markup(world: World, params: Mapping[str, Any]) -> dict[str, Any]:
    chat = world.chat(params)
    old = world.messages.get((chat, int(params.get("message_id", 0) or 0)))
    if old is None:
        raise bad("message to edit not found")
    return _edit(world, {**params, "text": old["text"]})


def _answer(world: World, params: Mapping[str, Any]) -> bool:
    asked = world.queries.get(str(params.get("callback_query_id", "")))
    if asked is None or time.monotonic() - asked > world.query_age:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if units(str(params.get("text", ""))) > 200:
        raise bad("MESSAGE_TOO_LONG")
    return True


def _action(world: World, params: Mapping[str, Any]) -> bool:
    world.chat(params)
    if params.get("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def _commands(world: World, params: Mapping[str, Any]) -> bool:
    commands = _object(params, "commands") or []
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", ""))):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile["commands", _language(params)] = commands
    return True


def _language(params: Mapping[str, Any]) -> str:
    code = str(params.get("language_code", ""))
    if not re.fullmatch(r"[a-z]{2}|", code):
        raise bad("invalid language code specified")
    return code


def _told(name: str, longest: int) -> tuple[Method, Method]:
    """Return the methods that set and tell one sentence of the profile."""

    def put(world: World, params: Mapping[str, Any]) -> bool:
        text = str(params.get(name, ""))
        if units(text) > longest:
            raise bad(f"{name} is too long")
        world.profile[name, _language(params)] = text
        return True

    def tell(world: World, params: Mapping[str, Any]) -> dict[str, str]:
        return {name: world.profile.get((name, _language(params)), "")}

    return put, tell


def _told_commands(world: World, params: Mapping[str, Any]) -> list[dict[str, str]]:
    return list(world.profile.get(("commands", _language(params)), []))


def _me(world: World, params: Mapping[str, Any]) -> dict[str, Any]:
    return world.bot


def _webhook(world: World, params: Mapping[str, Any]) -> bool:
    world.posting.set(params)
    return True


def _no_webhook(world: World, params: Mapping[str, Any]) -> bool:
    world.posting.delete()
    return True


def _webhook_told(world: World, params: Mapping[str, Any]) -> dict[str, Any]:
    return world.posting.told(world.waiting)


def _leave(world: World, params: Mapping[str, Any]) -> bool:
    chat = world.chat(params)
    if world.chats[chat] == "private":
        raise bad("chat member status can't be changed in private chats")
    del world.chats[chat]
    return True


DESCRIBE, DESCRIPTION = _told("description", 512)
SHORT, SHORT_DESCRIPTION = _told("short_description", 120)
METHODS = {
    "getme": _me,
    "sendmessage": _send,
    "senddocument": _document,
    "editmessagetext": _edit,
    "editmessagereplymarkup": _edit_markup,
    "answercallbackquery": _answer,
    "sendchataction": _action,
    "setmycommands": _commands,
    "getmycommands": _told_commands,
    "setmydescription": DESCRIBE,
    "getmydescription": DESCRIPTION,
    "setmyshortdescription": SHORT,
    "getmyshortdescription": SHORT_DESCRIPTION,
    "setwebhook": _webhook,
    "deletewebhook": _no_webhook,
    "getwebhookinfo": _webhook_told,
    "leavechat": _leave,
}
