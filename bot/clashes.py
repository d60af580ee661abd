"""Settings that are right one by one, but cannot work together."""

from collections.abc import Callable
from urllib.parse import urlsplit

from bot.settings import Settings

TELEGRAM = "api.telegram.org"  # the public server; another one, an emulator included, has its own rules
PORTS = {443, 80, 88, 8443}  # where that server posts to: https://core.telegram.org/bots/api#setwebhook
HOOK = "TELEGRAM_WEBHOOK_SECRET is set, but "

NEAR = {"localhost", "127.0.0.1", "::1"}  # a provider on the same machine, to try it out

Wrong = Callable[[Settings], bool]


def clashes(settings: Settings) -> list[str]:
    """Return a sentence for each, with what to write instead; with one of them the bot does not start."""
    return [sentence for wrong, sentence in (*CHANNELS, *WEBHOOK, *OUTSIDE) if wrong(settings)]


def _hooked(wrong: Wrong) -> Wrong:
    return lambda settings: settings.telegram_webhook_secret is not None and wrong(settings)


def _public(wrong: Wrong) -> Wrong:
    """Return *wrong* for a webhook of the public Bot API server."""

    def check(settings: Settings) -> bool:
        ours = settings.public_url is not None and urlsplit(settings.telegram_api_url).hostname == TELEGRAM
        return ours and wrong(settings)

    return _hooked(check)


def _some(settings: Settings) -> bool:
    return any(_of_log_in(settings)) and not all(_of_log_in(settings))


def _of_log_in(settings: Settings) -> tuple[object, ...]:
    return settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret


def _unencrypted_issuer(settings: Settings) -> bool:
    parts = urlsplit(settings.oidc_issuer or "")
    return parts.scheme == "http" and parts.hostname not in NEAR


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
SOME = (
    "Of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET only some are set; set all three, or none to "
    "make the accounts of staff with `python -m bot staff add`."
)
NO_WAY_BACK = (
    "OIDC_ISSUER is set, but PUBLIC_URL is not; write the address that staff open, which the "
    "organisation's log-in sends them back to."
)
OUTSIDE: tuple[tuple[Wrong, str], ...] = (
    (_some, SOME),
    (lambda settings: all(_of_log_in(settings)) and settings.public_url is None, NO_WAY_BACK),
    (
        _unencrypted_issuer,
        "OIDC_ISSUER is not encrypted; write its https:// address: who may log in is told there.",
    ),
)
