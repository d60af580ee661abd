"""The pages around the conversation, as people use them: subjects, languages, rights, and only a keyboard."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import ON_THE_WAY, OURS, REFERENCE, SOON, Visitor

ENGLISH = "Hello, we are a small association in Skive. How can we work with the region?"
WANTED = (
    "Send it as an inquiry",
    "A joint project",
    "Voluntary association",
    "Skip",
    "Here in the chat",
    "Send the inquiry",
)


def tab_to(visitor: Visitor, label: str) -> None:
    """Press Tab until the control with *label* has the focus."""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("document.activeElement.innerText").strip() == label:
            return
    raise AssertionError(f"Tab never comes to {label!r}; there are {visitor.choices}.")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_poster_leads_to_its_subject(chromium: Browser, address: str, *, script: bool) -> None:
    with Visitor(chromium, address, "/?emne=midt", java_script_enabled=script) as visitor:
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Sundhedsråd Midt")
        visitor.page.get_by_role("button", name="Spørg om Sundhedsråd Midt").click()
        visitor.page.locator(OURS).first.wait_for()

        assert visitor.page.locator(".mine .bubble").inner_text() == "Sundhedsråd Midt"
        assert "Skive" in visitor.last
        assert visitor.page.locator(".subject").count() == 0
        assert "emne" not in visitor.page.url
        assert visitor.troubles == []


def test_a_poster_is_answered_in_english_on_an_english_page(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address, "/?emne=midt", locale="en-GB") as visitor:
        visitor.page.get_by_role("button", name="Ask about Sundhedsråd Midt").click()
        visitor.page.locator(OURS).first.wait_for()

        assert visitor.page.locator(".bubble[lang]").count() == 0
        assert visitor.page.locator(".mine .bubble").inner_text() == "Sundhedsråd Midt"


def test_an_inquiry_in_english(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address, locale="en-GB") as visitor:
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("How can we help?")
        assert "Sundhedsråd Midt" in visitor.says(ENGLISH)
        for _ in range(7):
            if REFERENCE.search(visitor.last):
                break
            visitor.taps(next(label for label in WANTED if label in visitor.choices))

        assert REFERENCE.search(visitor.last)
        assert visitor.page.locator(".bubble[lang]").count() == 0
        assert visitor.troubles == []


def test_the_language_is_one_tap_away_and_back(visitor: Visitor) -> None:
    visitor.page.get_by_role("link", name="English").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    visitor.page.get_by_role("link", name="Accessibility").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Accessibility")
    visitor.page.get_by_role("link", name="Dansk").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Tilgængelighed")
    visitor.page.get_by_role("link", name="Tilbage til samtalen").click()

    expect(visitor.page.locator("html")).to_have_attribute("lang", "da")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_what_is_kept_can_be_erased_from_the_page_about_it(
    chromium: Browser, address: str, *, script: bool
) -> None:
    with Visitor(chromium, address, java_script_enabled=script) as visitor:
        visitor.says("Hvad er et sundhedsråd?")
        visitor.page.get_by_role("link", name="Sådan bruger vi det, du skriver").click()
        visitor.page.get_by_role("button", name="Slet min samtale").click()
        visitor.page.locator("#choices button").first.wait_for()
        visitor.page.locator("#choices button").first.click()

        expect(visitor.page.locator(".bubble", has_text="Hvad er et sundhedsråd")).to_have_count(0)
        assert visitor.troubles == []


def test_the_commands_of_the_notice_can_be_tapped(visitor: Visitor) -> None:
    visitor.says("Hvad er et sundhedsråd?")
    notice = visitor.page.locator(".fine")
    notice.get_by_role("button", name="/slet").click()
    visitor.page.locator(OURS).nth(1).wait_for(timeout=SOON)

    assert visitor.page.locator(".mine .bubble").last.inner_text() == "/slet"
    notice.get_by_role("link", name="/privatliv").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Sådan bruger vi det, du skriver")


def test_two_visitors_see_nothing_of_each_other(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address) as one, Visitor(chromium, address) as other:
        one.says("Hvad er et sundhedsråd?")
        other.says("Tal med et menneske")
        one.page.reload()
        other.page.reload()

        assert one.page.locator(".mine .bubble").all_inner_texts() == ["Hvad er et sundhedsråd?"]
        assert other.page.locator(".mine .bubble").all_inner_texts() == ["Tal med et menneske"]


def test_an_inquiry_with_the_keyboard_alone(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    keys.press("Tab")
    keys.press("Enter")
    keys.type("Hej, vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?")
    keys.press("Enter")
    visitor.page.locator(OURS).first.wait_for()
    for answers in range(1, 8):
        if REFERENCE.search(visitor.last):
            break
        label = next(one for one in ON_THE_WAY if one in visitor.choices)
        tab_to(visitor, label)
        keys.press("Enter")
        visitor.page.locator(OURS).nth(answers).wait_for()

    assert re.search(REFERENCE, visitor.last)
