"""The reply to a person in acute danger, made without the store."""

import logging
from collections.abc import Mapping
from typing import Any

from bot.intake import Screened
from handlers import render
from knowledge.answering import compose
from knowledge.context import DIRECT
from knowledge.library import Shelf
from knowledge.terms import Language
from knowledge.understanding import language

logger = logging.getLogger(__name__)


def reply(shelf: Shelf | None, screened: Screened) -> Mapping[str, Any]:
    """Return what sendMessage needs, but for the chat; with the last resort when the content is broken."""
    if screened.alarm is None:
        raise ValueError("There is no alarm to answer; ask for a reply only when there is one.")
    danger, tongue = screened.alarm.danger, spoken(screened)
    try:
        return render.payload(compose.crisis(shelf.library if shelf else None, danger, tongue), DIRECT)
    except Exception:
        logger.exception("the crisis lines of the content cannot be used; the last resort is")
        return render.payload(compose.crisis(None, danger, tongue), DIRECT)


def spoken(screened: Screened) -> Language:
    """Return the language that the person is answered in."""
    body = screened.arrival.body
    part = body.get("message") or body.get("edited_message") or {}
    return language.detect(part.get("text") or part.get("caption") or "") or Language.DANISH
