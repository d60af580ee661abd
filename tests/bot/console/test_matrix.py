"""The access matrix: every address of the console, and everybody who may knock there.

It is made from the routes of the application. A new page needs nothing here, unless its path has a part that
`PARTS` does not know.
"""

import hashlib
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path

import httpx
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from bot.channels.web.visitor import Visitors
from bot.console.door import Guarded
from bot.console.ways import Way
from bot.store.sessions import digest
from knowledge.casework.staff import Account, StaffRole
from tests.bot.browsing import KEY
from tests.bot.console.filing import REFERENCE, log
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.console.test_login import Clock

PARTS = {"reference": REFERENCE, "account": "1", "token": "x" * 43, "id": "1", "path": "findes/ikke"}
OUTSIDERS = ("anonymous", "expired", "logged out", "forged", "visitor", "disabled")
INSIDERS = ("reader", "reader of midt", "reader of aarhus", "worker", "admin")
ALL = (*OUTSIDERS, *INSIDERS)
ELSEWHERE = "https://ondt.example.org"
LED = "log-ind"  # where nobody passes one is led to
ALIVE = {
    "session",
    "act",
    "act_head",
    "sqlite_sequence",
}  # tables that a refused request may write: who, when


@dataclass
class Knocking:
    """What each of them was answered at each way."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def note(self, way: Way, who: str, answer: str, *, right: bool) -> None:
        self.rows.setdefault(_name(way), {})[who] = answer if right else f"{answer}!"
        if not right:
            self.wrong.append(f"{_name(way)}: {who} got {answer}")

    def __str__(self) -> str:
        """The table of the rules, and what came of each."""
        lines = [f"{'needs':<8}{'way':<58}{' '.join(f'{who[:9]:<9}' for who in ALL)}"]
        for name, answers in self.rows.items():
            told = " ".join(answers.get(who, "").ljust(9) for who in ALL)
            lines.append(f"{name:<66}{told}")
        return "\n".join([*lines, "", *self.wrong])


async def test_every_address_of_the_console_has_the_door_before_it(tmp_path: Path) -> None:
    async with served(tmp_path) as console:
        routes = [route for route in console.app.routes if _reaches_staff(route)]

    assert len(routes) > 20
    assert [route for route in routes if not isinstance(route, Guarded)] == []


async def test_nobody_gets_in_who_may_not(tmp_path: Path) -> None:
    knocking = Knocking()
    async with _everybody(tmp_path) as (console, people):
        for way in _ways(console):
            for who, browser in people.items():
                if way.posts and who in INSIDERS:
                    continue  # the next test
                before = len(console.acts())
                answer = await _knock(browser, way, csrf=browser.csrf if who in OUTSIDERS else "")
                right = _is_right(way, who, answer)
                if right and who in INSIDERS and answer.is_success and way.needs:
                    right = _left_its_row(console, way, browser, before)
                knocking.note(way, who, str(answer.status_code), right=right)
    print(knocking)  # noqa: T201 pytest shows it when the test fails

    assert knocking.wrong == []


async def test_no_post_without_its_token_or_from_elsewhere(tmp_path: Path) -> None:
    knocking = Knocking()
    async with _everybody(tmp_path) as (console, people):
        strangers = await people["anonymous"].get("/staff/log-ind")
        assert strangers.status_code == 200
        before = _state(console.path)
        for way in (way for way in _ways(console) if way.posts):
            for who in INSIDERS:
                browser = people[who]
                refused = [await _knock(browser, way)]
                if who == "admin":  # who may do everything else
                    refused += [
                        await _knock(browser, way, csrf="forkert"),
                        await _knock(browser, way, csrf=people["expired"].csrf),
                        await _knock(browser, way, csrf=people["worker"].csrf),
                        await _knock(browser, way, csrf=browser.csrf, origin=ELSEWHERE),
                        await _knock(browser, way, csrf=browser.csrf, origin="null"),
                    ]
                codes = {answer.status_code for answer in refused}
                knocking.note(way, who, " ".join(map(str, sorted(codes))), right=codes == {403})
        after = _state(console.path)
    print(knocking)  # noqa: T201 pytest shows it when the test fails

    assert knocking.wrong == []
    assert after == before


async def test_who_may_passes(tmp_path: Path) -> None:
    """With the right token nobody who may is refused at the door, and no odd form is an error of ours."""
    wrong = []
    async with _everybody(tmp_path) as (console, people):
        admin = people["admin"]
        assert admin.account
        for way in (way for way in _ways(console) if way.posts and way.needs):
            await console.log_in(admin, admin.account)  # some of them log out
            answer = await _knock(admin, way, csrf=admin.csrf)
            if answer.status_code >= 500 or LED in answer.headers.get("location", "") not in way.path:
                wrong.append((_name(way), answer.status_code, answer.headers.get("location")))
            if answer.status_code == 403 and "Formularen kom ikke herfra" in answer.text:
                wrong.append((_name(way), 403, "the door"))

    assert [one for one in wrong if "log-ud" not in one[0]] == []


def _is_right(way: Way, who: str, answer: httpx.Response) -> bool:
    """Return whether *answer* is what the rules say."""
    code, led = answer.status_code, LED in answer.headers.get("location", "")
    if way.needs is None:
        return code < 500 and (not way.posts or code == 403)
    if who in OUTSIDERS:  # only what a page keeps by itself is not led to where it would be read
        return (code == 303 and led) or (code == 401 and way.act == "draft.keep")
    role = StaffRole(who.partition(" ")[0])
    if not Account(0, "", role).may(way.needs):
        return code == 403
    if who == "reader of aarhus" and way.path.startswith("/staff/sag/{reference}"):
        return code == 404 or (code == 303 and not led and way.act == "case.return")
    if who == "reader of midt" and way.act == "case.read":
        return code == 200
    return code < 500 and code != 403 and not led


def _left_its_row(console: Console, way: Way, browser: Staff, before: int) -> bool:
    assert browser.account
    return (browser.account.id, way.act) in {act[:2] for act in console.acts()[before:]}


async def _knock(
    browser: Staff, way: Way, *, csrf: str = "", origin: str = "", **fields: str
) -> httpx.Response:
    path = way.path
    for name, value in PARTS.items():
        for kind in ("", ":int", ":path"):
            path = path.replace(f"{{{name}{kind}}}", value)
    assert "{" not in path, f"PARTS in {Path(__file__).name} needs a value for a part of {way.path}"
    if not way.posts:
        return await browser.get(path)
    token = {"csrf": csrf} if csrf else {}
    headers = {"origin": origin} if origin else {}
    return await browser.post(path, data=token | fields, headers=headers)


@asynccontextmanager
async def _everybody(folder: Path) -> AsyncIterator[tuple[Console, dict[str, Staff]]]:
    """Serve the console with a case of midt, and yield a browser of each kind."""
    clock = Clock()
    async with served(folder, clock=clock) as console:
        await log(console.store)
        people = {who: console.browser() for who in ALL}
        for who in (
            "expired",
            "logged out",
            "disabled",
        ):  # the first account is the one that things happen to
            await _logged_in(console, people[who], StaffRole.ADMIN, who)
        clock.passes(minutes=16)
        await console.log_in(people["disabled"], _account(people["disabled"]))
        await console.store.sessions.end(people["logged out"].cookies["staff"])
        for who in INSIDERS:
            role, _, council = who.partition(" of ")
            await _logged_in(console, people[who], StaffRole(role), who, council)
        _disable(console.path, _account(people["disabled"]))
        people["forged"].cookies.set("staff", digest("gættet")[:43])
        people["visitor"].cookies.update(_visitors())
        try:
            yield console, people
        finally:
            for browser in people.values():
                await browser.aclose()


async def _logged_in(console: Console, browser: Staff, role: StaffRole, name: str, council: str = "") -> None:
    await console.log_in(browser, await console.store.accounts.add(name, role, council))


def _account(browser: Staff) -> Account:
    assert browser.account
    return browser.account


def _disable(path: Path, account: Account) -> None:
    """Disable behind the program's back: the session is there still."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update account set disabled = 1 where id = ?", (account.id,))


def _visitors() -> dict[str, str]:
    """Return the cookie of somebody in the web chat, shown as a badge too."""
    visitors, answer = Visitors(KEY.encode(), secure=False), Response()
    visitors.remember(answer, visitors.new())
    signed = SimpleCookie(answer.headers["set-cookie"])["visitor"].value
    return {"visitor": signed, "staff": signed}


def _ways(console: Console) -> list[Way]:
    return [route.way for route in console.app.routes if isinstance(route, Guarded)]


def _reaches_staff(route: BaseRoute) -> bool:
    return isinstance(route, Route | Mount) and route.path.startswith("/staff")


def _name(way: Way) -> str:
    return f"{way.needs or 'nobody':<8}{'POST' if way.posts else 'GET '} {way.path}"


def _state(path: Path) -> dict[str, str]:
    """Return a digest of every table that no refused request may touch."""
    return {name: hashlib.sha256(repr(rows).encode()).hexdigest() for name, rows in _tables(path)}


def _tables(path: Path) -> Iterator[tuple[str, list[object]]]:
    with closing(sqlite3.connect(path)) as connection:
        listed = connection.execute(
            "select name from sqlite_master where type = 'table' and sql like 'create%'"
        )
        for (name,) in listed.fetchall():
            if name not in ALIVE:
                yield name, connection.execute(f'select * from "{name}"').fetchall()  # noqa: S608 its own tables
