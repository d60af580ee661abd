"""The rows of a list, however many, one after another: what is exported."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from bot.store.desk.lists import held_by
from bot.store.desk.rows import CODES, listed, moment
from bot.store.reader import Reader
from knowledge.casework.exported import Exported
from knowledge.casework.records import Deadlines, Filters, View
from knowledge.casework.staff import Account
from knowledge.records import CaseState
from knowledge.reference import masked

# In the order they came: sorting a hundred thousand rows would hold them all.
ROWS = f"""select i.reference, i.state, i.topic, i.kind, i.text, i.councils, i.municipalities, i.actor,
  i.unreached, i.arrived, i.reach, i.address, i.language, i.opened_at, i.answered_at, i.closed_at,
  coalesce((select name from account where id = i.owner), ''), i.waiting_for, i.wake_on, i.outcome, i.carrier,
  i.lesson, i.journalled, i.journal, {CODES} from inquiry i where {{where}} order by i.id"""  # noqa: S608 our own words


def each(  # noqa: PLR0913 what a list is asked for, by name
    reader: Reader, view: View, *, viewer: Account, deadlines: Deadlines, filters: Filters, search: str
) -> Iterator[Exported]:
    """Yield the cases of a list, oldest first; blocks while it reads."""
    where = held_by(view, viewer=viewer, deadlines=deadlines, filters=filters, search=search)
    for row in reader.each(ROWS.format(where=where), where.values):
        yield _exported(row)


def _exported(row: tuple[Any, ...]) -> Exported:
    reference, state, topic, kind, text, councils, municipalities, actor, unreached, arrived, reach = row[:11]
    address, language, opened, answered, closed, owner, waiting_for, wake_on, outcome, carrier = row[11:21]
    lesson, journalled, journal, codes = row[21:]
    return Exported(
        reference=reference,
        state=CaseState(state),
        topic=topic or "",
        kind=kind or "",
        text=masked(text, listed(codes)),
        councils=listed(councils),
        municipalities=listed(municipalities),
        actor=actor or "",
        unreached=unreached or "",
        channel=arrived,
        reach=reach or "",
        address=address or "",
        language=language or "",
        opened_at=datetime.fromisoformat(opened),
        answered_at=moment(answered),
        closed_at=moment(closed),
        owner=owner,
        waiting_for=waiting_for,
        wake_on=date.fromisoformat(wake_on) if wake_on else None,
        outcome=outcome,
        carrier=carrier,
        lesson=lesson,
        journalled=journalled,
        journal=journal,
    )
