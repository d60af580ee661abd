"""The lists in a real browser, over the demonstration: search, filters, several at once, phones, keys."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.office import DESK, Office, opened
from tests.browser.test_axe import flaws

PHONE = {"width": 360, "height": 740}
ROWS = "#list tbody tr"
CASE = re.compile(r"/staff/sag/\d\d-\d{4}-[A-Z](\?fra=|$)")


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open the office over the demonstration."""
    with opened(chromium, tmp_path_factory.mktemp("office")) as office:
        yield office


def shown(page: Page) -> list[str]:
    """Return the references of the list."""
    return page.locator(f"{ROWS} .reference").all_inner_texts()


def test_the_list_narrows_while_one_types_and_the_field_keeps_the_focus(office: Office) -> None:
    with office.staff("/staff?liste=alle") as page:
        expect(page.locator(ROWS)).to_have_count(50)
        page.locator("#soeg").press_sequentially("bams")

        expect(page.locator(ROWS)).to_have_count(1)
        expect(page.locator("#list")).to_contain_text("Bamsebanden Eksempel")
        expect(page.locator("#heard")).to_have_text("1 sag")
        expect(page.locator("#soeg")).to_be_focused()
        expect(page).to_have_url(re.compile("soeg=bams"))

        page.reload()
        expect(page.locator(ROWS)).to_have_count(1)
        page.fill("#soeg", "")
        expect(page.locator(ROWS)).to_have_count(50)


def test_a_case_is_found_by_its_number_from_any_list(office: Office) -> None:
    with office.staff("/staff?liste=alle&tilstand=Afsluttet") as page:
        number = shown(page)[0]
        page.goto(f"{office.address}/staff?liste=uden-ejer")
        page.locator("#soeg").press_sequentially(number.lower().replace("-", " "))

        expect(page.locator(ROWS)).to_have_count(1)
        expect(page.locator("#list .found")).to_contain_text("i alle sager")
        assert shown(page) == [number]


def test_a_filter_counts_at_once_and_is_taken_off_again(office: Office) -> None:
    with office.staff("/staff?liste=alle") as page:
        page.click("#narrow summary")
        page.select_option("#raad", label="Sundhedsråd Aarhus")
        page.select_option("#tilstand", label="Ny")

        expect(page.locator(".chip")).to_have_count(2)
        for place in page.locator(f"{ROWS} .from").all_inner_texts():
            assert "Sundhedsråd Aarhus" in place
        page.locator(".chip", has_text="Ny").click()
        expect(page.locator(".chip")).to_have_count(1)
        expect(page.locator("#raad")).to_have_value("aarhus")


def test_going_back_from_a_case_finds_the_search_as_it_was(office: Office) -> None:
    with office.staff("/staff?liste=alle") as page:
        page.locator("#soeg").press_sequentially("bams")
        expect(page.locator(ROWS)).to_have_count(1)
        page.locator(f"{ROWS} .reference").click()
        page.wait_for_url(CASE)
        page.go_back()

        expect(page.locator(ROWS)).to_have_count(1)
        expect(page.locator("#soeg")).to_have_value("bams")


def test_the_whole_row_opens_the_case(office: Office) -> None:
    with office.staff() as page:
        page.locator(f"{ROWS} .from").first.click(force=True)  # what is above it is the link of the row
        page.wait_for_url(CASE)


def test_two_tick_the_same_cases_and_the_second_is_told_who_was_first(office: Office) -> None:
    with office.staff(name="Første Hånd") as first, office.staff(name="Anden Hånd") as second:
        wanted = shown(first)[:2]
        for page in (first, second):
            for number in wanted:
                page.get_by_label(f"Vælg sag {number}").check()
        first.click("text=Tag de valgte")
        expect(first.locator(".status")).to_have_text("Sagerne er dine nu.")
        second.click("text=Tag de valgte")

        told = second.locator("[role=alert]")
        for number in wanted:
            expect(told).to_contain_text(f"{number}: Første Hånd kom først.")
        assert flaws(second) == []
        first.click("text=Mine")
        assert shown(first) == wanted


def test_several_are_closed_with_how_they_ended(office: Office) -> None:
    with office.staff() as page:
        number = shown(page)[-1]
        page.get_by_label(f"Vælg sag {number}").check()
        page.click("text=Afslut de valgte")
        page.click("button:text-is('Afslut')")
        expect(page.locator("#wrong")).to_contain_text("Vælg et udfald")
        expect(page.get_by_label(f"Vælg sag {number}")).to_be_checked()
        page.select_option("#udfald", label="Besvaret")
        page.select_option("#hvem", label="Civilsamfundet")
        page.click("button:text-is('Afslut')")

        expect(page.locator(".status")).to_have_text("Sagen er afsluttet. Ingen har fået besked.")
        assert number not in shown(page)


def test_a_phone_shows_cards_and_a_menu(office: Office) -> None:
    with office.staff("/staff?liste=alle", viewport=PHONE, has_touch=True) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        card = page.locator(ROWS).first.bounding_box()
        assert card
        assert card["width"] > PHONE["width"] * 0.85
        expect(page.locator("#menu")).to_be_hidden()
        page.click("text=Menu")
        expect(page.locator("#menu")).to_be_visible()
        assert flaws(page) == []
        page.keyboard.press("Escape")
        expect(page.locator("#menu")).to_be_hidden()


def test_everything_works_without_a_script(office: Office) -> None:
    with office.staff("/staff", java_script_enabled=False) as page:
        page.fill("#soeg", "Cykelværksted")
        page.click("button:text-is('Søg')")
        assert len(shown(page)) == 1
        page.goto(f"{office.address}/staff?liste=uden-ejer")
        page.click("#narrow summary")
        page.select_option("#kommune", label="Lemvig")
        page.click("button:text-is('Vis')")
        assert {"Lemvig" in one for one in page.locator(f"{ROWS} .from").all_inner_texts()} == {True}
        number = shown(page)[0]
        page.get_by_label(f"Vælg sag {number}").check()
        page.click("text=Tag de valgte")
        assert page.inner_text(".status") == "Sagen er din nu."


def test_the_keyboard_is_enough(office: Office) -> None:
    with office.staff() as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Gå til indholdet"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#soeg")).to_be_focused()
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "sag":
                break
        page.keyboard.press("Space")
        expect(page.locator(".pick input").first).to_be_checked()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(CASE)


def test_a_reader_sees_their_council_alone_and_ticks_nothing(office: Office) -> None:
    with office.staff(role="reader", council="aarhus") as page:
        assert {"Aarhus" in one for one in page.locator(f"{ROWS} .from").all_inner_texts()} == {True}
        expect(page.locator("input[type=checkbox]")).to_have_count(0)
        expect(page.locator("#menu")).not_to_contain_text("Ny henvendelse")


@pytest.mark.parametrize(
    "viewport", [DESK, {"width": 768, "height": 900}, PHONE], ids=["desk", "tablet", "phone"]
)
@pytest.mark.parametrize(
    "query",
    [
        "",
        "?liste=alle&side=2",
        "?liste=over-tid",
        "?liste=mine",
        "?liste=alle&raad=midt&soeg=vi",
        "?soeg=findes-ikke",
    ],
)
def test_axe_finds_nothing(office: Office, query: str, viewport: dict[str, int]) -> None:
    with office.staff(f"/staff{query}", viewport=viewport) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert flaws(page) == []


def test_axe_finds_nothing_in_what_opens(office: Office) -> None:
    with office.staff("/staff?liste=alle") as page:
        page.click("#narrow summary")
        page.locator(".pick input").first.check()
        page.click("text=Afslut de valgte")
        assert flaws(page) == []


def test_paper_has_the_list_and_nothing_to_press(office: Office) -> None:
    with office.staff("/staff?liste=alle") as page:
        page.emulate_media(media="print")
        expect(page.locator(".top")).to_be_hidden()
        expect(page.locator(".bulk")).to_be_hidden()
        expect(page.locator(ROWS).first).to_be_visible()
