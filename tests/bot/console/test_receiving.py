"""The page of a one-time link: what it shows, to whom, and what its answers do."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.bot.console.filing import CASE, REFERENCE, WORDS, field, filed, form, log, now, previews, write
from tests.bot.console.forwarding import answers, forwarded
from tests.bot.console.signed_in import SOON, served
from tests.bot.store.kept import Clock


async def test_opening_a_link_shows_the_words_and_answers_nothing(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        for _ in range(3):
            page = await receiver.get(link)
        await receiver.head(link)
        file = await now(console, worker)
        acts = [(account, what, ref) for account, what, ref in console.acts() if what == "case.received"]

    assert page.status_code == 200
    assert WORDS in page.text
    assert file.forwarded[0].answer == ""
    assert acts == [(0, "case.received", REFERENCE)] * 4
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    assert "/staff" not in page.text.replace("staff.css", "").replace('href="../staff"', "")


async def test_received_and_then_accepted_is_the_end_of_it(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        first = await answers(receiver, link, "modtaget")
        second = await answers(receiver, link, "vi-tager-den")
        third = await answers(receiver, link, "vi-kan-ikke", "Fortrudt")
        file = await now(console, worker)

    assert "den er modtaget" in first.text
    assert WORDS in first.text
    for page in (second, third):
        assert "Tak for jeres svar" in page.text
        assert WORDS not in page.text
    assert (file.forwarded[0].answer, file.forwarded[0].reason) == ("vi-tager-den", "")


async def test_a_refusal_needs_a_reason_and_reopens_the_case(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        without = await answers(receiver, link, "vi-kan-ikke", "  ")
        long = await answers(receiver, link, "vi-kan-ikke", "x" * 2_001)
        unknown = await answers(receiver, link, "måske")
        done = await answers(receiver, link, "vi-kan-ikke", "Ring til 010190-1234 <b>")
        file = await now(console, worker)

    assert [without.status_code, long.status_code, unknown.status_code] == [422] * 3
    assert field(long.text, "hvorfor") == "x" * 2_001
    assert "Tak for jeres svar" in done.text
    assert file.filed.state == "Genåbnet"
    assert "010190" not in file.forwarded[0].reason
    assert "<b>" in file.forwarded[0].reason


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 5_000, "%00", "..%2f..", "<b>"])
async def test_a_forged_token_reveals_nothing(tmp_path: Path, token: str) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        await forwarded(console, worker)
        page = await receiver.get(f"/modtag/{token}")
        posted = await receiver.post(f"/modtag/{token}", data={"svar": "vi-tager-den"})
        file = await now(console, worker)

    assert {page.status_code, posted.status_code} <= {404, 303}
    assert REFERENCE not in page.text + posted.text
    assert file.forwarded[0].answer == ""


async def test_an_old_and_an_unknown_link_and_an_erased_case_look_the_same(tmp_path: Path) -> None:
    clock = Clock()
    clock.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    async with served(tmp_path, clock=clock) as console, console.staff() as worker:
        await log(console.store)
        link, _ = await forwarded(console, worker)
        async with console.browser() as receiver:
            clock.now += timedelta(days=30, seconds=-1)
            last = await receiver.get(link)
            clock.now += timedelta(seconds=1)
            old = await receiver.get(link)
            late = await receiver.post(link, data={"svar": "vi-tager-den"})
            clock.now -= timedelta(days=29)
            await log(console.store, number=20, reference="26-0149-N", erases=True)
            erased = await receiver.get(link)
            unknown = await receiver.get("/modtag/" + "a" * 43)

    assert last.status_code == 200
    assert [old.status_code, late.status_code, erased.status_code, unknown.status_code] == [404] * 4
    assert old.text == late.text == erased.text == unknown.text


async def test_an_answer_from_another_site_counts_nothing(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        posted = await receiver.post(
            link, data={"svar": "vi-tager-den"}, headers={"origin": "https://elsewhere.example.org"}
        )

        assert (posted.status_code, (await now(console, worker)).forwarded[0].answer) == (404, "")


async def test_a_no_from_the_receiver_is_on_top_of_the_case_until_the_person_is_told(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        before = (await worker.get(CASE)).text
        await answers(receiver, link, "vi-kan-ikke", "Vi har ikke plads i år.")
        page, mine = (await worker.get(CASE)).text, (await worker.get("/staff?liste=mine")).text
        file = await now(console, worker)
        filled = form(page, "/svar") | {"text": "I hører fra en anden."}
        shown = (await worker.posts(f"{CASE}/svar", **filled, trin="vis")).text
        sent = await worker.posts(
            f"{CASE}/svar", **form(shown, "/svar") | {"text": filled["text"]}, trin="send"
        )
        after = (await worker.get(CASE)).text

    assert "Sundhedsråd Midt kan ikke tage sagen: Vi har ikke plads i år." in page
    assert "Afsenderen tror stadig" in page
    assert "nyt svar" in mine
    assert (file.filed.news, sent.status_code) == ("vi-kan-ikke", 303)
    assert "Afsenderen tror stadig" not in before + after
    assert "Svar fra modtageren" not in before + after


async def test_a_yes_from_the_receiver_is_marked_and_that_it_came_is_not(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        await answers(receiver, link, "modtaget")
        came = (await now(console, worker)).filed.news
        await answers(receiver, link, "vi-tager-den")
        page = (await worker.get(CASE)).text

        assert (came, (await now(console, worker)).filed.news) == ("", "vi-tager-den")
    assert "Svar fra modtageren" in page
    assert "Afsenderen tror stadig" not in page


async def test_the_link_of_a_closed_case_shows_no_words_and_takes_no_answer(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        fields = form((await worker.get(CASE)).text, "/afslut")
        await worker.posts(f"{CASE}/afslut", **fields, resultat="besvaret", baerer="sammen")
        page = await receiver.get(link)
        posted = await receiver.post(link, data={"svar": "vi-tager-den"})
        file = await now(console, worker)

    assert [page.status_code, posted.status_code, file.forwarded[0].answer] == [410, 410, ""]
    assert "Henvendelsen er afsluttet" in page.text
    assert WORDS not in page.text
    assert REFERENCE not in page.text


async def test_staff_close_a_link(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        fields = form((await worker.get(CASE)).text, "/luk-link")
        closed = await worker.posts(f"{CASE}/luk-link", **fields)
        again = await worker.posts(f"{CASE}/luk-link", **fields)
        page, case = await receiver.get(link), (await worker.get(CASE)).text
        acts = [what for _, what, _ in console.acts()]

    assert [closed.status_code, again.status_code, page.status_code] == [303, 422, 404]
    assert "Linket er lukket" in case
    assert "/luk-link" not in case
    assert acts.count("case.unlink") == 1


async def test_the_receiver_reads_all_that_the_person_wrote_and_who_they_are(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        await write(console.store, "Vi er tolv frivillige.")
        link, _ = await forwarded(console, worker)
        page = (await receiver.get(link)).text

    assert [text.strip() for text in previews(page)] == [WORDS, "Vi er tolv frivillige."]
    assert "<dt>Hvem</dt>" in page
    assert "Venlig hilsen" not in page
    assert 'href="../staff"' not in page


async def test_a_flood_of_tries_is_slowed_down(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.browser() as stranger:
        statuses = [(await stranger.get(f"/modtag/{number}")).status_code for number in range(25)]

    assert statuses[:20] == [404] * 20
    assert 429 in statuses[20:]


async def test_an_answer_as_large_as_a_book_is_refused(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        posted = await receiver.post(link, data={"svar": "vi-kan-ikke", "hvorfor": "x" * 5_000_000})

        assert (posted.status_code, (await now(console, worker)).forwarded[0].answer) == (413, "")


@pytest.mark.parametrize(
    ("link", "origin"), [("/modtag/" + "a" * 43, ""), ("", "https://elsewhere.example.org")]
)
async def test_nothing_of_a_stranger_s_post_is_read(tmp_path: Path, link: str, origin: str) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as stranger:
        link = link or (await forwarded(console, worker))[0]
        reader, writer = await asyncio.open_connection("127.0.0.1", stranger.base_url.port)
        head = f"POST {link} HTTP/1.1\r\nHost: {stranger.base_url.netloc.decode()}\r\n"
        writer.write(f"{head}Origin: {origin or console.address}\r\nContent-Length: 4000000\r\n\r\n".encode())
        async with asyncio.timeout(SOON):  # not a byte of the body is sent, and still it answers
            first = await reader.readline()
        writer.close()

    assert b"404" in first


async def test_a_working_link_takes_no_more_than_a_reason(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker, console.browser() as receiver:
        link, _ = await forwarded(console, worker)
        posted = await receiver.post(link, data={"svar": "vi-kan-ikke", "hvorfor": "1" * 70_000})

        assert (posted.status_code, (await now(console, worker)).forwarded[0].answer) == (413, "")
