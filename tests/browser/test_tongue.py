"""One choice, one language: the link in the header, the conversation and the page's own words."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import OURS, Visitor

QUESTION = "Hvad er et sundhedsråd?"
ENGLISH = "Could you tell me what a health council is?"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_header_sets_the_language_of_the_conversation(
    chromium: Browser, address: str, *, script: bool
) -> None:
    with Visitor(chromium, address, java_script_enabled=script) as visitor:
        page = visitor.page
        visitor.says(QUESTION)
        if script:
            page.fill("#text", "et udkast")
        page.get_by_role("banner").get_by_role("button", name="English").click()

        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator(OURS)).to_have_count(2)
        assert visitor.last.startswith("Let's continue in English.")
        expect(page.locator("label[for=text]")).to_have_text("Your message")
        assert page.input_value("#text") == ("et udkast" if script else "")
        expect(page.get_by_role("banner").get_by_role("button", name="Dansk")).to_be_visible()
        assert visitor.troubles == []


def test_the_page_follows_the_conversation(visitor: Visitor) -> None:
    page = visitor.page
    visitor.says(QUESTION)
    assert page.get_attribute("html", "lang") == "da"

    page.fill("#text", ENGLISH)
    page.click("#say button")

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#hint")).to_contain_text("In an emergency, call 112.")
    expect(page.locator(OURS)).to_have_count(2)
    assert page.input_value("#text") == ""
    page.locator('#choices button:text-is("Dansk")').click()
    expect(page.locator("html")).to_have_attribute("lang", "da")
    expect(page.locator(OURS)).to_have_count(3)


def test_a_link_to_the_other_language_leads_to_the_conversation_as_it_is(visitor: Visitor) -> None:
    visitor.says(QUESTION)
    visitor.page.goto(f"{visitor.address}/?sprog=en")

    assert visitor.page.get_attribute("html", "lang") == "da"


def test_a_browser_in_a_third_language_gets_the_english_page(chromium: Browser, address: str) -> None:
    with Visitor(chromium, address, locale="uk-UA") as visitor:
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("How can we help?")
