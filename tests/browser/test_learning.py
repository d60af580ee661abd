"""Somebody asks what the bot cannot answer, staff teach it with one tap, and the next one is answered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.office import Office, opened
from tests.browser.test_axe import flaws
from tests.browser.visitor import Visitor

PHONE = {"width": 360, "height": 740}
LAER = "/staff/laer"
ASKED = "quilteklubben zigzag symaskinerne"
OTHER = "Hvad er et sundhedsråd?"
PATIENCE = 120_000  # milliseconds: a lesson is trained and measured


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open the office over the demonstration."""
    with opened(chromium, tmp_path_factory.mktemp("learning")) as office:
        yield office


def heard(office: Office, text: str = ASKED) -> str:
    """Return what the bot says to a new visitor."""
    with Visitor(office.browser, office.address) as visitor:
        return visitor.says(text)


def fits(page: Page) -> bool:
    return not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_what_nobody_answered_is_taught_with_a_tap_and_answered(office: Office) -> None:
    assert "Det ved jeg ikke" in heard(office)
    with office.staff(LAER, name="Anna Prøve", viewport=PHONE) as page:
        page.set_default_timeout(PATIENCE)
        assert (flaws(page), fits(page)) == ([], True)
        card = page.locator(".lesson", has_text="Ingen har svaret").first
        expect(card.locator("textarea")).to_have_value(ASKED)
        card.locator("summary").click()
        card.locator("[name=emne]").select_option("foundations")
        card.locator("button:text-is('Se først, hvad det ændrer')").click()
        expect(page.locator(".lesson .warning")).to_contain_text("Intet er gemt endnu.")
        assert (flaws(page), fits(page)) == ([], True)

        page.locator(".lesson button:text-is('Lær det')").first.click()
        expect(page.locator(".status")).to_have_text("Assistenten har lært det.")
        expect(page.locator("#learnt + ul")).to_contain_text(ASKED)
        assert (flaws(page), fits(page)) == ([], True)

    assert "Det ved jeg ikke" not in heard(office)


def test_what_is_refused_says_why_and_keeps_the_text(office: Office) -> None:
    heard(office, "blomsterbørsen koster hvad")
    with office.staff(LAER, viewport=PHONE) as page:
        page.set_default_timeout(PATIENCE)
        for typed, told in (
            ("2026", "Skriv det med ord."),
            ("min mor har 010190-1234", "Noget lignede et CPR-nummer"),
            (OTHER, "Det står allerede under"),
        ):
            page.locator(".lesson textarea").first.fill(typed)
            page.locator(".lesson .taps button[name=laer]").first.click()
            expect(page.locator(".lesson .mistake").first).to_contain_text(told)
            assert (flaws(page), fits(page)) == ([], True)
