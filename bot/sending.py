"""One letter on its way to Telegram: as it is, as plain text, in parts, with the document it names."""

import logging
from collections.abc import Mapping
from typing import Any, Protocol

from telegram import InputFile
from telegram.error import BadRequest

from knowledge.errors import IndgangError
from knowledge.markup import as_read
from knowledge.parts import parts
from knowledge.records import COPY
from knowledge.traffic import Letter

logger = logging.getLogger(__name__)


class NoDocumentError(IndgangError):
    """A letter names a document that nobody here can make."""


class Caller(Protocol):
    """What carries a call to Telegram."""

    async def call(self, method: str, params: Mapping[str, Any], *, urgent: bool) -> Any:
        """Return Telegram's result or raise a TelegramError."""
        ...

    def hold(self, seconds: float) -> None:
        """Say nothing to anybody for *seconds*."""
        ...


class Document(Protocol):
    """A file to send."""

    @property
    def name(self) -> str:
        """Its name, which tells its type."""
        ...

    @property
    def content(self) -> bytes:
        """What is in it."""
        ...


class Documents(Protocol):
    """What makes the copy of all that is kept of a conversation, when it is delivered."""

    async def __call__(self, conversation: str, language: str) -> Document:
        """Return the copy, in *language*."""
        ...


class Sender:
    """Sends letters; what Telegram cannot read or finds too long is sent in a way that it takes."""

    def __init__(self, wire: Caller, documents: Documents | None = None) -> None:
        self._wire, self._documents = wire, documents
        self._heard: dict[int, int] = {}  # parts of a letter that arrived before Telegram asked for quiet

    async def send(self, letter: Letter) -> Any:
        """Return Telegram's result for (the last part of) *letter*, or raise a TelegramError."""
        params = await self._complete(letter)
        try:
            return await self._call(letter, params)
        except BadRequest as error:
            if not _is_unreadable(error, params):
                return await self._shorter(letter, params, error)
        # Never the error's own words: Telegram quotes what it could not parse.
        logger.warning("letter %s is not valid HTML and goes as plain text", letter.id)
        params = _plain(params)
        try:
            return await self._call(letter, params)
        except BadRequest as error:
            return await self._shorter(letter, params, error)

    async def _shorter(self, letter: Letter, params: Mapping[str, Any], error: BadRequest) -> Any:
        if letter.method != "sendMessage" or "too long" not in error.message.lower().replace("_", " "):
            raise error
        logger.warning("letter %s is too long for one message and goes in parts", letter.id)
        return await self._in_parts(letter, params)

    async def _in_parts(self, letter: Letter, params: Mapping[str, Any]) -> Any:
        """Send the text as plain parts, the buttons under the last; a second try goes on where one ended."""
        plain = _plain(params)
        keyboard = plain.pop("reply_markup", None)
        texts = list(parts(plain["text"]))
        result = None
        for number, text in list(enumerate(texts))[self._heard.get(letter.id, 0) :]:
            last = keyboard is not None and number == len(texts) - 1
            part = {**plain, "text": text} | ({"reply_markup": keyboard} if last else {})
            result = await self._call(letter, part)
            self._heard[letter.id] = number + 1
        del self._heard[letter.id]
        return result

    async def _call(self, letter: Letter, params: Mapping[str, Any]) -> Any:
        # A spinner's end goes first of its chat, but only a crisis goes past the limits of all.
        urgent = letter.urgent and not letter.droppable
        return await self._wire.call(letter.method, params, urgent=urgent)

    async def _complete(self, letter: Letter) -> Mapping[str, Any]:
        """Return the params with the document in them, made now."""
        if letter.method != "sendDocument" or letter.params.get("document") != COPY:
            return letter.params
        if self._documents is None:
            raise NoDocumentError("The post cannot make documents; hand it what makes them.")
        made = await self._documents(letter.conversation, letter.language)
        return {**letter.params, "document": InputFile(made.content, filename=made.name)}


def _is_unreadable(error: BadRequest, params: Mapping[str, Any]) -> bool:
    return "parse entities" in error.message and "parse_mode" in params


def _plain(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return *params* with the words as the person would have read them, without tags."""
    plain = {key: value for key, value in params.items() if key != "parse_mode"}
    if "parse_mode" in params:
        for field in {"text", "caption"} & plain.keys():
            plain[field] = as_read(str(plain[field]))
    return plain
