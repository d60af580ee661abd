"""The open line on a real socket: what is pushed to whom, who is turned away, and how it ends."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.channels.web import live
from tests.bot.browsing import KEYBOARD, FakeStore, bubbles, buttons, conversations
from tests.bot.serving import SOON, Served, Tab, heard, ids, served


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
async def server(store: FakeStore) -> AsyncIterator[Served]:
    async with served(store) as server:
        yield server


@pytest.fixture
async def tab(server: Served) -> AsyncIterator[Tab]:
    tab = Tab(server)
    await tab.http.get("/")
    yield tab
    await tab.http.aclose()


# -- what is pushed ----------------------------------------------------------------------------------------


async def test_what_is_said_is_pushed_to_every_tab(tab: Tab, store: FakeStore) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    async with tab.line() as first, tab.line() as second:
        answer = await tab.says("Hej", live="1", after="0")

        pieces = [await heard(line) for line in (first, second)]

    assert bubbles(answer.text) == []
    for piece in pieces:
        assert bubbles(piece) == ["Hej", "<p>Skal jeg sende det?</p>"]
        assert buttons(piece) == ["7:send"]
        assert 'id="cursor" name="after" value="2"' in piece
        assert "notice" not in piece


async def test_a_line_begins_with_what_its_page_has_not_read(tab: Tab) -> None:
    await tab.says("Hej")
    await tab.says("Mere")

    async with tab.line(after=2) as line:
        assert ids(await heard(line)) == [3, 4]


async def test_a_tapped_button_has_its_label_in_the_other_tabs(tab: Tab, store: FakeStore) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    await tab.says("Vi vil gå ture")
    async with tab.line(after=2) as line:
        await tab.says("", tap="7:send", on="2")

        assert bubbles(await heard(line))[0] == "Ja, send det"


async def test_two_visitors_hear_nothing_of_each_other(server: Served, tab: Tab, store: FakeStore) -> None:
    other = Tab(server)
    await other.http.get("/")
    async with tab.line() as line, other.line() as others:
        await tab.says("Min egen")
        await other.says("En andens")

        assert bubbles(await heard(line)) == ["Min egen", "<p>Svar</p>"]
        assert bubbles(await heard(others)) == ["En andens", "<p>Svar</p>"]
    await other.http.aclose()


async def test_erased_lines_go_from_every_open_page(tab: Tab, store: FakeStore) -> None:
    await tab.says("Noget privat")
    (conversation,) = conversations(store)
    async with tab.line(after=2) as line:
        store.erase(conversation)
        store.says(conversation, "Alt er slettet.")

        piece = await heard(line)

    assert "data-anew" in piece
    assert bubbles(piece) == ["<p>Alt er slettet.</p>"]


async def test_a_tab_that_slept_through_it_is_told_when_it_comes_back(tab: Tab, store: FakeStore) -> None:
    await tab.says("Noget privat")
    (conversation,) = conversations(store)
    store.erase(conversation)

    async with tab.line(after=2) as line:
        piece = await heard(line)
    polled = await tab.http.get("/replies", params={"after": 2})

    for html in (piece, polled.text):
        assert "data-anew" in html
        assert bubbles(html) == []
        assert 'name="after" value="0"' in html


async def test_a_quiet_line_gives_a_sign_of_life(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PULSE", 0.05)
    async with tab.line() as line:
        assert [await heard(line), await heard(line)] == ["", ""]
        await tab.says("Hej", live="1")
        pieces = [await heard(line) for _ in range(3)]

    assert [1, 2] in [ids(piece) for piece in pieces]


# -- who is turned away ------------------------------------------------------------------------------------


@pytest.mark.parametrize("origin", ["https://elsewhere.test", "null"])
async def test_another_page_gets_no_line(tab: Tab, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await tab.line(origin=origin)

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("cookie", ["", "visitor=MTIz.forged", "visitor=12345"])
async def test_a_stranger_is_told_not_to_come_back(tab: Tab, cookie: str) -> None:
    async with tab.line(cookie=cookie) as line:
        with pytest.raises(ConnectionClosed):
            await heard(line)

    assert line.close_code == live.STRANGER


async def test_the_oldest_of_too_many_tabs_goes(tab: Tab) -> None:
    lines = [await tab.line() for _ in range(live.TABS + 1)]
    await tab.says("Hej")

    with pytest.raises(ConnectionClosed):
        await heard(lines[0])
    assert lines[0].close_code == live.ONE_TOO_MANY
    for line in lines[1:]:
        assert ids(await heard(line)) == [1, 2]
        await line.close()


async def test_with_no_room_left_the_page_has_to_ask(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.limits.chats", lambda: 0)
    async with served(store) as server:
        tab = Tab(server)
        with pytest.raises(InvalidStatus) as refused:
            await tab.line()
        await tab.http.aclose()

    assert refused.value.response.status_code == 503


async def test_who_talks_on_the_line_is_hung_up_on(tab: Tab) -> None:
    async with tab.line() as line:
        await line.send("hej")
        with pytest.raises(ConnectionClosed):
            await heard(line)

    assert line.close_code == live.UNEXPECTED


# -- how it ends -------------------------------------------------------------------------------------------


async def test_a_stop_tells_every_page_that_we_restart(store: FakeStore) -> None:
    async with served(store) as server:
        tab = Tab(server)
        await tab.http.get("/")
        async with tab.line() as line:
            server.stopping.set()
            with pytest.raises(ConnectionClosed):
                await heard(line)
        await asyncio.wait_for(server.serving, SOON)
        await tab.http.aclose()

    assert line.close_code == 1012
