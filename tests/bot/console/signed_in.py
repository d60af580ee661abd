"""The console on a real socket over a real database, and browsers that are logged in: for tests."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette

from bot.channels import web
from bot.console import app as console
from bot.intake import Intake
from bot.settings import Settings
from bot.store import files, moments, sessions
from bot.store.roll import Roll
from bot.store.sqlite import SqliteStore, open_sqlite
from bot.store.trail import Trail, key_of
from knowledge.casework.staff import Account, StaffRole
from knowledge.library import Shelf
from tests.bot.browsing import KEY, shelf
from tests.bot.processes import free_port

SOON = 10.0  # seconds after which a test that waits has failed


class Staff(httpx.AsyncClient):
    """A browser that is logged in: it knows the token that its forms carry."""

    csrf = ""
    account: Account | None = None

    async def posts(self, path: str, **fields: str | Sequence[str]) -> httpx.Response:
        """Post *fields* as a form of ours does."""
        return await self.post(path, data={"csrf": self.csrf, **fields})


@dataclass(frozen=True, slots=True)
class Console:
    """A server that runs. *app* is its application, *path* its database."""

    address: str
    app: Starlette
    store: SqliteStore
    path: Path
    settings: Settings

    @asynccontextmanager
    async def staff(self, role: str = "worker", *, council: str = "", name: str = "") -> AsyncIterator[Staff]:
        """Log somebody new in with *role*, and give their browser."""
        name = name or f"{role} {council} {len(await self.store.accounts.all()) + 1}"
        account = await self.store.accounts.add(name, StaffRole(role), council)
        async with self.browser() as browser:
            await self.log_in(browser, account)
            yield browser

    def browser(self) -> Staff:
        """Return a browser that is not logged in; close it."""
        return Staff(base_url=self.address, headers={"origin": self.address}, timeout=SOON)

    async def log_in(self, browser: Staff, account: Account) -> None:
        """Log *account* in."""
        token = await self.store.sessions.begin(account.id)
        session = await self.store.sessions.find(token)
        assert session
        browser.cookies.set("staff", token, domain="127.0.0.1")
        browser.csrf, browser.account = session.csrf, account

    def acts(self) -> list[tuple[int, str, str]]:
        """Return the trail: account, act and object, oldest first."""
        with closing(files.connect(self.path, readonly=True)) as connection:
            return connection.execute("select account, what, object from act order by id").fetchall()


@asynccontextmanager
async def served(
    folder: Path,
    *,
    port: int = 0,
    clock: moments.Clock = moments.now,
    content: Shelf | None = None,
    **settings: Any,
) -> AsyncIterator[Console]:
    """Serve the web application, console and all, with an empty database in *folder*."""
    path = folder / "indgang.db"
    chosen = Settings(_env_file=None, secret_key=KEY, database_url=f"sqlite:///{path}", **settings)
    async with open_sqlite(path, clock=clock, secret=key_of(chosen.secret)) as store:
        library = content or shelf()
        staff = console.build(chosen, store, library, web.version(), clock=clock)
        app = web.build(chosen, store, Intake(), library, more=staff)
        async with listening(app, port=port) as address:
            yield Console(address, app, store, path, chosen)


@asynccontextmanager
async def listening(app: Any, *, port: int = 0) -> AsyncIterator[str]:
    """Serve *app* on *port*, or a free one, and yield its address; it must answer ``/healthz``."""
    stopping = asyncio.Event()
    port = port or free_port()
    serving = asyncio.create_task(web.serve(app, host="127.0.0.1", port=port, stopping=stopping))
    try:
        async with asyncio.timeout(SOON):
            while not await _opens(port):  # noqa: ASYNC110 - a server on its socket sets no event
                await asyncio.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
    finally:
        stopping.set()
        await asyncio.wait_for(serving, SOON)


def cookie(
    database: Path, address: str, role: str = "worker", *, council: str = "", name: str = "", secret: bytes
) -> Mapping[str, str]:
    """Log somebody new in beside a bot that runs, and return the cookie for a Playwright context.

    Use it as ``context.add_cookies([cookie(folder / "indgang.db", url, secret=…)])``; *secret* is the bot's
    SECRET_KEY, or what its ``indgang.key`` holds.
    """
    now = datetime.now(UTC)
    with closing(files.connect(database)) as connection:
        connection.execute("begin immediate")
        roll = Roll(connection, Trail(key_of(secret)), now)
        count = connection.execute("select count(*) from account").fetchone()[0]
        account = roll.add(name or f"{role} {count + 1}", StaffRole(role), council)
        token = sessions.begin(connection, account.id, now=now)
        connection.execute("commit")
    return {"name": "staff", "value": token, "url": address}


async def _opens(port: int) -> bool:
    async with httpx.AsyncClient() as client:
        try:
            return (await client.get(f"http://127.0.0.1:{port}/healthz")).status_code == 200
        except httpx.ConnectError:
            return False
