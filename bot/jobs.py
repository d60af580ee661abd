"""What the clock does: tells the unit, wakes cases, asks about answers, measures how long they take."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import orjson

from bot.clock import EVERY, Work
from bot.notices import Secretary
from bot.providers import Asker
from bot.settings import Settings
from bot.store import demonstration
from bot.store.erasing import MAIL
from handlers.render import payload
from knowledge.answering.voice import Voice
from knowledge.casework import followup
from knowledge.casework.actions import Reopen
from knowledge.casework.desk import Desk
from knowledge.casework.expected import LATELY, expected
from knowledge.casework.notices import Forwardee, Notices, Stage
from knowledge.casework.schedule import Job, Run, due
from knowledge.casework.staff import CLOCK, Account
from knowledge.errors import CaseworkError
from knowledge.inquiry import Reach
from knowledge.library import Shelf
from knowledge.offers.providing import Providers
from knowledge.privacy.retention import Periods, Retention
from knowledge.terms import DENMARK, ActorKind, Language, Role
from knowledge.traffic import Outgoing

LOOK = timedelta(seconds=10)  # "at once", for a notice by mail; a look costs three reads
MEASURE = timedelta(hours=1)  # the median of thirty days changes no faster

logger = logging.getLogger(__name__)


class Store(Protocol):
    """The part of the store that the jobs need; `knowledge.store` has the promises."""

    @property
    def desk(self) -> Desk:
        """The cases."""
        ...

    @property
    def notices(self) -> Notices:
        """What has been told and done."""
        ...

    @property
    def retention(self) -> Retention:
        """On which ground inquiries are deleted."""
        ...

    @property
    def providers(self) -> Providers:
        """Who answers for the offers."""
        ...

    async def delete_expired(self, periods: Periods, *, basis: str, by: Account) -> Sequence[str]:
        """Delete the inquiries that are kept longer than *periods* allow."""
        ...


def works(
    settings: Settings, store: Store, shelf: Shelf, expect: Callable[[int | None], None]
) -> tuple[Work, ...]:
    """Return what the clock is to do; without SMTP_URL and STAFF_EMAIL the unit is not written to."""
    to = settings.staff_email if settings.mail else None
    trial = demonstration.is_marked(settings.database)
    asker = Asker(store, shelf, settings.address)
    secretary = Secretary(shelf, to, settings.address, trial=trial) if to else None
    jobs = Jobs(store, shelf, secretary, expect, asker)
    return (
        Work("look", LOOK, jobs.look),
        Work("compare", LOOK, jobs.compare),
        Work("measure", MEASURE, jobs.measure),
        Work("forget", EVERY, jobs.forget),
        Work("decisions", LOOK, asker.tell),
    )


@dataclass(frozen=True, slots=True)
class Jobs:
    """Each can be run at any time, again and again: what is done is done once.

    Without a *secretary* nobody is written to, and nothing is told later of what came meanwhile. *expect*
    hears how many working days an answer takes. *asker* writes to the providers of offers.
    """

    store: Store
    shelf: Shelf
    secretary: Secretary | None
    expect: Callable[[int | None], None]
    asker: Asker | None = None

    async def look(self, now: datetime) -> None:
        """Tell of what is new and what is late, and do what today's hours ask for."""
        await self._tell_new(now)
        calendar, day = self.shelf.library.calendar, now.astimezone(DENMARK).date()
        if not calendar.is_working_day(day):
            return
        await self._warn(now)
        for run in due(now, await self.store.notices.done(day), calendar):
            await self._run(run, now)

    async def compare(self, now: datetime) -> None:  # noqa: ARG002 it is the same at any time
        """Look for duplicates of what is new: here, so that nobody waits for it who opens a list."""
        await self.store.desk.compare()

    async def measure(self, now: datetime) -> None:
        """Tell the turns how long an answer takes these days."""
        answered = await self.store.notices.answered(now - LATELY)
        self.expect(expected(answered, self.shelf.library.calendar))

    async def forget(self, now: datetime) -> None:
        """Delete old rows of the trail, and inquiries whose time is over once a ground is recorded."""
        periods, basis = self.shelf.library.periods, await self.store.retention.basis()
        if basis:
            gone = await self.store.delete_expired(periods, basis=basis.text, by=CLOCK)
            logger.info("deleted %s inquiries whose time was over", len(gone))
        await self.store.retention.forget_trail(now - periods.access_log)

    async def _tell_new(self, now: datetime) -> None:
        deadlines = self.shelf.library.calendar.deadlines(now)
        by = self.secretary
        told = {Stage.NEW: by.new, Stage.DECLINED: by.declined} if by else {}
        for stage in (Stage.NEW, Stage.DECLINED):
            while cases := await self.store.notices.untold(stage, deadlines):
                for case in cases:
                    letters = [told[stage](case)] if told else []
                    await self.store.notices.tell(stage, [case], letters)

    async def _warn(self, now: datetime) -> None:
        """Tell of each case that is over its time: nobody's to all, somebody's to the others."""
        calendar = self.shelf.library.calendar
        deadlines, rules = calendar.deadlines(now), calendar.rules
        within = {Stage.UNOWNED: rules.claim_within, Stage.UNANSWERED: rules.answer_within}
        for stage, days in within.items():
            while cases := await self.store.notices.untold(stage, deadlines):
                letters = [self.secretary.late(stage, cases, days=days)] if self.secretary else []
                if not await self.store.notices.tell(stage, cases, letters):
                    break

    async def _run(self, run: Run, now: datetime) -> None:
        match run.job:
            case Job.WAKE:
                await self._wake(now)
                await self.store.notices.run(run)
            case Job.DIGEST:
                await self.store.notices.run(run, await self._digest(now))
            case Job.FOLLOW_UP:
                await self._follow_up(now)
                await self.store.notices.run(run)
            case Job.PROVIDERS:
                if self.asker:
                    await self.asker.ask(now)
                await self.store.notices.run(run)
        logger.info("done: %s of %s", run.job, run.due.date())

    async def _digest(self, now: datetime) -> list[Outgoing]:
        if self.secretary is None:
            return []
        deadlines = self.shelf.library.calendar.deadlines(now)
        oldest = now.astimezone(DENMARK).date() - timedelta(days=self.shelf.library.ages.last)
        situation = await self.store.notices.situation(deadlines, confirmed_before=oldest)
        counts = await self.store.desk.counts(viewer=CLOCK, deadlines=deadlines)
        return [self.secretary.digest(situation, counts, now=now)]

    async def _wake(self, now: datetime) -> None:
        """Bring back what waited for a day that has come."""
        for reference in await self.store.notices.waking(now.astimezone(DENMARK).date()):
            try:
                await self.store.desk.act(reference, Reopen(), by=CLOCK)
            except CaseworkError as error:  # somebody took it up a moment ago
                logger.info("%s is not woken: %s", reference, error)

    async def _follow_up(self, now: datetime) -> None:
        calendar = self.shelf.library.calendar
        limit = calendar.before(now, calendar.rules.follow_up_after)
        asked = True
        while asked:
            people = await self.store.notices.unasked(limit)
            asked = False
            for one in people:
                asked |= await self._asks(one)

    async def _asks(self, one: Forwardee) -> bool:
        """Ask one person; whoever cannot be asked is left for the log, so that the others are."""
        try:
            question = self._question(one)
        except (KeyError, ValueError) as error:
            logger.error("nobody is asked about %s: %s", one.reference, type(error).__name__)  # noqa: TRY400 its words may be a person's
            return False
        return await self.store.notices.ask(one.reference, question)

    def _question(self, one: Forwardee) -> Outgoing:
        """Return *Har du fået svar?* in the person's own channel and language."""
        role = Role.ORGANISATION if one.actor in set(ActorKind) else None
        language = Language(one.language) if one.language in set(Language) else Language.DANISH
        say = Voice(self.shelf.library, language, role, one.conversation.partition(":")[0])
        named = {"reference": one.reference, "receiver": one.receiver}
        if one.reach == Reach.MAIL:
            told = {"subject": say.say("got-mail-subject", **named), "text": say.say("got-mail", **named)}
            params = orjson.dumps({"to": one.address, **told, "automatic": True})
            return Outgoing(MAIL + one.reference, "sendMail", params, say.spoken)
        asked = followup.ask(one.reference, one.receiver, say)
        chat = int(one.conversation.rpartition(":")[2])
        params = orjson.dumps({"chat_id": chat, **payload(asked, followup.STEP)})
        return Outgoing(one.conversation, "sendMessage", params, say.spoken)
