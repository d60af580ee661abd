"""Telegram: is the token good, is the server there, and do messages find their way to this bot."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import Settings
from bot.store.files import is_owned

PATIENCE = 10.0  # seconds for each answer
RECENT = timedelta(hours=1)  # an error before that has been got over, or nobody has written since
MANY = 20  # updates that wait: a bot that runs takes a hundred at once, so these do not get through
CERTIFICATE = ("ssl", "certificate", "tls")  # how Telegram's own words on such trouble begin


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what stands between people on Telegram and this bot."""
    if settings.telegram_token is None:
        yield note("telegram-off")
        return
    told = asyncio.run(_ask(settings))
    if isinstance(told, Finding):
        yield told
        return
    me, hook = told
    yield well("telegram-well", name=str(me.get("username")))
    yield from _judged(settings, hook, is_running=is_owned(settings.database))


async def _ask(settings: Settings) -> tuple[Mapping[str, Any], Mapping[str, Any]] | Finding:
    """Return who the bot is and what Telegram knows of its webhook; a finding when it does not say."""
    from telegram.error import EndPointNotFound, InvalidToken, TelegramError  # noqa: PLC0415 - half a second,

    from bot.channels.wire import Access, open_wire  # noqa: PLC0415 - and only for who has a token

    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    server = urlsplit(settings.telegram_api_url).hostname
    try:
        async with open_wire(Access(token, settings.telegram_api_url)) as wire, asyncio.timeout(2 * PATIENCE):
            me = await wire.call("getMe", wait=PATIENCE)
            hook = await wire.call("getWebhookInfo", wait=PATIENCE)
    except (InvalidToken, EndPointNotFound):
        return trouble("telegram-token")
    except (TelegramError, TimeoutError) as error:
        return trouble("telegram-unreachable", server=server, reason=type(error).__name__)
    if not isinstance(me, Mapping) or not isinstance(hook, Mapping):
        return trouble("telegram-odd")
    return me, hook


def _judged(settings: Settings, hook: Mapping[str, Any], *, is_running: bool) -> Iterator[Finding]:
    url, waiting = str(hook.get("url") or ""), int(hook.get("pending_update_count") or 0)
    if settings.webhook is None:
        yield from _polled(url, waiting, is_running=is_running)
    else:
        yield from _hooked(settings.webhook, url, waiting, is_running=is_running)
        yield from _error(hook)


def _polled(url: str, waiting: int, *, is_running: bool) -> Iterator[Finding]:
    if url and is_running:  # the bot took it away when it started
        yield trouble("telegram-other-webhook", host=urlsplit(url).hostname)
    elif url:
        yield note("telegram-webhook-goes", host=urlsplit(url).hostname)
    elif is_running and waiting > MANY:
        yield trouble("telegram-unfetched", count=waiting)
    if waiting and not is_running:
        yield note("telegram-waiting", count=waiting)


def _hooked(ours: str, url: str, waiting: int, *, is_running: bool) -> Iterator[Finding]:
    if url == ours:
        yield well("telegram-webhook-well", url=ours)
    elif not is_running:
        yield note("telegram-webhook-unset", url=ours)
    elif url:
        yield trouble("telegram-other-webhook", host=urlsplit(url).hostname)
    else:
        yield trouble("telegram-webhook-missing", url=ours)
    if waiting and not is_running:
        yield note("telegram-waiting", count=waiting)
    elif waiting > MANY:
        yield trouble("telegram-unposted", count=waiting)


def _error(hook: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the last error that Telegram met when it posted, if that is not long ago."""
    said, when = str(hook.get("last_error_message") or ""), hook.get("last_error_date")
    if not said or not isinstance(when, int):
        return
    at = datetime.fromtimestamp(when, UTC)
    if datetime.now(UTC) - at > RECENT:
        return
    told = {"said": said[:200], "time": f"{at.astimezone():%H:%M}"}
    is_certificate = any(word in said.lower() for word in CERTIFICATE)
    yield trouble("telegram-certificate" if is_certificate else "telegram-error", **told)
