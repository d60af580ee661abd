"""Staff decide about offers and see what is missing, in a real browser, and nothing is in the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from knowledge.offers.offer import OfferId
from knowledge.offers.records import Gap, Proposal, Search, Wanted
from tests.bot.console.offering import ADD, CORRECT, EDIT, WALKS, WITHDRAW
from tests.browser.hostile import EVENTS, SCRIPTS, WATCH
from tests.browser.office import Office, opened
from tests.browser.proposing import kept, proposed, sought
from tests.browser.test_axe import flaws

PHONE = {"width": 360, "height": 740}
WIDTHS: tuple[ViewportSize, ...] = ({"width": 1280, "height": 900}, {"width": 360, "height": 740})
TILBUD = "/staff/tilbud"
OLD = replace(WALKS, id=OfferId("test-old"), name="Testgammel", assured_on=date(2020, 1, 1))


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open the office over the demonstration, with an offer of ours and one that is old."""
    with opened(chromium, tmp_path_factory.mktemp("offers")) as office:
        kept(office.folder, WALKS, OLD)
        yield office


def fits(page: Page) -> bool:
    return not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_no_page_of_the_offers_has_a_barrier_or_is_too_wide(office: Office) -> None:
    numbers = proposed(office.folder, ADD, EDIT, WITHDRAW, CORRECT)
    sought(office.folder, (Search(WALKS.needs[0], "Skive", 0),) * 30, (Gap(WALKS.needs[0], "Skive"),) * 7)
    paths = [
        *("", "/alle", "/alle?soeg=findes-ikke", "/bekraeft", "/nyt", "/et/test-walks"),
        *("/overblik", "/overblik?tal=searches&alle=1"),
        *(f"/forslag/{number}" for number in numbers),
    ]

    with office.staff(TILBUD) as page:
        for path in paths:
            for size in WIDTHS:
                page.set_viewport_size(size)
                page.goto(f"{office.address}{TILBUD}{path}")
                page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
                assert (path, flaws(page), fits(page)) == (path, [], True)


def test_a_proposal_is_mended_looked_at_and_approved(office: Office) -> None:
    [number] = proposed(office.folder, replace(EDIT, text=""))

    with office.staff(TILBUD, viewport=PHONE) as page:
        page.locator(f"#forslag-{number}").locator("xpath=../..").get_by_role("link").click()
        expect(page.locator("ins")).to_contain_text("55 66 77 88")
        page.locator("summary", has_text="Ret, før du godkender").click()
        page.fill("#name", "")
        page.click("text=Vis, hvordan det ser ud")
        expect(page.locator(".mistake")).to_have_text("Skriv noget her, eller sæt et kryds.")
        assert (flaws(page), fits(page)) == ([], True)
        page.fill("#name", "Testgåture om torsdagen")
        page.click("text=Vis, hvordan det ser ud")
        expect(page.locator(".offer-preview strong")).to_have_text("Testgåture om torsdagen")
        page.click("button:text-is('Godkend')")
        expect(page.locator(".status")).to_have_text("Rettelsen er godkendt og bruges fra nu af.")
        page.goto(f"{office.address}{TILBUD}/et/test-walks")
        expect(page.locator("h1")).to_have_text("Testgåture om torsdagen")
        expect(page.locator("table")).to_contain_text("godkendte et forslag om et tilbud")


def test_the_second_of_two_is_told(office: Office) -> None:
    [number] = proposed(office.folder, WITHDRAW)
    there = f"{TILBUD}/forslag/{number}"

    with office.staff(there, name="Bo Prøve") as bo, office.staff(there, name="Ida Prøve") as ida:
        bo.click("text=Afvis forslaget")
        ida.click("text=Fjern tilbuddet")

        expect(ida.locator("[role=alert]")).to_contain_text("Bo Prøve nåede det først")
        assert flaws(ida) == []


def test_an_old_offer_is_confirmed_with_one_tap_of_the_keyboard(office: Office) -> None:
    with office.staff(f"{TILBUD}/bekraeft", viewport=PHONE) as page:
        card = page.locator(".card", has_text="Testgammel")
        card.get_by_role("button", name="Bekræftet i dag: Jeg har ringet: Testgammel").focus()
        page.keyboard.press("Enter")

        expect(page.locator(".status")).to_have_text("Tilbuddet er bekræftet i dag.")
        expect(page.locator(".card", has_text="Testgammel")).to_have_count(0)


def test_the_large_table_is_reached_by_keyboard_and_keeps_its_first_column(office: Office) -> None:
    with office.staff(f"{TILBUD}/overblik?tal=searches", viewport=PHONE) as page:
        table = page.get_by_role("region", name="Søgninger: kommuner og behov")
        table.focus()
        table.evaluate("one => one.scrollLeft = 600")

        first = table.locator("tbody th").first
        left = first.evaluate("one => one.getBoundingClientRect().left")
        assert left == pytest.approx(table.evaluate("one => one.getBoundingClientRect().left"), abs=2)


def test_nothing_hostile_runs(office: Office) -> None:
    texts = [*SCRIPTS, *EVENTS]
    nasty = [
        replace(
            WALKS,
            id=OfferId(f"test-nasty-{at}"),
            name=text,
            organisation=text,
            what=text,
            page="javascript:hostile()",
        )
        for at, text in enumerate(texts[::6])
    ]
    kept(office.folder, *nasty)
    numbers = proposed(
        office.folder,
        *(Proposal(Wanted.EDIT, replace(one, what=f"{one.what} nu"), of=one.id) for one in nasty),
        *(Proposal(Wanted.CORRECT, of=WALKS.id, text=text) for text in texts),
    )

    with office.staff("/staff/tilbud/nyt") as page:
        page.context.add_init_script(WATCH)
        for path in ("", "/alle", "/et/test-nasty-0", f"/forslag/{numbers[0]}", f"/forslag/{numbers[-1]}"):
            page.goto(f"{office.address}{TILBUD}{path}")
            assert page.evaluate("[ran, broken]") == [[], []]
            assert page.locator("a[href^='javascript']").count() == 0
