"""Nobody passes the door of the console who is not logged in, may not, or posts from elsewhere."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.console import posting
from bot.store import drafts
from knowledge import screen
from knowledge.casework.access import IDLE, WHOLE, Fields
from knowledge.casework.staff import Account, StaffRole
from knowledge.privacy.retention import Periods
from tests.bot.console.filing import REFERENCE, log
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.console.test_login import Clock, post

NOTE = f"/staff/sag/{REFERENCE}/note"


def account(browser: Staff) -> Account:
    """Return who is logged in."""
    assert browser.account
    return browser.account


def asked(answer: httpx.Response) -> dict[str, str]:
    """Return what the address that *answer* leads to asks for."""
    return {name: one[0] for name, one in parse_qs(urlsplit(answer.headers["location"]).query).items()}


async def test_a_quarter_of_an_hour_of_nothing_logs_out(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        codes = []
        for minutes in (14.9, 14.9, 15.0):
            clock.passes(minutes=minutes)
            codes.append((await worker.get("/staff?view=alle")).status_code)
        last = await worker.get("/staff?view=alle")

    assert codes == [200, 200, 303]
    assert asked(last) == {"til": "?view=alle", "udlobet": "1"}
    assert IDLE.total_seconds() == 15 * 60


async def test_after_eight_hours_one_logs_in_anew_however_busy(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        codes = []
        for _ in range(49):
            clock.passes(minutes=10)
            codes.append((await worker.get("/staff")).status_code)

    assert codes == 47 * [200] + 2 * [303]
    assert WHOLE.total_seconds() == 8 * 3600


async def test_that_somebody_is_there_is_written_at_most_twice_a_minute(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        seen = []
        for _ in range(8):
            clock.passes(seconds=10)
            await worker.get("/staff")
            seen.append(rows(console, "select seen from session")[0][0])

    assert len(set(seen)) == 3


@pytest.mark.parametrize("ends", ["disable", "invite", "end"])
async def test_what_ends_a_session_ends_it_at_once(tmp_path: Path, ends: str) -> None:
    async with served(tmp_path) as console, console.staff("admin"), console.staff() as worker:
        before = await worker.get("/staff")
        one = account(worker)
        if ends == "disable":
            await console.store.accounts.disable(one.id, by=0)
        elif ends == "invite":
            await console.store.accounts.invite(one.id, "x", by=0)
        else:
            await console.store.sessions.end(worker.cookies["staff"])
        after = await worker.get("/staff")

    assert (before.status_code, after.status_code) == (200, 303)


async def test_another_role_counts_at_once(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("admin") as admin:
        before = await admin.get("/staff/konti")
        await console.store.accounts.change(account(admin).id, StaffRole.READER, "midt", by=0)
        after = await admin.get("/staff/konti")

    assert (before.status_code, after.status_code) == (200, 403)


async def test_what_was_written_survives_the_session(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        await log(console.store)
        clock.passes(minutes=20)
        worker.headers["referer"] = f"{console.address}/staff/sag/{REFERENCE}?x=1"
        words = "En lang note om 010203-1234 og en aftale,\nder ellers var væk."
        late = await worker.posts(NOTE, text=words, version="1")
        await console.log_in(worker, account(worker))
        back = asked(late)
        page = await worker.get(f"/staff/log-ind?til={back['til']}&kladde={back['kladde']}")
        kept = await worker.get(httpx.URL(f"{console.address}/staff/log-ind").join(page.headers["location"]))
        sent = await post(worker, NOTE, kept, text=text_of(kept))
        left = await console.store.drafts.all(account(worker).id)
        remarks = rows(console, "select text from remark")

    assert back == {
        "til": f"sag/{REFERENCE}?x=1", "kladde": f"sag/{REFERENCE}/note", "udlobet": "1",
    }  # fmt: skip
    assert (kept.status_code, sent.status_code) == (200, 303)
    assert "der ellers var væk." in remarks[0][0]
    assert "1234" not in kept.text
    assert left == []


async def test_a_draft_is_its_writers_alone(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker, console.staff() as other:
        clock.passes(minutes=20)
        await worker.posts(NOTE, text="Min kladde")
        await console.log_in(other, account(other))
        page = await other.get(f"/staff/kladde?sted=sag/{REFERENCE}/note")

    assert (page.status_code, "Min kladde" in page.text) == (303, False)


async def test_nobody_else_can_leave_a_draft(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        clock.passes(minutes=20)
        await worker.post(NOTE, data={"text": "x", "csrf": "gættet"})
        worker.headers["origin"] = "https://ondt.example.org"
        await worker.posts(NOTE, text="x")
        await console.store.accounts.disable(account(worker).id, by=0)
        worker.headers["origin"] = console.address
        await worker.posts(NOTE, text="x")

        assert rows(console, "select * from draft") == []


async def test_a_form_is_kept_while_one_types(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        place = f"sag/{REFERENCE}/note"
        answers = [await worker.posts("/staff/kladde", sted=place, text=text) for text in ("En", "En note")]
        draft = await console.store.drafts.find(account(worker).id, place)
        await worker.posts(NOTE, text="En note", version="1")
        sent = await console.store.drafts.find(account(worker).id, place)

    assert [answer.status_code for answer in answers] == [204, 204]
    assert draft
    assert draft.fields == {"text": ["En note"]}
    assert sent is None


@pytest.mark.parametrize("place", ["", "//ondt.example.org", "../ud", "x" * 600])
async def test_a_draft_of_no_form_of_ours_is_refused(tmp_path: Path, place: str) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts("/staff/kladde", sted=place, text="x")

    assert answer.status_code == 422


async def test_a_draft_goes_with_its_case(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        await worker.posts("/staff/kladde", sted=f"sag/{REFERENCE}/note", text="En note")
        with closing(sqlite3.connect(console.path)) as connection, connection:
            connection.execute("update inquiry set state = 'Slettet'")
        await worker.posts("/staff/kladde", sted=f"sag/{REFERENCE}/note", text="En note til")

        assert rows(console, "select * from draft") == []


@pytest.mark.parametrize(
    "spelled",
    ["26-0147-k/note", "260147K/note", "26-0147-K/note", "26%2D0147%2Dk/note", "26%200147%20K/note"],
)
async def test_a_draft_goes_with_its_case_however_it_was_spelled(tmp_path: Path, spelled: str) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        await worker.posts("/staff/kladde", sted=f"sag/{spelled}", text="En note")
        kept = rows(console, "select place, reference from draft")
        shown = await worker.get("/staff/kladde", params={"sted": f"sag/{spelled}"})
        with closing(sqlite3.connect(console.path)) as connection, connection:
            connection.execute("update inquiry set state = 'Slettet'")
        left = rows(console, "select * from draft")

    assert kept == [(f"sag/{REFERENCE}/note", REFERENCE)]
    assert "En note" in shown.text
    assert left == []


async def test_a_late_form_of_another_spelling_goes_with_its_case(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        await log(console.store)
        clock.passes(minutes=20)
        await worker.posts("/staff/sag/260147k/note", text="En note")

        assert rows(console, "select place, reference from draft") == [(f"sag/{REFERENCE}/note", REFERENCE)]


@pytest.mark.parametrize("place", ["sag/26-0147-A/note", "sag/nix/note", "sag", "sag/26-9999-H/note"])
async def test_of_what_is_no_case_no_draft_is_kept(tmp_path: Path, place: str) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        await worker.posts("/staff/kladde", sted=place, text="En note")

        assert rows(console, "select * from draft") == []


async def test_a_case_has_one_address(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        page = await worker.get("/staff/sag/260147k")

    assert page.status_code == 303
    assert page.headers["location"].endswith(f"/sag/{REFERENCE}")


async def test_an_account_keeps_so_many_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST", 3)
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker, console.staff() as other:
        await other.posts("/staff/kladde", sted="ny", text="En anden")
        for number in range(5):
            clock.passes(seconds=1)
            await worker.posts("/staff/kladde", sted=f"ny/{number}", text="En note")

        left = rows(console, "select place from draft order by at")

    assert left == [("ny",), ("ny/2",), ("ny/3",), ("ny/4",)]


async def test_a_draft_too_long_is_refused_before_it_is_screened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screened: list[int] = []

    def redacted(posted: Fields) -> Fields:
        screened.append(posting.size(posted))
        return posted

    monkeypatch.setattr(posting, "redacted", redacted)
    async with served(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts("/staff/kladde", sted="ny", text="01 " * 40_000)

    assert (answer.status_code, screened) == (413, [])


async def test_a_large_form_is_screened_beside_the_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    redact, where = screen.redact, list[tuple[int, bool]]()

    def noted(text: str) -> screen.Redaction:
        where.append((len(text), threading.current_thread() is threading.main_thread()))
        return redact(text)

    monkeypatch.setattr(screen, "redact", noted)
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        page = await worker.posts(NOTE, text="Ring 010203-1234. " * 2_000, version="1")

    assert page.status_code == 422
    assert "010203-1234" not in page.text
    assert [on_the_loop for letters, on_the_loop in where if letters > 4_000] == [False]


async def test_a_draft_is_gone_after_thirty_days(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        await worker.posts("/staff/kladde", sted="ny", text="En note")
        clock.passes(days=30, minutes=1)
        found = await console.store.drafts.find(account(worker).id, "ny")
        await console.store.sessions.begin(account(worker).id)

        assert found is None
        assert rows(console, "select * from draft") == []


async def test_the_hourly_sweep_takes_old_drafts_and_sessions(tmp_path: Path) -> None:
    clock = Clock()
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        await worker.posts("/staff/kladde", sted="ny", text="En note")
        clock.passes(days=30, minutes=1)
        await console.store.sweep(Periods())

        assert rows(console, "select place from draft union all select token from session") == []


async def test_a_log_in_in_another_tab_loses_no_text(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        old = worker.csrf
        await console.log_in(worker, account(worker))
        page = await worker.post(
            NOTE, data={"csrf": old, "text": "En note fra en gammel side, der er lang nok"}
        )
        sent = await post(worker, NOTE, page, text=text_of(page), version="1")

    assert page.status_code == 403
    assert "Din tekst er her endnu" in page.text
    assert sent.status_code == 303


async def test_a_full_disk_loses_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        console.store._writer._connection.execute("pragma query_only = on")  # as a disk that takes nothing
        page = await worker.posts(NOTE, text="En note, som disken ikke kan tage imod lige nu")
        read = await worker.get(f"/staff/sag/{REFERENCE}")
        console.store._writer._connection.execute("pragma query_only = off")

    assert (page.status_code, read.status_code) == (503, 503)  # what leaves no row in the trail is not shown
    assert "En note, som disken ikke kan tage imod" in page.text
    assert "skal kunne ses i sporet" in read.text


@pytest.mark.parametrize(
    ("body", "code", "told"),
    [
        (b"text=" + b"x" * 4_300_000, 413, "Teksten er for lang"),
        (b"&".join(b"a%d=1" % number for number in range(700)), 400, "for mange felter"),
        (b"text=%ff%fe%00&\xff\xfe=%", 403, "Din tekst er her endnu"),
        (b"", 403, "Din tekst er her endnu"),
    ],
)
async def test_an_odd_form_is_told_in_danish(tmp_path: Path, body: bytes, code: int, told: str) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        page = await worker.post(
            NOTE, content=body, headers={"content-type": "application/x-www-form-urlencoded"}
        )

    assert page.status_code == code
    assert told in page.text


@pytest.mark.parametrize("path", ["/staff/log-ind", NOTE, "/staff/velkommen/x"])
async def test_a_stranger_posts_no_large_form(tmp_path: Path, path: str) -> None:
    async with served(tmp_path) as console, console.browser() as browser:
        small = await browser.post(path, data={"navn": "x" * 60_000})
        large = await browser.post(path, data={"navn": "x" * 70_000})

    assert small.status_code in {303, 403}
    assert (large.status_code, "Teksten er for lang" in large.text) == (413, True)


async def test_every_page_is_kept_by_nobody_and_framed_by_nobody(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        pages = [
            await worker.get(path)
            for path in ("/staff", "/staff/findes-ikke", "/staff/konti", "/staff/log-ind")
        ]

    assert [page.status_code for page in pages] == [200, 404, 403, 303]
    for page in pages:
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["x-frame-options"] == "DENY"
        policy = page.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "strict-transport-security" not in page.headers


async def test_htmx_leads_the_whole_page_to_the_log_in(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.browser() as browser:
        script = {"hx-request": "true", "hx-current-url": f"{console.address}/staff/sag/{REFERENCE}?x=1"}
        page = await browser.get("/staff?q=x", headers=script)
        below = script | {"hx-current-url": "https://region.example.org/indgang/staff?view=alle"}
        deeper = await browser.get("/staff", headers=below)

    assert page.status_code == 401
    assert page.headers["hx-redirect"] == f"/staff/log-ind?til=sag%2F{REFERENCE}%3Fx%3D1"
    assert deeper.headers["hx-redirect"] == "/indgang/staff/log-ind?til=%3Fview%3Dalle"


async def test_what_was_asked_is_in_the_trail_without_a_cpr_number(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await worker.get("/staff", params={"q": "sag om 010203-1234", "view": "x" * 500})
        ((detail,),) = rows(console, "select detail from act where what = 'list.read'")

    assert "1234" not in detail
    assert "sag om" in detail
    assert len(detail) < 200


CPR = "010203-1234"


@pytest.mark.parametrize(
    "path",
    [f"sag/{CPR}", "sag/Anders%20har%20angst", f"sag/{'x' * 3000}", f"indhold/ret/tekst/{CPR}", f"?{CPR}=1",
     f"?til=?soeg={CPR.replace('-', '%252D')}", f"indhold/ret/{CPR}", f"eksport/{CPR}", "?anders-har-angst"],
)  # fmt: skip
@pytest.mark.parametrize("role", ["reader", "worker"])
async def test_an_address_leaves_no_words_in_the_trail(tmp_path: Path, path: str, role: str) -> None:
    async with served(tmp_path) as console, console.staff(role) as browser:
        await browser.get(f"/staff/{path}".replace("/?", "?"))
        ((object_, detail),) = rows(console, "select object, detail from act order by id desc limit 1")

    told = f"{object_} {detail}".lower()
    assert not [word for word in ("1234", "anders", "angst", "xxx") if word in told], told


async def test_the_trail_names_the_case_however_it_was_spelled(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store)
        await worker.get("/staff/sag/260147k")

        assert console.acts()[-1][1:] == ("case.read", REFERENCE)


async def test_a_try_beyond_ones_role_is_in_the_trail(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("reader") as reader:
        page = await reader.get("/staff/konti")

        assert page.status_code == 403
        assert (account(reader).id, "access.refused", "konti") in console.acts()


async def test_the_first_page_is_found_with_a_slash_too(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        page = await worker.get("/staff/", follow_redirects=True)

    assert (page.status_code, page.url.path) == (200, "/staff")


def rows(console: Console, sql: str) -> list[tuple[str, ...]]:
    """Return what *sql* finds in the database."""
    with closing(sqlite3.connect(console.path)) as connection:
        return connection.execute(sql).fetchall()


def text_of(page: httpx.Response) -> str:
    """Return what stands in the text field of *page*."""
    before, _, rest = page.text.partition("<textarea")
    assert before
    return rest.partition(">")[2].partition("</textarea>")[0].removeprefix("\n")
