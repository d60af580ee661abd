"""The lists of cases, and what is done to several at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response

from bot.console.asked import ROWS, Asked
from bot.console.case import number
from bot.console.choices import Choices
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store import moments
from knowledge.casework.actions import Action, Carrier, Claim, Close, Outcome
from knowledge.casework.desk import Desk
from knowledge.casework.overdue import is_overdue
from knowledge.casework.records import Deadlines, Filed, Listed, View
from knowledge.casework.staff import StaffRole
from knowledge.errors import CaseworkError, RefusedError, StaleError, StoreError, TakenError
from knowledge.library import Shelf

LIST = "/staff"
SEVERAL = "/staff/flere"
NOTHING = Listed((), 0)


@dataclass(frozen=True, slots=True)
class Ticked:
    """A case that was ticked, as it was in the list: *version* 0 is one that no case has."""

    reference: str
    version: int

    @classmethod
    def read(cls, value: str) -> "Ticked":
        """Return what a box says, like ``26-0147-K:7``."""
        reference, _, version = value.partition(":")
        return cls(reference, number(version))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one case of several: *kind* is a key of a sentence, *who* whose case it is."""

    reference: str
    kind: str
    who: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists."""

    pages: Pages
    desk: Desk
    choices: Choices
    shelf: Shelf
    clock: moments.Clock = moments.now

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses of the lists."""
        return [
            Way(LIST, self.show, StaffRole.READER, "list.read"),
            Way(SEVERAL, self.several, StaffRole.WORKER, "list.act", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show one list: the one that was asked for, else the one that waits for somebody."""
        return await self._page(visit, Asked.read(visit.request.query_params))

    async def several(self, visit: Visit) -> Response:
        """Claim or close the ticked cases, and tell of each what came of it; nobody is written to."""
        asked = Asked.read(dict(parse_qsl(visit["back"])))
        ticked = [Ticked.read(one) for one in dict.fromkeys(visit.all("sag"))][:ROWS]
        mistakes = _mistakes(visit, ticked)
        if mistakes:
            return await self._page(visit, asked, status=422, mistakes=mistakes, ticked=visit.all("sag"))
        action, done = _action(visit)
        results = [await self._act(visit, one, action, done) for one in ticked]
        if all(result.done for result in results):
            one = "one" if len(results) == 1 else "several"
            query = replace(asked, page=1).address
            return RedirectResponse(f"{visit.root}staff?{query}&gjort={done}-{one}", status_code=303)
        return await self._page(visit, asked, status=409, results=results)

    async def _act(self, visit: Visit, ticked: Ticked, action: Action, done: str) -> Result:
        """Do it; nothing is closed that has changed since the list was drawn, for it may be unread."""
        reference, version = ticked.reference, ticked.version if isinstance(action, Close) else None
        try:
            await self.desk.act(reference, action, by=visit.account, version=version)
        except StaleError:
            return Result(reference, "stale")
        except TakenError as error:
            return Result(reference, "taken", error.owner or self.pages.words.say("colleague"))
        except RefusedError as error:
            known = self.pages.words.has(f"bulk-{error.why}")
            return Result(reference, error.why if known else "refused")
        except (CaseworkError, StoreError):
            return Result(reference, "refused")
        return Result(reference, done, done=True)

    async def _page(self, visit: Visit, asked: Asked, *, status: int = 200, **more: object) -> Response:
        now = self.clock()
        deadlines = self.shelf.library.calendar.deadlines(now)
        counts = await self.desk.counts(viewer=visit.account, deadlines=deadlines)
        asked = asked if asked.view else replace(asked, view=_first(counts, visit))
        listed = await self._listed(visit, asked, deadlines)
        elsewhere = NOTHING
        if asked.search and not listed.total and asked.view is not View.ALL:
            elsewhere = await self._listed(visit, asked.to(View.ALL), deadlines)
        nothing = asked.search and not listed.total and not elsewhere.total
        meant = await self.desk.meant(asked.search, viewer=visit.account) if nothing else ""
        return self.pages.page(
            visit,
            "lists.html",
            status=status,
            asked=asked,
            counts=counts,
            views=list(View),
            by_script=visit.by_script,
            waiting=counts[View.UNOWNED],
            listed=listed if listed.total else elsewhere,
            elsewhere=elsewhere.total,
            meant=asked.instead(meant) if meant else None,
            choices=await self._options(visit, asked),
            late=_late((*listed.rows, *elsewhere.rows), deadlines),
            pages=max(1, -(-listed.total // ROWS)),
            first=asked.first,
            outcomes=[(one.value, self.pages.names.outcome(one)) for one in Outcome],
            carriers=[(one.value, self.pages.names.carrier(one)) for one in Carrier],
            **({"results": (), "mistakes": (), "ticked": (), "typed": visit} | more),
        )

    async def _options(self, visit: Visit, asked: Asked) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Return what the filters offer; htmx takes the list alone, and needs none of it."""
        if visit.by_script:
            return self.choices.chosen(asked)
        return await self.choices.offered(asked, viewer=visit.account)

    async def _listed(self, visit: Visit, asked: Asked, deadlines: Deadlines) -> Listed:
        return await self.desk.list(
            asked.view or View.ALL,
            viewer=visit.account,
            deadlines=deadlines,
            filters=asked.filters,
            search=asked.search,
            first=asked.first,
            limit=ROWS,
        )


def _first(counts: Mapping[View, int], visit: Visit) -> View:
    """Return the list to begin with: what nobody has, then one's own."""
    if not visit.account.may(StaffRole.WORKER):
        return View.ALL
    return next((view for view in (View.UNOWNED, View.OVERDUE, View.MINE) if counts[view]), View.ALL)


def _late(rows: Sequence[Filed], deadlines: Deadlines) -> frozenset[str]:
    return frozenset(row.reference for row in rows if is_overdue(row, deadlines))


def _action(visit: Visit) -> tuple[Action, str]:
    """Return what is to be done, and the key of what is then told."""
    if visit["handling"] == "tag":
        return Claim(), "claimed"
    return Close(Outcome(visit["udfald"]), Carrier(visit["hvem"])), "ended"


def _mistakes(visit: Visit, ticked: Sequence[Ticked]) -> list[str]:
    """Return the keys of what is missing."""
    missing = [] if ticked else ["bulk-none"]
    if visit["handling"] == "tag":
        return missing
    if visit["udfald"] not in set(Outcome):
        missing.append("bulk-outcome")
    if visit["hvem"] not in set(Carrier):
        missing.append("bulk-carrier")
    return missing
