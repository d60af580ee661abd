"""The pages of local offers in a real browser: taps, words, map, paper, phones, keyboard, hostile offers."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.store import open_store
from knowledge.casework.staff import Account, StaffRole
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.records import Change
from tests.bot.offering import OFFERS, made
from tests.browser import running
from tests.browser.hostile import LINKS, chunks, kept
from tests.browser.test_axe import flaws
from tests.browser.visitor import OURS, Visitor
from tests.browser.watching import Watcher, missing

TODAY = datetime.now(UTC).date()
WEB = (True, False)
LEMVIG = "/tilbud?behov=loneliness&kommune=Lemvig"
PAPER = {"width": 794, "height": 1123}  # A4 at 96 dots per inch


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a bot that has our thirty offers, and hostile ones, beside its own."""
    folder = tmp_path_factory.mktemp("offers")
    offers = [replace(offer, checked_on=offer.checked_on and TODAY) for offer in (*OFFERS, *hostile())]
    with ThreadPoolExecutor(1) as apart:  # the browser's event loop runs in this thread
        apart.submit(lambda: asyncio.run(_put(folder, offers))).result()
    with running.bot(folder) as url:
        yield url


async def _put(folder: Path, offers: list[Offer]) -> None:
    async with open_store(f"sqlite:///{folder}/indgang.db") as store:
        await store.offers.put(Change(tuple(offers)), by=Account(1, "Test", StaffRole.ADMIN))


def hostile() -> list[Offer]:
    """Return offers that want to be more than text, whatever they were checked for when they came in."""
    texts = [
        made(
            100 + at,
            name=f"Ond {at} {text[:60]}",
            what=text,
            for_whom=text,
            organisation=text[:90],
            cost_note=text,
            schedule_note=text,
            address=text,
            municipalities=("Samsø",),
        )
        for at, text in enumerate(map(kept, chunks(1500)))
    ]
    links = [
        made(200 + at, name=f"Ondt link {at}", page=link, phone=link, email=link, municipalities=("Samsø",))
        for at, link in enumerate(LINKS)
    ]
    odd = made(300, id=OfferId("test-x"), name="x" * 300, what="y" * 3000, municipalities=("Odder",))
    return [*texts, *links, odd]


def names(page: Page) -> list[str]:
    return page.locator(".offer h3").all_inner_texts()


def chips(page: Page) -> list[str]:
    return [one.removesuffix("×").strip() for one in page.locator(".chips a:not(.plain)").all_inner_texts()]


# -- looking -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", WEB, ids=["script", "no-script"])
def test_by_taps_alone(chromium: Browser, offered: str, *, script: bool) -> None:
    with Visitor(chromium, offered, "/tilbud", java_script_enabled=script) as visitor:
        page = visitor.page
        page.locator(".taps").get_by_role("link", name="Ensomhed og fællesskab").click()
        page.get_by_text("Vælg kommune på kortet").click()
        page.locator(".land").get_by_role("link", name=re.compile("^Lemvig:")).click()
        assert chips(page) == ["Ensomhed og fællesskab", "Lemvig"]
        assert "Testcaféen" in names(page)

        page.get_by_role("link", name="Fjern Lemvig").click()
        assert chips(page) == ["Ensomhed og fællesskab"]
        page.go_back()
        assert chips(page) == ["Ensomhed og fællesskab", "Lemvig"]
        page.locator(".offer").get_by_role("link", name="Testcaféen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Testcaféen")
        page.go_back()
        assert chips(page) == ["Ensomhed og fællesskab", "Lemvig"]
        assert visitor.troubles == []


@pytest.mark.parametrize("script", WEB, ids=["script", "no-script"])
def test_by_words_that_no_address_has(chromium: Browser, offered: str, *, script: bool) -> None:
    with Visitor(chromium, offered, "/tilbud", java_script_enabled=script) as visitor:
        page = visitor.page
        page.get_by_label("Sig det med dine egne ord").fill("Testgruppen for min mand med demens i Lemvig")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tilbud?behov=*")
        assert names(page)[0] == "Testgruppen"
        assert "estgruppen" not in page.url

        page.reload()
        assert names(page)[0] == "Testgruppen"
        page.get_by_role("link", name="English").click()
        assert "estgruppen" not in page.url
        assert "Lemvig" in chips(page)
        assert visitor.troubles == []


@pytest.mark.parametrize("script", WEB, ids=["script", "no-script"])
def test_by_the_form(chromium: Browser, offered: str, *, script: bool) -> None:
    with Visitor(chromium, offered, "/tilbud", java_script_enabled=script) as visitor:
        page = visitor.page
        page.locator("#place").select_option("Lemvig")
        page.locator(".further > summary").click()
        page.get_by_label("Kun gratis").check()
        page.locator("#age").fill("70")
        page.locator("#tid").select_option("evening")
        page.get_by_role("button", name="Vis tilbud").click()
        page.wait_for_url("**/tilbud?*")
        assert chips(page) == ["Lemvig", "70 år", "Kun gratis", "Hverdag efter kl. 17"]
        assert names(page) == ["Testcaféen"]

        page.get_by_role("link", name="Fjern alle valg").click()
        page.get_by_role("link", name="Næste side").click()
        page.wait_for_url("**side=2*")
        assert "Side 2 af" in page.locator(".sides").inner_text()
        assert visitor.troubles == []


def test_danger_is_answered_alone(chromium: Browser, offered: str) -> None:
    with Visitor(chromium, offered, "/tilbud") as visitor:
        visitor.page.get_by_label("Sig det med dine egne ord").fill("jeg vil tage mit eget liv i nat")
        visitor.page.keyboard.press("Enter")

        expect(visitor.page.locator(".danger")).to_contain_text("112")
        assert names(visitor.page) == []
        assert flaws(visitor.page) == []


# -- what one does there -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [LEMVIG, "/tilbud/test-1"])
@pytest.mark.parametrize("script", WEB, ids=["script", "no-script"])
def test_what_is_wrong_is_told_in_the_chat(
    chromium: Browser, offered: str, path: str, *, script: bool
) -> None:
    with Visitor(chromium, offered, path, java_script_enabled=script) as visitor:
        visitor.page.get_by_role("button", name="Noget er forkert ved Testcaféen").click()
        visitor.page.locator(OURS).first.wait_for()

        assert visitor.page.locator(".mine .bubble").inner_text() == "Noget er forkert: Testcaféen"
        assert "Hvad er der galt med Testcaféen?" in visitor.last
        assert "Tak" in visitor.taps("Forkert telefonnummer")


@pytest.mark.parametrize("script", WEB, ids=["script", "no-script"])
def test_a_gap_is_noted(chromium: Browser, offered: str, *, script: bool) -> None:
    with Visitor(chromium, offered, "/tilbud?behov=grief", java_script_enabled=script) as visitor:
        visitor.page.get_by_role("button", name="Ja, skriv det ned").click()
        expect(visitor.page.get_by_role("status").first).to_contain_text("Vælg både")
        visitor.page.locator("#gap-place").select_option("Odder")
        visitor.page.get_by_role("button", name="Ja, skriv det ned").click()

        expect(visitor.page.get_by_role("status").first).to_contain_text("Vi har skrevet ned")
        assert visitor.troubles == []


def test_one_click_prints_and_one_copies(chromium: Browser, offered: str) -> None:
    with Visitor(chromium, offered, LEMVIG, permissions=["clipboard-read", "clipboard-write"]) as visitor:
        visitor.page.evaluate("window.print = () => { window.printed = true; }")
        visitor.page.get_by_role("button", name="Udskriv").click()
        visitor.page.get_by_role("button", name="Kopiér linket").click()
        expect(visitor.page.get_by_text("Linket er kopieret")).to_be_visible()

        assert visitor.page.evaluate("window.printed")
        copied = visitor.page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{offered}{LEMVIG}&sprog=da"


def test_without_a_script_there_are_no_buttons_for_one(chromium: Browser, offered: str) -> None:
    with Visitor(chromium, offered, LEMVIG, java_script_enabled=False) as visitor:
        assert visitor.page.get_by_role("link", name="Link til den her liste").is_visible()
        assert not visitor.page.get_by_role("button", name="Udskriv").is_visible()


# -- how it looks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [LEMVIG, "/tilbud/test-1", "/tilbud?kommune=Odder"])
def test_on_paper_nothing_is_cut(chromium: Browser, offered: str, path: str) -> None:
    with Visitor(chromium, offered, path, viewport=PAPER) as visitor:
        visitor.page.emulate_media(media="print")
        edges = visitor.page.evaluate(
            "[...document.querySelectorAll('main *')].map(one => one.getBoundingClientRect())"
            ".filter(one => one.width).map(one => Math.max(one.right, -one.left))"
        )

        assert max(edges) <= PAPER["width"]
        assert not visitor.page.locator(".looking, .map, .gap, .wrong").first.is_visible()
        assert visitor.page.locator(".printed").is_visible()
        assert len(visitor.page.pdf()) > 1000


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize(
    "path", ["/tilbud", LEMVIG, "/tilbud?kommune=Odder", "/tilbud/test-x", "/tilbud/nix"]
)
def test_on_a_phone_nothing_scrolls_sideways(chromium: Browser, offered: str, path: str, width: int) -> None:
    with Visitor(chromium, offered, path, viewport={"width": width, "height": 740}) as visitor:
        visitor.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

        assert not visitor.overflows


def test_what_is_tapped_is_large_enough(chromium: Browser, offered: str) -> None:
    with Visitor(chromium, offered, LEMVIG, viewport={"width": 360, "height": 740}) as visitor:
        heights = visitor.page.evaluate(
            "[...document.querySelectorAll('.chips a, .looking button, .wrong, summary')]"
            ".map(one => one.getBoundingClientRect().height).filter(Boolean)"
        )

        assert min(heights) >= 24  # WCAG 2.2, 2.5.8


# -- for everybody -----------------------------------------------------------------------------------------


def test_with_the_keyboard_alone(chromium: Browser, offered: str) -> None:
    with Visitor(chromium, offered, "/tilbud") as visitor:
        keys = visitor.page.keyboard
        keys.press("Tab")
        assert _focused(visitor.page) == "Gå til tilbuddene"
        keys.press("Enter")
        keys.press("Tab")
        first = names(visitor.page)[0]
        assert _focused(visitor.page) == first

        visitor.page.reload()
        visitor.page.locator("details.map > summary").focus()
        keys.press("Tab")
        assert _focused(visitor.page) == "Spring kortet over"
        keys.press("Tab")
        keys.press("Enter")
        visitor.page.wait_for_url("**kommune=*")
        assert len(chips(visitor.page)) == 1


@pytest.mark.parametrize(
    "path",
    ["/tilbud", LEMVIG, "/tilbud?kommune=Lemvig&gratis=1&tid=weekend", "/tilbud/test-1", "/tilbud/test-4"],
)
@pytest.mark.parametrize(
    "options", [{}, {"forced_colors": "active"}, {"viewport": {"width": 320, "height": 640}}]
)
def test_axe(chromium: Browser, offered: str, path: str, options: dict[str, object]) -> None:
    with Visitor(chromium, offered, path, reduced_motion="reduce", **options) as visitor:
        visitor.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

        assert flaws(visitor.page) == []


def test_axe_in_english(chromium: Browser, offered: str) -> None:
    with Visitor(chromium, offered, LEMVIG, locale="en-GB", reduced_motion="reduce") as visitor:
        assert visitor.page.get_attribute("html", "lang") == "en"
        assert flaws(visitor.page) == []


# -- hostile offers ----------------------------------------------------------------------------------------


def test_hostile_offers_are_text(chromium: Browser, offered: str) -> None:
    watcher = Watcher(chromium, offered)
    sides = [watcher.look(f"/tilbud?kommune=Samsø&side={side}", "main") for side in (1, 2, 3)]
    alone = [watcher.look(f"/tilbud/test-{100 + at}", "main") for at in range(len(chunks(1500)))]
    addresses = watcher.page.evaluate("[...document.querySelectorAll('a')].map(one => one.protocol)")
    watcher.close()

    assert missing(chunks(1500), "\n".join(sides)) == []
    assert missing(chunks(1500), "\n".join(alone)) == []
    assert set(addresses) <= {"http:", "https:", "tel:", "mailto:"}


def test_hostile_links_are_no_links(chromium: Browser, offered: str) -> None:
    watcher = Watcher(chromium, offered)
    for at in range(len(LINKS)):
        watcher.look(f"/tilbud/test-{200 + at}")
        links = watcher.page.evaluate(
            "[...document.querySelectorAll('main a')].map(one => one.protocol + one.getAttribute('onclick'))"
        )
        assert {one for one in links if not re.fullmatch("(https?|tel|mailto):null", one)} == set(), LINKS[at]
    watcher.close()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent")).strip()
