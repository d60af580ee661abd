"""The first lines of the log: one for each part, what it does and what it does not."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import SecretStr

from bot import opening
from bot.settings import Settings
from knowledge.traffic import Backlog
from tests.bot.browsing import shelf

TOKEN = {"telegram_token": SecretStr("1:hemmelig")}
HOOK = {
    **TOKEN,
    "telegram_webhook_secret": SecretStr("hemmelig"),
    "public_url": "https://indgang.example.org",
}


def _lines(*backlog: Backlog, **settings: Any) -> dict[str, str]:
    said = opening.lines(Settings(_env_file=None, **settings), shelf().library, backlog)
    return {part: rest for part, _, rest in (line.partition(": ") for line in said)}


def test_every_part_has_its_line() -> None:
    lines = _lines()

    assert list(lines) == ["store", "content", "web chat", "telegram", "mail", "clock"]
    assert lines["store"].endswith("/indgang.db, nothing waits")
    assert " topics, answers to " in lines["content"]
    assert lines["clock"].startswith("deletes every hour what is older than 24 hours ")


def test_what_an_earlier_process_left_is_told() -> None:
    now = datetime.now(UTC)

    lines = _lines(Backlog("messages", "web", 2, now), Backlog("letters", "telegram", 7, now))

    assert lines["store"].endswith(", 2 messages and 7 letters wait and are taken up again")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "http://127.0.0.1:8080, for this machine alone"),
        ({"http_host": "localhost"}, "http://localhost:8080, for this machine alone"),
        ({"http_host": "0.0.0.0"}, "http://0.0.0.0:8080"),
        ({"public_url": "https://indgang.example.org"}, "https://indgang.example.org"),
        ({"http_port": 0}, "off, because HTTP_PORT is 0"),
    ],
)
def test_where_the_web_chat_is(settings: dict[str, Any], told: str) -> None:
    assert _lines(**settings)["web chat"] == told


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "off, because TELEGRAM_TOKEN is not set"),
        (TOKEN, "starts, by polling"),
        (HOOK, "starts, by webhook at https://indgang.example.org/telegram"),
    ],
)
def test_how_telegram_starts(settings: dict[str, Any], told: str) -> None:
    assert _lines(**settings)["telegram"] == told


URL = SecretStr("smtp://unit:hemmelig@mail.example.org")
NO_UNIT = ", and nothing to the unit, because STAFF_EMAIL is not set"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "off, because SMTP_URL is not set"),
        ({"staff_email": "unit@example.org"}, "off, because SMTP_URL is not set"),
        ({"smtp_url": URL}, "off, because neither STAFF_EMAIL nor MAIL_FROM is set"),
        ({"smtp_url": URL, "staff_email": "unit@example.org"}, "by mail.example.org, port 587"),
        ({"smtp_url": URL, "mail_from": "bot@example.org"}, f"by mail.example.org, port 587{NO_UNIT}"),
    ],
)
def test_how_mail_goes_out(settings: dict[str, Any], told: str) -> None:
    assert _lines(**settings)["mail"] == told


def test_no_secret_is_in_them() -> None:
    lines = _lines(**HOOK, smtp_url=SecretStr("smtp://unit:hemmelig@mail.example.org"))

    assert "hemmelig" not in "".join(lines.values())
