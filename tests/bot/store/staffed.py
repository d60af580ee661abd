"""What the tests let staff do to a case, in one line each."""

from datetime import UTC, date, datetime

from knowledge.casework.actions import Journal, Journalise, Respond, Told
from knowledge.casework.records import CaseFile, Deadlines
from knowledge.casework.staff import Account, StaffRole
from knowledge.store import Store

WORKER = Account(1, "Sagsbehandler Et", StaffRole.WORKER)
COLLEAGUE = Account(2, "Sagsbehandler To", StaffRole.WORKER)
READER = Account(3, "Læser", StaffRole.READER)
NO_DEADLINES = Deadlines(
    datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC), today=date(2020, 1, 1)
)


async def answer(store: Store, reference: str, text: str, *, by: Account = WORKER) -> CaseFile:
    """Answer a case in its person's chat."""
    return await store.desk.act(reference, Respond(text, (Told(reference, text),)), by=by)


async def journalise(store: Store, reference: str, number: str) -> CaseFile:
    """Journalise a case under *number*."""
    return await store.desk.act(reference, Journalise(Journal.YES, number), by=WORKER)
