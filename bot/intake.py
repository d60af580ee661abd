"""The screen at the edge: crisis first, then redaction, before anything touches disk."""

import hashlib
import json
import logging
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.kept import Kept, is_id, keep, salvage
from knowledge import screen
from knowledge.screen import cpr, crisis
from knowledge.screen.crisis import Alarm
from knowledge.terms import Language
from knowledge.traffic import Arrival

LONGEST = 8000  # letters kept of one text: above Telegram's 4,096, so that the handler can say "too long"
SPLIT_WITHIN = 120  # seconds between messages that may hold parts of one CPR number, three at most
REMEMBERED = 10_000  # conversations whose last text is held in memory for that
LOOKED_AT = 2 * LONGEST  # letters redacted, so that the bound never cuts a number in two
LONGEST_KEY = 64  # letters of a browser's form key
PERSONAL = frozenset(
    {
        "first_name",
        "last_name",
        "username",
        "phone_number",
        "title",
        "bio",
        "photo",
        "vcard",
        "active_usernames",
    }
)
NAMED = re.compile(rf'"(?:{"|".join(sorted(PERSONAL))})"\s*:\s*(?:"(?:[^"\\]|\\.)*"?|[^,}}\]]*)')
ESCAPED = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])')
ESCAPES = dict(zip('"\\/bfnrt', '"\\/\b\f\n\r\t', strict=True))

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Screened:
    """An arrival that may be stored, the alarm its text raised, and the chat where that is to be answered."""

    arrival: Arrival
    alarm: Alarm | None = None
    chat: int | None = None


class Intake:
    """Screens what arrives; remembers the end of what each conversation said last, in memory only.

    It is used for two minutes after each message, and dropped with the first after them, whoever writes it.
    """

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._before: OrderedDict[str, tuple[int, str]] = OrderedDict()

    def from_telegram(self, raw: Mapping[str, Any], bot: str = "public") -> Screened:
        """Screen one update of Telegram; never raises: what cannot be read is quarantined."""
        try:
            kept = keep(raw, now=self._clock())
            return self._screened("telegram", bot, str(kept.body["update_id"]), kept)
        except Exception:  # noqa: BLE001 - one update that we cannot screen must never delay another
            return _quarantined("telegram", bot, raw)

    def from_web(  # noqa: PLR0913 what a browser posts is passed by name
        self,
        visitor: int,
        key: str,
        *,
        text: str | None,
        tap: str | None,
        message_id: int,
        page: Language = Language.DANISH,
    ) -> Screened:
        """Screen what a browser posted under its form *key*, on a *page* in this language; never raises."""
        raw = self._as_update(visitor, key, text=text, tap=tap, message_id=message_id)
        try:
            kept = keep(raw, now=self._clock())
            if page is not Language.DANISH and kept.field == "text":
                kept.part["page"] = page
            return self._screened("web", "public", _short(key), kept)
        except Exception:  # noqa: BLE001 - as above
            return _quarantined("web", "public", raw, _short(key))

    def _as_update(
        self, visitor: int, key: str, *, text: str | None, tap: str | None, message_id: int
    ) -> dict[str, Any]:
        """Return what a browser posted in the Bot API's shape: a private chat whose id is the visitor's."""
        person = {"id": visitor, "is_bot": False, "first_name": "-"}
        at = int(self._clock().timestamp())
        message = {"message_id": message_id, "date": at, "chat": {"id": visitor, "type": "private"}}
        if tap is None:
            return {"update_id": message_id, "message": {**message, "from": person, "text": text or ""}}
        pressed = {"id": _short(key), "from": person, "message": message, "data": tap}
        return {"update_id": message_id, "callback_query": pressed}

    def _screened(self, channel: str, bot: str, update_id: str, kept: Kept) -> Screened:
        conversation = f"{channel}:{bot}:{kept.chat}"
        written = screen.clean(kept.written)
        says = kept.field in {"text", "caption"}
        alarm = crisis.alarm(written) if says else None
        redacted = False
        if kept.field:
            redaction = self._redact(conversation, written[:LOOKED_AT], kept.at, remember=says)
            redacted = redaction.found
            kept.part[kept.field] = redaction.text[:LONGEST]
            if redaction.looks_like_time:
                kept.part["looks_like_time"] = True
        arrival = Arrival(channel, bot, update_id, conversation, kept.body, redacted=redacted)
        return Screened(arrival, alarm, kept.chat)

    def _redact(self, conversation: str, text: str, at: int, *, remember: bool) -> screen.Redaction:
        """Redact *text*, also of the rest of a number that the message before it began."""
        alone = screen.redact(text)
        if not remember:
            return alone
        then, previous = self._before.get(conversation, (0, ""))
        if abs(at - then) > SPLIT_WITHIN:
            previous = ""
        both = cpr.split_over(previous, alone.text) if previous else alone
        self._remember(conversation, at, cpr.SEAM.join((previous.rpartition(cpr.SEAM)[2], both.text)))
        return screen.Redaction(
            both.text, alone.found or both.found, alone.looks_like_time or both.looks_like_time
        )

    def _remember(self, conversation: str, at: int, text: str) -> None:
        self._before[conversation] = (at, text[-cpr.TAIL :])
        self._before.move_to_end(conversation)
        oldest = next(iter(self._before))
        while len(self._before) > REMEMBERED or at - self._before[oldest][0] > SPLIT_WITHIN:
            del self._before[oldest]
            oldest = next(iter(self._before))


def _short(key: str) -> str:
    """Return the browser's *key*, or a digest of one that no browser of ours makes."""
    fits = 0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()
    return key if fits else hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _quarantined(channel: str, bot: str, raw: object, update_id: str = "") -> Screened:
    """Return *raw* set aside; whoever is in danger is heard all the same, where there is a chat to answer."""
    text = _as_text(raw)
    given = raw.get("update_id") if isinstance(raw, Mapping) else None
    if not update_id:
        update_id = str(given) if is_id(given) else hashlib.sha256(text.encode()).hexdigest()
    logger.warning("%s update %s cannot be read and is set aside", channel, update_id)
    chat, said = salvage(raw)
    whose = chat or f"update-{update_id}"  # a person's goes with the rest of theirs, when they erase it
    arrival = Arrival(channel, bot, update_id, f"{channel}:{bot}:{whose}", {"raw": text}, quarantined=True)
    try:
        return Screened(arrival, crisis.alarm(screen.clean(said)) if chat else None, chat)
    except Exception:  # noqa: BLE001 - what is this broken is set aside and no more
        return Screened(arrival)


def _as_text(raw: object) -> str:
    """Return all of *raw* that may be kept as one redacted text; nothing where even that fails."""
    try:
        if isinstance(raw, str):
            raw = _unnamed(raw)
        whole = json.dumps(_scrubbed(raw), ensure_ascii=False, default=str)
        return _redacted(whole)[:LONGEST]
    except Exception:  # noqa: BLE001 - what cannot be redacted is not kept
        return ""


def _scrubbed(value: object) -> object:
    """Return *value* without names; texts are redacted before JSON writes their newlines as letters."""
    if isinstance(value, Mapping):
        return {str(key): _scrubbed(part) for key, part in value.items() if key not in PERSONAL}
    if isinstance(value, list | tuple):
        return [_scrubbed(part) for part in value]
    return _redacted(value) if isinstance(value, str) else value


def _unnamed(broken: str) -> str:
    """Return JSON that could not be read without names, and with its letters instead of their escapes."""
    return ESCAPED.sub(
        lambda found: ESCAPES.get(found[1]) or chr(int(found[1][1:], 16)), NAMED.sub("", broken)
    )


def _redacted(text: str) -> str:
    return screen.redact(screen.clean(text)[:LOOKED_AT]).text
