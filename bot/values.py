"""What the value of a setting may be: each function returns it in its one spelling, or raises ValueError."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from bot.colours import CONTRAST, WHITE, contrast, parsed

SHORTEST = 32  # letters of a secret key: 128 bits in hexadecimal
LONGEST_NAME = 60  # letters of a region's name: they fit beside the logo on a phone, on two lines
MAIL_PORTS = {"smtp": 587, "smtps": 465}  # RFC 8314
LOWEST, HIGHEST = 1, 65_535  # ports


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server; with *encrypted* TLS comes first, else STARTTLS. The password is in no repr."""

    host: str
    port: int
    encrypted: bool
    user: str = ""
    password: str = field(default="", repr=False)


def sqlite(value: str) -> str:
    """Return the address of a database file."""
    if not value.removeprefix("sqlite:///").strip("/") or not value.startswith("sqlite:///"):
        raise ValueError
    return value


def address(value: str) -> str:
    """Return the address of a web server, without the slash at its end."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError
    if parts.port == 0:  # asking for one beyond 65535 raises by itself
        raise ValueError
    return value.rstrip("/")


def token(value: SecretStr) -> SecretStr:
    """Return a token as Telegram makes them."""
    return _matching(r"\d+:[\w-]+", value)


def webhook_secret(value: SecretStr) -> SecretStr:
    """Return a secret that Telegram takes for a webhook."""
    return _matching(r"[\w-]{1,256}", value)


def secret_key(value: SecretStr) -> SecretStr:
    """Return a key that is long enough."""
    if len(value.get_secret_value()) < SHORTEST:
        raise ValueError
    return value


def client_secret(value: SecretStr) -> SecretStr:
    """Return a secret of an organisation's log-in: printed letters, as it is copied from there."""
    return _matching(r"[!-~]+", value)


def folder(value: Path) -> Path:
    """Return a folder that is there."""
    if not value.is_dir():
        raise ValueError
    return value


def name(value: str) -> str:
    """Return a name that fits on one line."""
    value = value.strip()
    if not value.isprintable() or not 0 < len(value) <= LONGEST_NAME:
        raise ValueError
    return value


def colour(value: str) -> str:
    """Return ``#rrggbb``, on which white text can be read."""
    digits = value.strip().lower().removeprefix("#")
    if not re.fullmatch(r"[0-9a-f]{3}|[0-9a-f]{6}", digits):
        raise ValueError
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    if contrast(WHITE, parsed(digits)) < CONTRAST:
        raise ValueError
    return f"#{digits}"


def mail(value: SecretStr) -> SecretStr:
    """Return the address of a mail server."""
    mail_server(value.get_secret_value())
    return value


def mail_server(value: str) -> MailServer:
    """Return the mail server that ``smtp://user:password@host:587`` or ``smtps://…:465`` names."""
    parts = urlsplit(value)
    if parts.scheme not in MAIL_PORTS or not parts.hostname or parts.path.strip("/"):
        raise ValueError
    if parts.query or parts.fragment or bool(parts.username) != bool(parts.password):
        raise ValueError  # a password may hold ? or #: then it must be written as %3F or %23
    port = parts.port if parts.port is not None else MAIL_PORTS[parts.scheme]
    if not LOWEST <= port <= HIGHEST:
        raise ValueError
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, port, parts.scheme == "smtps", user, password)


def mailbox(value: str) -> str:
    """Return one plain e-mail address."""
    if not re.fullmatch(r"[^\s@,;:<>\"()]+@[^\s@,;:<>\"()]+\.[^\s@,;:<>\"().]+", value):
        raise ValueError
    return value


def _matching(pattern: str, value: SecretStr) -> SecretStr:
    if not re.fullmatch(pattern, value.get_secret_value(), re.ASCII):
        raise ValueError
    return value
