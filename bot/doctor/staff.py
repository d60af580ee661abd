"""The staff: is there anybody who can log in, and does the organisation's own log-in answer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import httpx

from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import Settings
from bot.store import files

PATIENCE = 5.0  # seconds for the provider
DISCOVERY = "/.well-known/openid-configuration"
COUNT = "select count(*) from account where issuer = '' and disabled = 0"


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what stands between staff and the console."""
    if not settings.http_port:
        return
    yield _outside(settings.oidc_issuer) if settings.oidc_issuer else _accounts(settings)


def _accounts(settings: Settings) -> Finding:
    try:
        with closing(files.connect(settings.database, readonly=True)) as connection:
            count = connection.execute(COUNT).fetchone()[0]
    except (
        sqlite3.Error
    ):  # no database yet, or an older one: what is wrong with it the store's examination says
        count = 0
    return well("staff-well", count=count) if count else note("staff-none")


def _outside(issuer: str) -> Finding:
    """Ask the provider who it is."""
    try:
        answer = httpx.get(f"{issuer}{DISCOVERY}", timeout=PATIENCE)
        told = answer.raise_for_status().json()
        named = str(told["issuer"])
    except httpx.HTTPStatusError as error:
        return trouble("staff-oidc-other", url=issuer, status=str(error.response.status_code))
    except httpx.HTTPError as error:
        return trouble("staff-oidc-away", url=issuer, reason=type(error).__name__)
    except (ValueError, KeyError, TypeError):
        return trouble("staff-oidc-other", url=issuer, status="200")
    if named.rstrip("/") != issuer:
        return trouble("staff-oidc-named", url=issuer, named=named)
    return well("staff-oidc-well", url=issuer)
