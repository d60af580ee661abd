"""Staff edit a contact in a real browser, and the bot says it at once, until it is taken back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.office import Office, opened
from tests.browser.test_axe import flaws
from tests.browser.visitor import Visitor

PHONE = {"width": 360, "height": 740}
ASKED = "Jeg vil være frivillig på AUH"
FORM = "/staff/indhold/ret/kontakt/hospitals.auh"
PAGES = (
    "/staff/indhold",
    "/staff/indhold?q=glad",
    "/staff/indhold?slags=kontakt",
    "/staff/indhold/mangler",
    FORM,
    "/staff/indhold/historik/kontakt/hospitals.auh",
    "/staff/indhold/ret/svar/en/how-to-partner",
    "/staff/indhold/ret/fraser/da/foundations",
    "/staff/indhold/ret/tekst/your-council",
    "/staff/indhold/admin/ret/linje/livslinien",
    "/staff/indhold/admin/ret/frist/raw_inbox",
)


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open the office over the demonstration."""
    with opened(chromium, tmp_path_factory.mktemp("content")) as office:
        yield office


def heard(office: Office) -> str:
    """Return what the bot says to a new visitor."""
    with Visitor(office.browser, office.address) as visitor:
        return visitor.says(ASKED)


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def test_an_edited_contact_is_what_the_bot_says_until_it_is_taken_back(office: Office) -> None:
    assert "78 45 00 00" in heard(office)
    with office.staff("/staff/indhold", name="Anna Prøve") as page:
        page.fill("#q", "aarhus universitetshospital")
        page.click("#found a:text-is('Aarhus Universitetshospital')")
        page.fill("#phone", "11 22 33 44")
        page.check("[name=checked]")
        page.click("button:text-is('Gem')")
        expect(page.locator(".status")).to_have_text("Gemt. Assistenten bruger det fra nu af.")

        assert "11 22 33 44" in heard(office)

        page.click("a:text-is('Historik')")
        expect(page.locator("main")).to_contain_text("Anna Prøve rettede")
        assert flaws(page) == []
        page.click("button:has-text('Fortryd rettelsen')")
        said = "Rettelsen er fortrudt. Assistenten bruger det fra nu af."
        expect(page.locator(".status")).to_have_text(said)

        assert "78 45 00 00" in heard(office)


def test_what_is_wrong_and_what_is_outdated_and_what_is_sure_have_no_flaw(office: Office) -> None:
    with office.staff(FORM) as page:
        page.fill("#website", "javascript:alert(1)")
        page.click("button:text-is('Gem')")
        expect(page.locator("#website-wrong")).to_contain_text("Skriv hele adressen")
        assert flaws(page) == []
    with office.staff("/staff/indhold/admin/ret/linje/livslinien", role="admin") as page:
        page.fill("#name", "Livslinien (prøve)")
        page.check("[name=checked]")
        page.click("button:text-is('Gem')")
        expect(page.locator(".compare")).to_contain_text("Livslinien (prøve)")
        assert flaws(page) == []
    with office.staff("/staff/indhold/ret/svar/da/how-to-partner") as page:
        page.click("button:text-is('Vis, hvordan det ser ud')")
        expect(page.locator(".preview").first).to_contain_text("Kilder:")
        assert flaws(page) == []


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}])
def test_every_page_is_accessible_and_fits(office: Office, viewport: dict[str, int]) -> None:
    with office.staff(PAGES[0], role="admin", viewport=viewport) as page:
        for path in PAGES:
            page.goto(office.address + path)
            assert (path, flaws(page), overflows(page)) == (path, [], False)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_kinds_are_cards_with_small_counts_and_whole_words(office: Office, width: int) -> None:
    with office.staff("/staff/indhold", role="admin", viewport={"width": width, "height": 900}) as page:
        counts = [box["width"] for one in page.locator(".kinds .count").all() if (box := one.bounding_box())]
        cut = page.evaluate(
            "[...document.querySelectorAll('.kinds > *')]"
            ".filter(one => one.scrollHeight > one.clientHeight + 1).length"
        )

    assert max(counts) < 60
    assert cut == 0


@pytest.mark.parametrize("width", [1024, 1100, 1280, 1440])
def test_the_menu_of_an_admin_stands_on_one_line(office: Office, width: int) -> None:
    with office.staff(
        "/staff/indhold",
        role="admin",
        name=f"Anna Prøvesen-Eksempel {width}",
        viewport={"width": width, "height": 900},
    ) as page:
        box = page.locator("header.top").bounding_box()

    assert box
    assert box["height"] < 70
