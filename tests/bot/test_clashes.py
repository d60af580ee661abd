"""Settings that cannot work together stop the start, each with what to write instead."""

from typing import Any

import pytest
from pydantic import SecretStr

from bot.clashes import clashes
from bot.settings import Settings

TOKEN = SecretStr("123456:" + "x" * 35)
SECRET = SecretStr("hemmelig")
PUBLIC = "https://indgang.example.org"
WEBHOOK = {"telegram_token": TOKEN, "telegram_webhook_secret": SECRET, "public_url": PUBLIC}
ELSEWHERE = {"telegram_api_url": "http://127.0.0.1:8081"}

LOG_IN = {
    "oidc_issuer": "https://login.example.org/v2.0",
    "oidc_client_id": "indgang",
    "oidc_client_secret": "hemmelig",
}


def _told(**settings: Any) -> list[str]:
    return clashes(Settings(_env_file=None, **settings))


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"telegram_token": TOKEN, "http_port": 0},
        WEBHOOK,
        {**WEBHOOK, "public_url": PUBLIC + ":8443/indgang"},
        {**WEBHOOK, **ELSEWHERE, "public_url": "http://127.0.0.1:9999"},
        {**LOG_IN, "public_url": PUBLIC},
        {**LOG_IN, "oidc_issuer": "http://127.0.0.1:9999", "public_url": PUBLIC},
    ],
)
def test_what_works_together(settings: dict[str, Any]) -> None:
    assert _told(**settings) == []


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"http_port": 0}, "HTTP_PORT is 0 and TELEGRAM_TOKEN is not set"),
        ({**WEBHOOK, "telegram_token": None}, "TELEGRAM_WEBHOOK_SECRET is set, but TELEGRAM_TOKEN is not"),
        ({**WEBHOOK, "public_url": None}, "TELEGRAM_WEBHOOK_SECRET is set, but PUBLIC_URL is not"),
        ({**WEBHOOK, **ELSEWHERE, "public_url": None}, "TELEGRAM_WEBHOOK_SECRET is set, but PUBLIC_URL is"),
        ({**WEBHOOK, "http_port": 0}, "TELEGRAM_WEBHOOK_SECRET is set, but HTTP_PORT is 0"),
        (
            {**WEBHOOK, "public_url": "http://indgang.example.org"},
            "TELEGRAM_WEBHOOK_SECRET is set, but PUBLIC",
        ),
        (
            {"oidc_issuer": LOG_IN["oidc_issuer"]},
            "Of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET only",
        ),
        (LOG_IN, "OIDC_ISSUER is set, but PUBLIC_URL is not"),
        (
            {**LOG_IN, "oidc_issuer": "http://login.example.org", "public_url": PUBLIC},
            "OIDC_ISSUER is not encrypted",
        ),
        ({**WEBHOOK, "public_url": PUBLIC + ":8080"}, "TELEGRAM_WEBHOOK_SECRET is set, but PUBLIC_URL has a"),
    ],
)
def test_what_cannot_work_is_told_in_a_sentence(settings: dict[str, Any], told: str) -> None:
    (sentence,) = _told(**settings)

    assert sentence.startswith(told)
    assert "; " in sentence
    assert "hemmelig" not in sentence
    assert sentence.endswith(".")
