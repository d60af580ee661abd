"""The console over made-up offers, and what providers and readers propose: for the tests of the offers."""

import html
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from httpx import Response

from knowledge.casework.staff import CLOCK
from knowledge.library import Shelf
from knowledge.offers.offer import Confidence, NeedId, Offer, OfferId
from knowledge.offers.records import Change, Proposal, Proposed, Told, Wanted
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.store.said import CLARA, arrival, effects

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday
TODAY = NOW.date()
WALKS = Offer(
    id=OfferId("test-walks"),
    name="Testgåture",
    organisation="Testforeningen",
    kind=None,
    what="Vi går en tur sammen.",
    needs=(NeedId("exercise"),),
    municipalities=("Skive",),
    phone="11 22 33 44",
    page="https://walks.example.org/",
    confidence=Confidence.VERIFIED,
    assured_on=date(2026, 11, 3),
)
TALKS = replace(
    WALKS,
    id=OfferId("test-talks"),
    name="Testsamtaler",
    what="Nogen at tale med.",
    needs=(NeedId("talking"),),
    municipalities=("Viborg",),
)
ADD = Proposal(Wanted.ADD, replace(WALKS, id=OfferId("test-new"), name="Testkaffe"), consents=True)
EDIT = Proposal(Wanted.EDIT, replace(WALKS, phone="55 66 77 88"), of=WALKS.id)
WITHDRAW = Proposal(Wanted.WITHDRAW, of=WALKS.id)
CORRECT = Proposal(Wanted.CORRECT, of=WALKS.id, text="Telefonen svarer ikke mere")


@dataclass
class Time:
    """A clock that stands until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: int) -> None:
        self.now += timedelta(**time)


@dataclass
class Office:
    """A console, a worker at it, and the clock."""

    console: Console
    worker: Staff
    time: Time
    told: int = field(default=0)

    async def keeps(self, *offers: Offer) -> None:
        """Let these offers stand."""
        await self.console.store.offers.put(Change(put=offers), by=CLOCK)

    async def tells(self, told: Told, conversation: str = CLARA) -> None:
        """Let a turn of *conversation* tell something about offers."""
        self.told += 1
        store = self.console.store
        await store.receive([arrival(self.told, conversation)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "svar", offers=told))

    async def proposes(self, *proposals: Proposal, conversation: str = CLARA) -> Sequence[Proposed]:
        """Let somebody propose this, and return what waits."""
        await self.tells(Told(proposals=proposals), conversation)
        return await self.console.store.offers.proposals()

    def offer(self, id_: str = WALKS.id) -> Offer:
        """Return the offer as it stands."""
        found = self.console.store.directory.get(OfferId(id_))
        assert found
        return found

    async def reads(self, path: str, **asked: Any) -> str:
        """Return the words of a page of the offers."""
        answer = await self.worker.get(f"/staff/tilbud{path}", params=asked)
        assert answer.status_code == 200, answer.text
        return words(answer)

    async def posts(self, path: str, **fields: str | Sequence[str]) -> Response:
        """Post a form of the page *path* as it stands, but for *fields*."""
        page = await self.worker.get(f"/staff/tilbud{path}")
        return await self.worker.posts(f"/staff/tilbud{path}", **filled(page) | fields)

    async def led(self, answer: Response) -> str:
        """Return the words of the page that an answer leads to."""
        assert answer.status_code == 303, words(answer)
        return words(await self.worker.get(answer.url.join(answer.headers["location"])))

    def acts(self) -> list[tuple[str, str]]:
        """Return act and object of each change, oldest first."""
        return [
            (act, object_)
            for _, act, object_ in self.console.acts()
            if act.startswith(("offer.", "proposal."))
        ]


@asynccontextmanager
async def office(folder: Path, content: Shelf) -> AsyncIterator[Office]:
    """Open the console over an empty database."""
    time = Time()
    async with (
        served(folder, content=content, clock=time) as console,
        console.staff("worker", name="Anna Prøve") as worker,
    ):
        yield Office(console, worker, time)


def words(page: Response) -> str:
    """Return what stands on the main part of a page, on one line."""
    main = page.text.partition('id="main"')[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", main)).split())


def filled(page: Response) -> dict[str, str | Sequence[str]]:
    """Return the fields of the first large form of *page* as a browser would send them."""
    form = re.search(r"<form[^>]*novalidate>.*?</form>", page.text, re.DOTALL)
    text = form[0] if form else ""
    fields: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", text):
        known = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if known.get("type") == "checkbox":
            if " checked" in tag:
                fields.setdefault(known["name"], []).append(html.unescape(known["value"]))
        else:
            fields[known["name"]] = html.unescape(known.get("value", ""))
    for name, chosen in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', text, re.DOTALL):
        at = re.search(r'value="([^"]*)" selected', chosen)
        fields[name] = html.unescape(at[1]) if at else ""
    for name, written in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', text, re.DOTALL):
        fields[name] = html.unescape(written)
    fields.pop("csrf", None)
    return fields
