"""The command that fills an empty store with made-up inquiries, for trying the console out."""

import argparse
import asyncio
import secrets
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.demo.play import Play
from bot.demo.stage import Clock
from bot.demo.stage import Stage as Scene
from bot.settings import Settings, read, with_secret
from bot.store import demonstration, files
from bot.store.sessions import TOKEN, digest
from bot.store.sqlite import open_sqlite
from bot.store.trail import key_of
from knowledge.casework.notices import Stage
from knowledge.casework.staff import StaffRole
from knowledge.errors import StoreError
from knowledge.files.reader import CONTENT
from knowledge.library import Library, Shelf
from knowledge.store import Store

WORKER, COLLEAGUE = "Prøve Prøvesen", "Kollega Testesen"
USED = """select exists(select 1 from inbox) or exists(select 1 from inquiry) or exists(select 1 from account)
  or exists(select 1 from demonstration)"""
TOLD = """{count} made-up inquiries are in {path}. Every page says that this is a demonstration.

This link works once; on it {worker} chooses a password and binds an app:
  {link}
Start the bot with `python -m bot run`, then open the link. `python -m bot staff add NAME --role admin` makes
somebody who may steer as well. To start afresh, delete the file."""


def command(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command has them
    """Fill the store, and tell what to do next."""
    settings = read()
    print(asyncio.run(fill(settings, now=datetime.now(UTC))))  # noqa: T201 - what the command is for
    return 0


async def fill(settings: Settings, *, now: datetime) -> str:
    """Fill the store, which must be empty, and return what the person at the terminal reads."""
    path = settings.database
    clock = Clock(now)
    secret = key_of(with_secret(settings).secret)
    async with open_sqlite(path, clock=clock, secret=secret) as store:
        _claim(path)
        worker = await store.accounts.add(WORKER, StaffRole.WORKER)
        colleague = await store.accounts.add(COLLEAGUE, StaffRole.WORKER)
        library = Shelf(settings.content_dir or CONTENT).library
        stage = Scene(store, library, with_secret(settings).secret, clock)
        count = await Play(stage, (worker, colleague), now).run()
        await store.desk.compare()
        await _told(store, library, now)
        token = secrets.token_urlsafe(TOKEN)
        await store.accounts.invite(worker.id, digest(token), by=0)
    link = f"{settings.address}/staff/velkommen/{token}"
    return TOLD.format(count=count, path=path, worker=WORKER, link=link)


async def _told(store: Store, library: Library, now: datetime) -> None:
    """Take all of it as told: what is made up is mailed to nobody."""
    deadlines = library.calendar.deadlines(now)
    for stage in Stage:
        while cases := await store.notices.untold(stage, deadlines):
            await store.notices.tell(stage, cases, [])


def _claim(path: Path) -> None:
    """Mark the store as a demonstration; one that was used is a StoreError."""
    with closing(files.connect(path)) as connection:
        if connection.execute(USED).fetchone()[0]:
            raise StoreError(
                f"The database {path} is not empty, and a demonstration must not mix with it; "
                "write another DATABASE_URL."
            )
        demonstration.mark(connection)
