"""The staff: whether anybody can log in, and whether the organisation's log-in answers."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.doctor import staff
from tests.bot.doctor.conftest import Install, keys
from tests.bot.doctor.test_web import serving
from tests.bot.processes import free_port

ACCOUNT = """insert into account(name, key, role, issuer, disabled, at)
  values ('Prøve', ?, 'admin', '', ?, '2026-11-22')"""


def test_no_account_yet(install: Install) -> None:
    assert keys(staff.examine(install(http_port=1))) == ["note staff-none"]


@pytest.mark.parametrize(("disabled", "told"), [(0, "well staff-well"), (1, "note staff-none")])
def test_an_account_that_can_log_in(install: Install, database: Path, disabled: int, told: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(ACCOUNT, ("prøve", disabled))

    assert keys(staff.examine(install(http_port=1))) == [told]


def test_without_pages_nobody_logs_in(install: Install) -> None:
    assert keys(staff.examine(install())) == []


@pytest.mark.parametrize(
    ("status", "text", "told"),
    [
        (200, {"issuer": "{url}"}, "well staff-oidc-well"),
        (200, {"issuer": "{url}/"}, "well staff-oidc-well"),
        (200, {"issuer": "https://login.example.org"}, "trouble staff-oidc-named"),
        (200, {}, "trouble staff-oidc-other"),
        (200, [], "trouble staff-oidc-other"),
        (200, "<html>", "trouble staff-oidc-other"),
        (404, "", "trouble staff-oidc-other"),
    ],
)
def test_the_organisations_log_in_says_who_it_is(install: Install, status: int, text: Any, told: str) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    body = text if isinstance(text, str) else json.dumps(text).replace("{url}", url)
    with serving(status, body, port=port):
        assert keys(staff.examine(install(http_port=1, oidc_issuer=url))) == [told]


def test_the_organisations_log_in_is_away(install: Install) -> None:
    url = f"http://127.0.0.1:{free_port()}"

    assert keys(staff.examine(install(http_port=1, oidc_issuer=url))) == ["trouble staff-oidc-away"]
