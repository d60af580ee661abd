"""What the tests let staff and people do to a case, in one line each."""

from datetime import UTC, date, datetime
from typing import Any

from knowledge.casework.actions import Action, Journal, Journalise, Respond, Told
from knowledge.casework.records import CaseFile, Deadlines, Filters, View
from knowledge.casework.staff import Account, StaffRole
from knowledge.store import Store
from tests.bot.store.said import ANNA, arrival, effects, inquiry, note

A, B, C = "26-0001-A", "26-0002-B", "26-0003-C"
WORKER = Account(1, "Sagsbehandler Et", StaffRole.WORKER)
COLLEAGUE = Account(2, "Sagsbehandler To", StaffRole.WORKER)
READER = Account(3, "Læser", StaffRole.READER)
READER_MIDT = Account(4, "Læser i Midt", StaffRole.READER, "midt")
EVERYTHING = Filters()
NO_DEADLINES = Deadlines(
    datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC), today=date(2020, 1, 1)
)


async def employ(store: Store) -> None:
    """Add the accounts of this file, in the order of their ids."""
    for somebody in (WORKER, COLLEAGUE, READER, READER_MIDT):
        added = await store.accounts.add(somebody.name, somebody.role, somebody.council)
        assert added == somebody


async def ask(
    store: Store, reference: str = A, number: int = 1, conversation: str = ANNA, **fields: Any
) -> None:
    """Let a person log an inquiry."""
    await store.receive([arrival(number, conversation)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "kvittering", inquiries=(inquiry(reference, **fields),)))


async def add(
    store: Store, text: str, number: int, reference: str = A, conversation: str = ANNA, **marks: Any
) -> None:
    """Let a person write further to their case."""
    await store.receive([arrival(number, conversation, text)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "sendt til sagen", notes=(note(reference, text, **marks),)))


async def answer(store: Store, reference: str, text: str, *, by: Account = WORKER) -> CaseFile:
    """Answer a case in its person's chat."""
    return await store.desk.act(reference, Respond(text, (Told(reference, text),)), by=by)


async def journalise(store: Store, reference: str, number: str) -> CaseFile:
    """Journalise a case under *number*."""
    return await store.desk.act(reference, Journalise(Journal.YES, number), by=WORKER)


async def do(store: Store, *actions: Action, reference: str = A, by: Account = WORKER) -> CaseFile:
    """Do one thing after another to a case, and return it as it is then."""
    for action in actions:
        file = await store.desk.act(reference, action, by=by)
    return file


async def read(store: Store, reference: str = A) -> CaseFile:
    """Return a case that is there."""
    file = await store.desk.file(reference, viewer=WORKER)
    assert file is not None
    return file


async def listed(
    store: Store,
    search: str = "",
    *,
    view: View = View.ALL,
    viewer: Account = WORKER,
    deadlines: Deadlines = NO_DEADLINES,
    filters: Filters = EVERYTHING,
) -> list[str]:
    """Return the references in a list, in its order."""
    found = await store.desk.list(view, viewer=viewer, deadlines=deadlines, filters=filters, search=search)
    assert found.total == len(found.rows)
    return [row.reference for row in found.rows]
