"""A month of the unit with moved clocks: 500 inquiries through the real store and the real jobs."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.jobs import Jobs
from bot.notices import Secretary
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge import reference
from knowledge.casework.actions import (
    Action,
    Carrier,
    Claim,
    Close,
    Forward,
    Outcome,
    Respond,
    Road,
    Told,
    Wait,
    Waiting,
)
from knowledge.casework.calendar import Calendar
from knowledge.casework.staff import Account, StaffRole
from knowledge.errors import CaseworkError
from knowledge.library import Shelf
from knowledge.terms import DENMARK
from tests.bot.store.said import arrival, effects, inquiry, note

FIRST, LAST = date(2026, 12, 1), date(2027, 1, 1)  # with Christmas and the new year
AFTER = date(2027, 1, 30)  # until the last case that was forwarded has been asked about
INQUIRIES = 500
STEP = timedelta(hours=1)
LATE = """select reference, since from inquiry where owner is null and merged_into is null
  and state in ('Ny', 'Genåbnet') and not exists
  (select 1 from notice where inquiry_id = inquiry.id and what = 'uden-ejer' and since = inquiry.since)"""
MINE = "select reference, state, owner from inquiry where state not in ('Afsluttet', 'Slettet')"


@dataclass(slots=True)
class Figures:
    """What came of the month. *unwarned* are cases that were nobody's for more than a working day untold."""

    inquiries: int = 0
    told_new: int = 0
    unwarned: int = 0
    warned_unowned: int = 0
    warned_unanswered: int = 0
    working_days: int = 0
    digests: int = 0
    days_with_two_digests: int = 0
    on_days_off: int = 0
    forwarded_long_enough: int = 0
    asked: int = 0
    asked_twice: int = 0
    woken: int = 0
    acts: dict[str, int] = field(default_factory=dict)


class Month:
    """Two people at a desk where more comes than they manage."""

    def __init__(self, store: SqliteStore, shelf: Shelf, *, seed: int) -> None:
        self._store, self._random = store, random.Random(seed)  # noqa: S311 - a rehearsal
        self._calendar, self._number = Calendar(), 0
        self.now = datetime.combine(FIRST, datetime.min.time(), DENMARK).astimezone(UTC)
        self.figures = Figures()
        self._jobs = Jobs(
            store, shelf, Secretary(shelf, "unit@example.org", "https://x.example"), lambda _: None
        )

    def __call__(self) -> datetime:
        return self.now

    async def live(self) -> Figures:
        """Let it pass, and return what came of it."""
        staff = [await self._store.accounts.add(name, StaffRole.WORKER) for name in ("Anna", "Bo")]
        arrivals = self._arrivals()
        while self.now.astimezone(DENMARK).date() < AFTER:
            while arrivals and arrivals[-1] <= self.now:
                await self._comes(arrivals.pop())
            if self._calendar.is_open(self.now):
                await self._work(staff)
            await self._jobs.look(self.now)
            await self._audit()
            self.now += self._step()
        return await self._counted()

    def _step(self) -> timedelta:
        """Return an hour, sometimes a machine that sleeps for six, sometimes a clock put back."""
        return self._random.choices([STEP, timedelta(hours=6), -timedelta(hours=1)], [100, 1, 1])[0]

    def _arrivals(self) -> list[datetime]:
        span = (LAST - FIRST).total_seconds()
        moments = (timedelta(seconds=self._random.uniform(0, span)) for _ in range(INQUIRIES))
        return sorted((self.now + moment for moment in moments), reverse=True)

    async def _comes(self, at: datetime) -> None:
        self._number += 1
        named = reference.write(at.astimezone(DENMARK).year, self._number)
        conversation = f"web:public:{1 + self._number % 400}"
        await self._store.receive([arrival(self._number, conversation)])
        async with self._store.claim(16) as batch:
            for job in batch.jobs:
                notes = [note(case.reference, "Noget nyt") for case in job.cases[:1] if self._number % 3 == 0]
                batch.done(effects(job, inquiries=(inquiry(named),), notes=tuple(notes)))
        self.figures.inquiries += 1

    async def _work(self, staff: Sequence[Account]) -> None:
        """Let each do a few things, and leave much undone."""
        open_ = await self._store._reader.rows(MINE)
        for by in staff:
            if not open_ or self._random.random() < 0.1:
                continue
            named, state, owner = self._random.choice(open_)
            action = self._choose(named, state)
            if owner in {None, by.id} or isinstance(action, Claim):
                await self._act(named, action, by)

    def _choose(self, named: str, state: str) -> Action:
        told = (Told(named, "Svar"),)
        until = self.now.astimezone(DENMARK).date() + timedelta(days=self._random.randint(1, 12))
        actions: list[Action] = [
            Claim(),
            Respond("Svar", told),
            Wait(Waiting.DATE, until),
            Forward("Sundhedsråd Midt", Road.PHONE, told=told),
            Close(Outcome.ANSWERED, Carrier.REGION),
        ]
        return self._random.choice(actions if state != "Videresendt" else actions[:1])

    async def _act(self, named: str, action: Action, by: Account) -> None:
        try:
            await self._store.desk.act(named, action, by=by)
        except CaseworkError:
            return
        name = type(action).__name__
        self.figures.acts[name] = self.figures.acts.get(name, 0) + 1

    async def _audit(self) -> None:
        """Count cases that are over their time and were not told about."""
        for _, since in await self._store._reader.rows(LATE):
            self.figures.unwarned += self._calendar.due(datetime.fromisoformat(since), 1) <= self.now

    async def _counted(self) -> Figures:
        found, rows = self.figures, self._store._reader.rows
        told = Counter(what for (what,) in await rows("select what from notice"))
        found.told_new, found.warned_unowned = told["ny"], told["uden-ejer"]
        found.warned_unanswered = told["uden-svar"]
        sent = await rows("select conversation, at from outbox where conversation like 'mail:staff:%'")
        days = Counter(_day(at) for whose, at in sent if whose == "mail:staff:overblik")
        found.digests, found.days_with_two_digests = days.total(), sum(n > 1 for n in days.values())
        passed = (FIRST + timedelta(days=n) for n in range((AFTER - FIRST).days))
        found.working_days = sum(self._calendar.is_working_day(day) for day in passed)
        off = [at for whose, at in sent if whose != "mail:staff:ny"]
        asked = await rows("select at, conversation from outbox where params like '%asked:got:%nej%'")
        off += [at for at, _ in asked]
        found.on_days_off = sum(not self._calendar.is_working_day(_day(at)) for at in off)
        found.asked = len(asked)
        ((found.asked_twice,),) = await rows("""select count(*) from (select object from act
          where what = 'case.ask' group by object having count(*) > 1)""")
        limit = self._calendar.before(self.now, 10).astimezone(UTC).isoformat()
        ((found.forwarded_long_enough,),) = await rows(
            """select count(*) from inquiry where state = 'Videresendt' and exists
              (select 1 from forwarding where inquiry_id = inquiry.id and at <= ?)""",
            limit,
        )
        ((found.woken,),) = await rows("select count(*) from act where account = 0 and what = 'case.reopen'")
        return found


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(DENMARK).date()


async def rehearse(folder: Path, shelf: Shelf, *, seed: int = 4) -> Figures:
    """Return what came of a month in a store in *folder*."""
    months: list[Month] = []

    def clock() -> datetime:
        return months[0]() if months else datetime.combine(FIRST, datetime.min.time(), DENMARK)

    async with open_sqlite(folder / "indgang.db", clock=clock, secret=b"k" * 32) as store:
        months.append(Month(store, shelf, seed=seed))
        return await months[0].live()


def printed(figures: Figures) -> dict[str, object]:
    """Return *figures* as JSON values."""
    return asdict(figures)
