"""What a person does at the web chat, in a real browser with the real bot behind it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import ON_THE_WAY, OURS, REFERENCE, Visitor

QUESTION = "Hej, vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?"


def test_a_question_a_council_and_an_inquiry(visitor: Visitor) -> None:
    answer = visitor.says(QUESTION)

    assert "Sundhedsråd Midt" in answer
    assert "Kilder" in answer
    assert REFERENCE.search(visitor.sends_inquiry())


def test_a_page_that_comes_back_shows_the_same(visitor: Visitor) -> None:
    visitor.says(QUESTION)
    receipt = visitor.sends_inquiry()
    said = visitor.page.locator(".bubble").all_inner_texts()

    visitor.page.reload()

    assert visitor.page.locator(".bubble").all_inner_texts() == said
    assert visitor.last == receipt


def test_each_example_is_understood(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address) as visitor:
        examples = visitor.choices
    assert len(examples) == 4
    for example in examples:
        with Visitor(chromium, address) as visitor:
            assert "ikke helt sikker" not in visitor.taps(example), example
            assert visitor.page.locator(".mine .bubble").inner_text() == example
            assert visitor.page.locator(".example:visible").count() == 0


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_it_works_without_javascript(chromium: Browser, address: str, width: int) -> None:
    viewport = {"width": width, "height": 640}
    with Visitor(chromium, address, java_script_enabled=False, viewport=viewport) as visitor:
        answer = visitor.says(QUESTION)

        assert "Sundhedsråd Midt" in answer
        assert REFERENCE.search(visitor.sends_inquiry())
        assert visitor.troubles == []


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_never_scrolls_sideways(chromium: Browser, address: str, width: int) -> None:
    with Visitor(chromium, address, viewport={"width": width, "height": 640}, has_touch=True) as visitor:
        empty = visitor.overflows
        visitor.says(QUESTION)
        answered = visitor.overflows
        visitor.says("https://www.example.org/" + "enmegetlangadresse" * 12)

        assert (empty, answered, visitor.overflows) == (False, False, False)
        assert visitor.troubles == []


def test_the_keyboard_is_enough(visitor: Visitor) -> None:
    page, keys = visitor.page, visitor.page.keyboard
    keys.press("Tab")
    expect(page.locator(".skipnav")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    keys.type(QUESTION)
    keys.press("Shift+Enter")
    keys.type("Venlig hilsen")
    keys.press("Enter")
    page.locator(OURS).first.wait_for()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("")

    keys.press("Shift+Tab")  # back to the newest choice
    expect(page.locator("#choices button").last).to_be_focused()
    page.locator("#choices button", has_text="Et lokalt tilbud").focus()
    keys.press("Enter")
    page.locator(OURS).nth(1).wait_for()

    expect(page.locator(OURS).nth(1)).to_be_focused()
    keys.press("Tab")
    expect(page.locator("#choices button").first).to_be_focused()


def test_a_double_click_is_one_message(visitor: Visitor) -> None:
    visitor.page.fill("#text", "Hvad er et sundhedsråd?")
    visitor.page.dblclick("#say button")
    visitor.page.locator(OURS).first.wait_for()
    visitor.says("Hvad koster det?")  # a second one would stand above this

    assert visitor.page.locator(".mine .bubble").all_inner_texts() == [
        "Hvad er et sundhedsråd?",
        "Hvad koster det?",
    ]
    assert visitor.answers == 2


def test_what_is_said_in_another_tab_appears(visitor: Visitor) -> None:
    other = visitor.page.context.new_page()
    other.goto(visitor.address)
    visitor.says("Hvad er et sundhedsråd?")

    other.locator(OURS).first.wait_for(timeout=5_000)

    assert other.locator(".bubble").all_inner_texts() == visitor.page.locator(".bubble").all_inner_texts()


def test_a_crisis_is_answered_once(visitor: Visitor) -> None:
    answer = visitor.says("jeg vil tage mit eget liv i nat")
    expect(visitor.page.locator(".ours[id]")).to_have_count(1)  # committed, in the place of the direct one

    assert "112" in answer
    assert visitor.answers == 1
    assert visitor.page.locator(".mine").count() == 1
    assert visitor.page.locator('.ours a[href="tel:112"]').count() >= 1


def test_the_button_of_a_crisis_works_before_the_commit_is_seen(visitor: Visitor) -> None:
    visitor.says("jeg vil dø")
    label = visitor.choices[0]
    visitor.taps(label)

    assert visitor.page.locator(".mine .bubble").last.inner_text() == label
    assert "tidligere" not in visitor.last


def test_a_wrong_address_shows_the_conversation_and_says_so(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address, viewport={"width": 360, "height": 740}) as visitor:
        visitor.says("Hvad er et sundhedsråd?")
        visitor.page.goto(f"{address}/a/hej")

        expect(visitor.page.locator("#notice")).to_be_in_viewport(ratio=1)
        assert visitor.answers == 1
        visitor.says("tak")
        expect(visitor.page.locator("#notice")).to_have_text("")


def test_the_first_screen_of_a_phone_shows_every_example(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address, viewport={"width": 360, "height": 740}) as visitor:
        last = visitor.page.locator(".example").last.bounding_box()
        form = visitor.page.locator("#say").bounding_box()

        assert last
        assert form
        assert last["y"] + last["height"] <= form["y"]


def test_a_lost_connection_keeps_the_words(visitor: Visitor) -> None:
    visitor.page.context.set_offline(True)
    visitor.page.fill("#text", QUESTION)
    visitor.page.click("#say button")

    expect(visitor.page.locator("#notice")).to_contain_text("ingen forbindelse")
    expect(visitor.page.locator("#text")).to_have_value(QUESTION)
    visitor.page.context.set_offline(False)
    visitor.page.click("#say button")
    visitor.page.locator(OURS).first.wait_for()
    expect(visitor.page.locator("#notice")).to_have_text("")
    visitor.troubles.clear()  # the browser told of the lost connection, as it should


def test_nothing_moves_for_those_who_asked_for_calm(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address, reduced_motion="reduce") as visitor:
        visitor.says("Hvad er et sundhedsråd?")
        name = visitor.page.evaluate(
            "getComputedStyle(document.querySelector('.ours .bubble')).animationName"
        )

        assert name == "none"
        assert visitor.troubles == []


def test_the_page_tells_assistive_technology_what_it_is(visitor: Visitor) -> None:
    visitor.says("Hvad er et sundhedsråd?")
    page = visitor.page

    assert page.get_attribute("html", "lang") == "da"
    assert page.get_by_role("log", name="Samtalen").get_by_role("listitem").count() >= 2
    assert page.get_by_label("Din besked").count() == 1
    assert page.get_by_role("button", name="Send", exact=True).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1


def test_the_focus_stays_on_send(visitor: Visitor) -> None:
    visitor.page.fill("#text", "Hvad er et sundhedsråd?")
    visitor.page.locator("#say button").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(OURS).first.wait_for()

    expect(visitor.page.locator("#say button")).to_be_focused()
    expect(visitor.page.locator("#say button")).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_nothing_written_is_told_in_the_language_of_the_page(
    chromium: Browser, address: str, *, script: bool
) -> None:
    with Visitor(chromium, address, java_script_enabled=script, locale="en-GB") as visitor:
        visitor.page.click("#say button")

        expect(visitor.page.locator("#notice")).to_contain_text("The message was empty")
        assert visitor.page.locator("#text:focus").count() == script
        assert visitor.page.locator(".line").count() == 0


def test_the_summary_is_sent_by_the_one_dark_button(visitor: Visitor) -> None:
    visitor.says(f"{QUESTION}\nVi går ture.\n\nVenlig hilsen")
    while ON_THE_WAY[-1] not in visitor.choices:
        visitor.taps(next(label for label in ON_THE_WAY if label in visitor.choices))

    assert visitor.page.locator("#choices .button-primary").all_inner_texts() == [ON_THE_WAY[-1]]
    message = visitor.page.locator(".ours li", has_text="Venlig hilsen").last
    assert message.inner_text().startswith("Besked: ")


@pytest.mark.parametrize("size", [(360, 640), (320, 568), (640, 360), (1000, 720)], ids=str)
def test_the_field_is_always_in_reach_and_covers_no_question(
    chromium: Browser, address: str, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    with Visitor(chromium, address, viewport=viewport, reduced_motion="reduce") as visitor:
        expect(visitor.page.locator("#text")).to_be_in_viewport(ratio=1)
        visitor.says("Hvad er et sundhedsråd?")
        expect(visitor.page.locator("#say .form-hint")).to_be_hidden()
        visitor.says("Tal med et menneske")
        choice = visitor.page.locator("#choices .button").first.bounding_box()
        form = visitor.page.locator("#say").bounding_box()

        expect(visitor.page.locator("#text")).to_be_in_viewport(ratio=1)
        assert choice
        assert form
        assert choice["y"] + choice["height"] <= form["y"]


def test_erasing_is_asked_with_its_buttons_in_sight_on_a_phone(chromium: Browser, address: str) -> None:
    with Visitor(
        chromium, address, viewport={"width": 360, "height": 640}, reduced_motion="reduce"
    ) as visitor:
        visitor.says("Hvad er et sundhedsråd?")
        visitor.says("/slet")
        choice = visitor.page.locator("#choices .button").first.bounding_box()
        form = visitor.page.locator("#say").bounding_box()

        assert choice
        assert form
        assert choice["y"] + choice["height"] <= form["y"]
