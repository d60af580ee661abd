"""What a page of the web chat shows: messages, days, and the buttons of the newest."""

import re
from datetime import UTC, datetime

import pytest

from bot.channels.web import view
from tests.bot.browsing import (
    KEYBOARD,
    Browser,
    FakeStore,
    bubbles,
    buttons,
    conversations,
    site,
)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def browser(store: FakeStore) -> Browser:
    return Browser(site(store))


# -- what a person sees --------------------------------------------------------------------------------------


async def test_the_first_page_invites_and_has_no_inline_code(browser: Browser) -> None:
    page = await browser.opens()

    assert "Hvad kan vi hjælpe med?" in page
    assert 'role="log"' in page
    assert bubbles(page) == []
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", page)


async def test_a_post_is_answered_on_the_page_that_follows(browser: Browser) -> None:
    posted = await browser.says("Hej\r\nmed jer")

    assert posted.status_code == 303
    assert posted.headers["location"] == "./#line-2"  # the answer, which gets the focus
    assert bubbles(await browser.opens()) == ["Hej<br>med jer", "<p>Svar</p>"]


async def test_a_script_gets_only_what_is_new(browser: Browser) -> None:
    await browser.says("Hej")

    fragment = await browser.says("Mere", script=True, after="2")

    assert fragment.headers["indgang"] == "fragment"
    assert bubbles(fragment.text) == ["Mere", "<p>Svar</p>"]
    assert "<html" not in fragment.text
    assert 'id="cursor" name="after" value="4"' in fragment.text


async def test_replies_are_fetched_after_the_last_line_read(browser: Browser, store: FakeStore) -> None:
    await browser.says("Hej")
    (conversation,) = conversations(store)
    store.says(conversation, "Skal vi mødes < kl. 14?\n- Enheden")

    fragment = await browser.http.get("/replies", params={"after": 2})
    nothing = await browser.http.get("/replies", params={"after": 3})

    assert bubbles(fragment.text) == ["<p>Skal vi mødes &lt; kl. 14?</p><ul><li>Enheden</li></ul>"]
    assert (nothing.status_code, nothing.text) == (204, "")


async def test_a_slow_answer_is_announced(browser: Browser, store: FakeStore) -> None:
    store.silent = True

    await browser.says("Hej")

    assert "Svaret er på vej" in await browser.opens()


async def test_what_a_person_writes_is_shown_as_text(browser: Browser) -> None:
    await browser.says("<script>alert(1)</script> & <b>fed</b>")

    assert bubbles(await browser.opens())[0] == (
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;fed&lt;/b&gt;"
    )


DAYS = re.compile(r'<h2 class="day"><time datetime="[\d-]+">(.*?)</time>')


async def test_each_day_has_one_heading_in_danish_time(browser: Browser, store: FakeStore) -> None:
    await browser.says("Hej")
    (conversation,) = conversations(store)
    for day, hour in [(22, 22), (22, 23), (23, 9)]:  # 23.00 UTC is past midnight in Denmark
        store.says(conversation, "Hej", at=datetime(2026, 11, day, hour, 30, tzinfo=UTC))

    page = await browser.opens()

    assert DAYS.findall(page) == ["22. november", "23. november"]
    assert page.index("23. november") > page.index('id="line-4"')


async def test_a_script_gets_a_heading_only_when_the_day_changes(browser: Browser, store: FakeStore) -> None:
    first = await browser.says("Hej", script=True, after="0")
    (conversation,) = conversations(store)
    same = await browser.says("Mere", script=True, after="2")
    store.says(conversation, "Godmorgen", at=datetime(2026, 12, 1, 7, 0, tzinfo=UTC))
    later = await browser.http.get("/replies", params={"after": 4})

    assert [DAYS.findall(answer.text) for answer in (first, same, later)] == [
        ["22. november"],
        [],
        ["1. december"],
    ]


async def test_of_a_very_long_conversation_the_newest_is_shown(browser: Browser, store: FakeStore) -> None:
    await browser.says("Hej")
    (conversation,) = conversations(store)
    for number in range(view.MOST):
        store.says(conversation, f"Nummer {number:04}")

    page = await browser.opens()

    assert bubbles(page) == [f"<p>Nummer {number:04}</p>" for number in range(view.MOST)]
    assert len(DAYS.findall(page)) == 1
    assert "de nyeste beskeder" in page


# -- buttons -------------------------------------------------------------------------------------------------


async def test_only_the_newest_message_has_live_buttons(browser: Browser, store: FakeStore) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    await browser.says("Vi vil gå ture")
    asked = await browser.opens()
    store.reply = {"text": "Tak."}

    await browser.posts({"tap": "7:send", "on": "2", "key": "a" * 32})
    thanked = await browser.opens()

    assert buttons(asked) == ["7:send"]
    assert buttons(thanked) == []
    assert bubbles(thanked)[2] == "Ja, send det"
    tapped = list(store.arrivals.values())[1].body["callback_query"]
    assert (tapped["data"], tapped["message"]["message_id"]) == ("7:send", 2)


async def test_a_script_still_shows_the_label_of_an_older_button(browser: Browser, store: FakeStore) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    await browser.says("Vi vil gå ture")
    store.reply = {"text": "Tak."}

    fragment = await browser.posts({"tap": "7:send", "on": "2", "key": "a", "after": "2"}, script=True)

    assert bubbles(fragment.text)[0] == "Ja, send det"


@pytest.mark.parametrize(("actions", "turns"), [("send back human", 1), ("back human", 0), ("send", 0)])
async def test_what_leads_aside_begins_a_row(
    browser: Browser, store: FakeStore, actions: str, turns: int
) -> None:
    keys = [{"text": action, "callback_data": f"7:{action}"} for action in actions.split()]
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": {"inline_keyboard": [keys]}}
    await browser.says("Vi vil gå ture")

    page = await browser.opens()

    assert page.count('class="turn"') == turns
    assert buttons(page) == [key["callback_data"] for key in keys]


async def test_a_button_of_a_reply_shown_before_its_commit_has_its_label(
    browser: Browser, store: FakeStore
) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    await browser.says("Vi vil gå ture")
    store.reply = {"text": "Tak."}

    await browser.posts({"tap": "crisis:send", "on": "0", "key": "a" * 32})

    assert bubbles(await browser.opens())[2:] == ["Ja, send det", "<p>Tak.</p>"]


@pytest.mark.parametrize("fields", [{"tap": "1:gone"}, {"text": "\0"}])
async def test_no_bubble_is_empty(browser: Browser, store: FakeStore, fields: dict[str, str]) -> None:
    await browser.posts({**fields, "key": "a"})
    answered = bubbles(await browser.opens())
    store.silent = True
    await browser.posts({**fields, "key": "b"})

    assert answered == ["<p>Svar</p>"]
    assert "Svaret er på vej" in await browser.opens()
