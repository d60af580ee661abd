"""What Telegram's answer means for a letter: sent, later, never, or to another chat."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels.pace import seconds
from knowledge.traffic import Delivery, Letter, Receipt

SOON, LATE = 1.0, 60.0  # seconds until the first and the slowest further try
URGENTLY = 4.0  # seconds: a crisis is the first to find out that Telegram is back
DOUBLINGS = 6  # of the wait; 2 to the power of a day's tries is no number for a clock
TRIES = 10  # what may be the server's trouble (404) or a mistake of ours is given up after so many
SPINNER_WAIT = 10.0  # seconds: a spinner's end that Telegram puts off is waited for once, no longer than this
SAID = {  # what Telegram says in 400 and 403, and what it means; any other 403 is as good as a block
    ("not modified",): Delivery.SENT,
    ("query is too old", "query id invalid"): Delivery.DROPPED,
    ("user is blocked", "bot was blocked", "bot was kicked"): Delivery.BLOCKED,
    (
        "chat not found",
        "deactivated",
        "is deleted",
        "was deleted",
        "user not found",
        "peer id invalid",
    ): Delivery.GONE,
}

logger = logging.getLogger(__name__)


def sent(letter: Letter, result: object) -> Receipt:
    """Return the receipt for what Telegram took."""
    number = result.get("message_id") if isinstance(result, Mapping) else None
    return Receipt(letter.id, Delivery.SENT, message_id=number if isinstance(number, int) else None)


def fate(letter: Letter, error: TelegramError, *, now: datetime) -> Receipt:
    """Return what becomes of *letter* after *error*."""
    match error:
        case RetryAfter():
            return later(letter, seconds(error), now=now)
        case ChatMigrated():
            road = letter.conversation.rsplit(":", 1)[0]
            return Receipt(letter.id, Delivery.MIGRATED, moved_to=f"{road}:{error.new_chat_id}")
        case Forbidden() | BadRequest():
            return _refused(letter, error)
        case InvalidToken() | EndPointNotFound():
            return _unheard(letter, error, now)
        case _:
            too_large = _says(error, ("entity too large",))
            return _given_up(letter, error) if too_large else again(letter, now=now)


def again(letter: Letter, *, now: datetime) -> Receipt:
    """Return the receipt for a further try, each after a longer wait."""
    longest = URGENTLY if letter.urgent else LATE
    return later(letter, min(SOON * 2 ** min(letter.attempts, DOUBLINGS), longest), now=now)


def later(letter: Letter, wait: float, *, now: datetime) -> Receipt:
    """Return the receipt for a try in *wait* seconds; a spinner is not worth a long one."""
    if letter.droppable and (letter.attempts or wait > SPINNER_WAIT):
        return Receipt(letter.id, Delivery.DROPPED)
    return Receipt(letter.id, Delivery.RETRY, not_before=now + timedelta(seconds=wait))


def failed(letter: Letter, error: Exception, *, now: datetime) -> Receipt:
    """Return the receipt after a mistake of ours: tried again, since its cause may pass, then given up."""
    if letter.attempts >= TRIES:
        return _given_up(letter, error)
    logger.error("letter %s (%s) cannot be sent: %s", letter.id, letter.method, type(error).__name__)
    return again(letter, now=now)


def is_trouble(error: TelegramError) -> bool:
    """Tell whether Telegram itself is away: what befell this letter would befall any other."""
    match error:
        case RetryAfter() | ChatMigrated() | Forbidden() | BadRequest():
            return False
        case InvalidToken() | EndPointNotFound():
            return _is_revoked(error)
        case _:
            return True


def _is_revoked(error: TelegramError) -> bool:
    """Tell a token that is no longer good (all letters wait) from a method that does not exist."""
    return "Unauthorized" in str(error.__cause__)


def _unheard(letter: Letter, error: TelegramError, now: datetime) -> Receipt:
    if not _is_revoked(error) and letter.attempts >= TRIES:
        return _given_up(letter, error)
    return later(letter, LATE, now=now)


def _refused(letter: Letter, error: TelegramError) -> Receipt:
    for phrases, delivery in SAID.items():
        if _says(error, phrases):
            return Receipt(letter.id, delivery)
    if isinstance(error, Forbidden):
        return Receipt(letter.id, Delivery.BLOCKED)
    return _given_up(letter, error)


def _says(error: TelegramError, phrases: tuple[str, ...]) -> bool:
    said = error.message.lower().replace("_", " ")
    return any(phrase in said for phrase in phrases)


def _given_up(letter: Letter, error: Exception) -> Receipt:
    # Never the error's own words: Telegram quotes what it could not parse.
    logger.error("letter %s (%s) is refused: %s", letter.id, letter.method, type(error).__name__)
    return Receipt(letter.id, Delivery.REFUSED)
