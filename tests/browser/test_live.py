"""The open line in a real browser: several tabs, a restart, a lost network, and what was erased."""

import re
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import running
from tests.browser.visitor import Visitor

QUESTION = "Hvad er et sundhedsråd?"
SAYS = re.compile(r'data-key="(says-\w+)"')


def tab_of(visitor: Visitor) -> Page:
    """Open one more tab of the same person."""
    page = visitor.page.context.new_page()
    page.goto(visitor.address)
    return page


def said(page: Page) -> list[str]:
    return page.locator(".bubble").all_inner_texts()


def polls_of(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/replies" in request.url else None)
    return asked


# -- several tabs ------------------------------------------------------------------------------------------


def test_an_answer_appears_in_every_tab_and_nobody_asks_for_it(visitor: Visitor) -> None:
    other = tab_of(visitor)
    polls = polls_of(other)
    other.locator("body").evaluate(
        "() => new Promise(done => setTimeout(done, 2_200))"
    )  # a poll would be due
    polls.clear()

    visitor.says(QUESTION)
    other.locator(".ours").first.wait_for(timeout=1_500)

    assert said(other) == said(visitor.page)
    assert (
        other.locator("#choices button:visible").all_inner_texts()
        == visitor.page.locator("#choices button:visible").all_inner_texts()
    )
    assert polls == []


def test_a_tap_in_one_tab_is_answered_in_both(visitor: Visitor) -> None:
    visitor.says("Vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?")
    other = tab_of(visitor)

    visitor.taps("Et lokalt tilbud")

    expect(other.locator(".bubble")).to_have_count(visitor.page.locator(".bubble").count())
    assert said(other) == said(visitor.page)
    assert other.locator(".mine .bubble").last.inner_text() == "Et lokalt tilbud"


def test_what_is_erased_goes_from_every_tab_also_from_one_that_slept(visitor: Visitor) -> None:
    visitor.says(QUESTION)
    awake, asleep = tab_of(visitor), tab_of(visitor)
    asleep.route("**/replies*", lambda route: route.abort())
    asleep.evaluate("dispatchEvent(new Event('pagehide'))")

    visitor.says("/slet")
    visitor.page.click('#choices button:text-is("Ja, slet det hele")')
    expect(awake.locator(".mine")).to_have_count(0)
    assert asleep.locator(".mine").count() == 1
    asleep.evaluate("dispatchEvent(new Event('pageshow'))")
    expect(asleep.locator(".mine")).to_have_count(0)

    assert said(visitor.page) == said(awake) == said(asleep)
    assert len(said(awake)) == 1
    assert "slettet" in said(awake)[0]


# -- a line that breaks ------------------------------------------------------------------------------------


def test_after_a_restart_the_page_comes_back_and_shows_everything_once(
    chromium: Browser, tmp_path: Path
) -> None:
    with ExitStack() as first, ExitStack() as second:
        address = first.enter_context(running.bot(tmp_path))
        visitor = second.enter_context(Visitor(chromium, address))
        visitor.says(QUESTION)
        away = tab_of(visitor)
        away.route("**/replies*", lambda route: route.abort())  # only the line can bring it
        first.close()
        second.enter_context(running.bot(tmp_path, port=int(address.rpartition(":")[2])))

        visitor.says("Hvad koster det?")
        away.locator(".mine").nth(1).wait_for(timeout=15_000)

        expect(away.locator(".bubble")).to_have_count(visitor.page.locator(".bubble").count())
        assert said(away) == said(visitor.page)
        ids = away.locator(".line").evaluate_all("lines => lines.map(line => line.id)")
        assert len(set(ids)) == len(ids)


def test_what_was_feared_lost_and_is_there_takes_its_notice_and_its_text_away(
    chromium: Browser, address: str
) -> None:
    """The store is slow: the server answers that it cannot tell, and the message comes all the same."""
    with Visitor(chromium, address) as visitor:
        visitor.says(QUESTION)

        def in_doubt(route: Route) -> None:
            route.fetch()
            page = visitor.page.context.request.get(address).text()
            notice = f'<div class="notice" data-about="{SAYS.findall(page)[-1]}">?</div>'
            body = f'<div hx-swap-oob="innerHTML:#notice">{notice}</div>'
            route.fulfill(status=503, headers={"indgang": "fragment"}, content_type="text/html", body=body)

        visitor.page.route("**/say*", in_doubt)
        visitor.page.fill("#text", "Hvad koster det?")
        with visitor.page.expect_response("**/say*"):
            visitor.page.click("#say button")

        expect(visitor.page.locator(".mine")).to_have_count(2)
        expect(visitor.page.locator("#text")).to_have_value("")
        expect(visitor.page.locator("#notice")).to_be_empty()


def test_where_no_line_gets_through_the_page_asks(visitor: Visitor) -> None:
    visitor.page.context.route_web_socket("**/live**", lambda line: line.close(code=1013))
    visitor.page.reload()
    other = tab_of(visitor)

    visitor.says(QUESTION)
    other.locator(".ours").first.wait_for(timeout=5_000)

    assert said(other) == said(visitor.page)
    assert visitor.page.locator(".typing").count() == 0


def test_a_network_that_comes_back_sends_nothing_twice_and_shows_what_came_meanwhile(
    visitor: Visitor,
) -> None:
    visitor.says(QUESTION)
    other = visitor.page.context.browser.new_context()  # type: ignore[union-attr]  # it has one
    other.add_cookies(visitor.page.context.cookies())  # type: ignore[arg-type]  # the same shape
    elsewhere = other.new_page()
    elsewhere.goto(visitor.address)

    visitor.page.context.set_offline(True)
    visitor.page.fill("#text", "Hvad koster det?")
    visitor.page.click("#say button")
    expect(visitor.page.locator("#notice")).to_contain_text("ingen forbindelse")
    elsewhere.fill("#text", "Hvem bestemmer?")
    elsewhere.click("#say button")
    elsewhere.locator(".mine").nth(1).wait_for()
    visitor.page.context.set_offline(False)
    visitor.page.locator(".mine").nth(1).wait_for(timeout=15_000)

    assert visitor.page.locator(".mine .bubble").all_inner_texts() == [QUESTION, "Hvem bestemmer?"]
    expect(visitor.page.locator("#text")).to_have_value("Hvad koster det?")
    other.close()
    visitor.troubles.clear()  # the browser told of the lost connection, as it should


# -- what a person notices ---------------------------------------------------------------------------------


def test_the_assistant_is_seen_to_write(visitor: Visitor) -> None:
    visitor.page.evaluate(
        """() => new MutationObserver(() => {
             if (document.querySelector(".typing")) document.body.dataset.typed = "yes";
           }).observe(document.getElementById("pending"), { childList: true })"""
    )

    visitor.says(QUESTION)

    assert visitor.page.get_attribute("body", "data-typed") == "yes"
    expect(visitor.page.locator(".typing")).to_have_count(0)


def test_the_second_half_of_a_double_click_presses_no_button_that_came_in_between(visitor: Visitor) -> None:
    visitor.says("Vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?")
    visitor.taps("Et lokalt tilbud")
    button = visitor.page.locator("#choices button").first
    button.hover()

    visitor.page.mouse.down(click_count=2)
    visitor.page.mouse.up(click_count=2)
    visitor.page.wait_for_timeout(500)  # nothing is to happen
    pressed = visitor.page.locator(".mine").count()
    button.click()
    visitor.page.locator(".mine").nth(2).wait_for()

    assert pressed == 2


def test_the_way_back_leads_to_the_conversation_as_it_is_now(visitor: Visitor) -> None:
    visitor.says(QUESTION)
    visitor.page.goto(f"{visitor.address}/privatliv")
    other = tab_of(visitor)
    other.fill("#text", "Hvad koster det?")
    other.click("#say button")
    other.locator(".mine").nth(1).wait_for()
    expect(other.locator(".typing")).to_have_count(0)

    visitor.page.go_back()

    expect(visitor.page.locator(".bubble")).to_have_count(other.locator(".bubble").count())
    assert said(visitor.page) == said(other)


def test_far_too_long_a_text_stays_in_its_field(visitor: Visitor) -> None:
    text = "Vi vil gerne samarbejde. " * 40_000
    visitor.page.fill("#text", text)
    visitor.page.click("#say button")

    expect(visitor.page.locator("#notice")).to_contain_text("for lang")
    assert visitor.page.input_value("#text") == text
    assert visitor.answers == 0


def test_rich_text_arrives_as_plain(visitor: Visitor) -> None:
    visitor.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/html", "<h1>Hvad er et <b>sundhedsråd</b>?</h1>");
          data.setData("text/plain", "Hvad er et sundhedsråd?");
          const field = document.getElementById("text");
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
          field.focus();
          document.execCommand("insertText", false, data.getData("text/plain"));
        }"""
    )
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(".ours").first.wait_for()

    assert visitor.page.locator(".mine .bubble").inner_html() == QUESTION


def test_the_copy_of_my_data_is_a_file(visitor: Visitor) -> None:
    visitor.says(QUESTION)
    visitor.says("/minedata")
    with visitor.page.expect_download() as downloading:
        visitor.page.click("a.document")

    content = downloading.value.path().read_text()
    assert QUESTION in content
    assert downloading.value.suggested_filename.endswith(".html")
