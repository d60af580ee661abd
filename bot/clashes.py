"""Settings that are right one by one, but cannot work together."""

from collections.abc import Callable
from urllib.parse import urlsplit

from bot.settings import Settings

TELEGRAM = "api.telegram.org"  # the public server; another one, an emulator included, has its own rules
PORTS = {443, 80, 88, 8443}  # where that server posts to: https://core.telegram.org/bots/api#setwebhook
HOOK = "TELEGRAM_WEBHOOK_SECRET is set, but "

Wrong = Callable[[Settings], bool]


def clashes(settings: Settings) -> list[str]:
    """Return a sentence for each, with what to write instead; with one of them the bot does not start."""
    return [sentence for wrong, sentence in (*CHANNELS, *WEBHOOK) if wrong(settings)]


def _hooked(wrong: Wrong) -> Wrong:
    return lambda settings: settings.telegram_webhook_secret is not None and wrong(settings)


def _public(wrong: Wrong) -> Wrong:
    """Return *wrong* for a webhook of the public Bot API server."""

    def check(settings: Settings) -> bool:
        ours = settings.public_url is not None and urlsplit(settings.telegram_api_url).hostname == TELEGRAM
        return ours and wrong(settings)

    return _hooked(check)


def _plain(settings: Settings) -> bool:
    return urlsplit(settings.address).scheme == "http"


def _odd_port(settings: Settings) -> bool:
    return (urlsplit(settings.address).port or 443) not in PORTS


CHANNELS: tuple[tuple[Wrong, str], ...] = (
    (
        lambda settings: not settings.http_port and settings.telegram_token is None,
        "HTTP_PORT is 0 and TELEGRAM_TOKEN is not set; set one, so that people can write.",
    ),
)
WEBHOOK: tuple[tuple[Wrong, str], ...] = (
    (
        _hooked(lambda settings: settings.telegram_token is None),
        HOOK + "TELEGRAM_TOKEN is not; write the token that @BotFather gave, or leave both empty.",
    ),
    (
        _hooked(lambda settings: settings.public_url is None),
        HOOK + "PUBLIC_URL is not; write the https:// address that Telegram can post to, or leave the "
        "secret empty to poll.",
    ),
    (
        _hooked(lambda settings: not settings.http_port),
        HOOK
        + "HTTP_PORT is 0; write the port where the bot is to listen, or leave the secret empty to poll.",
    ),
    (
        _public(_plain),
        HOOK + "PUBLIC_URL is not encrypted; write an https:// address, which is all Telegram posts to, or "
        "leave the secret empty to poll.",
    ),
    (
        _public(_odd_port),
        HOOK + "PUBLIC_URL has a port that Telegram does not post to; write 443, 80, 88 or 8443, or leave "
        "the secret empty to poll.",
    ),
)
