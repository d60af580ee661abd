"""Exports and the trail in a real browser: with and without a script, and without barriers."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.bot.console.signed_in import cookie
from tests.browser import running
from tests.browser.test_axe import flaws

SECRET = "papers" * 8


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Run a bot that has one inquiry."""
    folder = tmp_path_factory.mktemp("papers")
    chosen = {"SECRET_KEY": SECRET, "DATABASE_URL": f"sqlite:///{folder}/indgang.db"}
    (folder / "in.csv").write_text(
        "opened_at;text;municipalities\n22-10-2026;Vi vil låne et rum;Skive", "utf-8"
    )
    command = [sys.executable, "-m", "bot", "import", "--what", "inquiries", "in.csv"]
    environ = os.environ | chosen | {"PYTHONPATH": str(running.ROOT)}
    subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
    with running.bot(folder, SECRET_KEY=SECRET) as url:
        yield folder, url


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def admin(
    request: pytest.FixtureRequest, chromium: Browser, bot: tuple[Path, str]
) -> Iterator[BrowserContext]:
    """Log an admin in, whose browser runs scripts or does not."""
    folder, url = bot
    name = f"Prøve {request.node.name}"
    given = cookie(folder / "indgang.db", url, "admin", name=name, secret=SECRET.encode())
    context = chromium.new_context(base_url=url, locale="da-DK", java_script_enabled=request.param)
    context.add_cookies(cast("Any", [given]))
    yield context
    context.close()


def _made(page: Page) -> None:
    """Export from the list, and wait for the file."""
    page.goto("/staff?liste=alle")
    page.click("text=Eksportér listen")
    page.check("text=CSV, som dansk Excel åbner den")
    page.click("text=Lav eksporten")
    for _ in range(20):
        if page.get_by_text("Filen er klar med 1 sag.").count():
            return
        again = page.get_by_text("Se, hvor langt den er nu")
        if again.count():
            again.click()
    expect(page.get_by_text("Filen er klar med 1 sag.")).to_be_visible()


def test_a_list_is_exported_and_fetched(admin: BrowserContext) -> None:
    page = admin.new_page()
    _made(page)

    with page.expect_download() as download:
        page.click("text=Hent filen")
    written = download.value.path().read_text("utf-8-sig")

    assert download.value.suggested_filename.startswith("henvendelser-")
    assert written.startswith("Måned;Tilstand;Emne")
    assert "Skive" in written
    assert "Vi vil låne" not in written


def test_an_export_with_persons_asks_what_for(admin: BrowserContext) -> None:
    page = admin.new_page()
    page.goto("/staff/eksport")
    page.click("summary")
    page.check("text=Henvendelsen")
    page.click("text=Lav eksporten")

    expect(page.get_by_role("alert")).to_contain_text("hvad du skal bruge personoplysningerne til")
    expect(page.get_by_label("Henvendelsen", exact=True)).to_be_checked()
    page.fill("#formaal", "Møde om lokaler")
    page.click("text=Lav eksporten")
    page.wait_for_url("**/staff/eksport/*")


def test_the_trail_tells_it(admin: BrowserContext) -> None:
    page = admin.new_page()
    page.goto("/staff/eksport")
    page.goto("/staff/spor")
    page.select_option("#hvad", "export.page")
    page.get_by_role("button", name="Vis", exact=True).click()

    expect(page.get_by_role("row").nth(1)).to_contain_text("så siden Eksport")


def test_a_case_is_fetched_as_a_paper(admin: BrowserContext) -> None:
    page = admin.new_page()
    page.goto("/staff/sag/26-0001-M")
    page.click("text=Skal sagen journaliseres?")

    with page.expect_download() as download:
        page.click("text=Hent sagen som PDF")
    assert download.value.suggested_filename == "26-0001-M.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_have_no_barriers(chromium: Browser, bot: tuple[Path, str], width: int) -> None:
    folder, url = bot
    given = cookie(folder / "indgang.db", url, "admin", name=f"Bred {width}", secret=SECRET.encode())
    context = chromium.new_context(base_url=url, locale="da-DK", viewport={"width": width, "height": 900})
    context.add_cookies(cast("Any", [given]))
    page = context.new_page()
    _made(page)
    paths = ["spor", "spor?dag=x", "spor?hvad=nix", "eksport", "eksport/nix", "sag/26-0001-M/historik"]
    for path in ["", *paths]:
        if path:
            page.goto(f"/staff/{path}")
        assert flaws(page) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, path
    context.close()
