"""Posters: each code leads where it says, and what is missing or mistyped is told."""

import asyncio
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import segno

from bot.poster import Code, Poster
from knowledge.terms import Language
from tests.bot.processes import environ
from tests.emulator import Emulator, Fault, running
from tests.emulator.server import TOKEN

PUBLIC = "https://indgang.example.org"


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        yield emulator


def _made(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "qr", *words],
        cwd=folder,
        env=environ(**settings),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


async def _made_beside(
    emulator: Emulator, folder: Path, *words: str, token: str = TOKEN
) -> subprocess.CompletedProcess[str]:
    """Make posters while the emulator goes on answering."""
    there = {"TELEGRAM_TOKEN": token, "TELEGRAM_API_URL": emulator.url}
    return await asyncio.to_thread(_made, folder, *words, PUBLIC_URL=PUBLIC, **there)


def _drawn(address: str) -> str:
    """Return the path of the code for *address*: what leads elsewhere is drawn otherwise."""
    made = segno.make(address, error="q", micro=False).svg_inline(border=4, scale=8)
    return str(re.findall(r' d="([^"]+)"', made)[-1])


def _path(file: Path) -> str:
    return str(re.findall(r' d="([^"]+)"', file.read_text("utf-8"))[-1])


async def test_a_poster_leads_to_the_web_and_to_telegram(emulator: Emulator, tmp_path: Path) -> None:
    done = await _made_beside(emulator, tmp_path, "horsens", "hearings", "--png")

    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "qr").iterdir()} == {
        f"{id_}{end}"
        for id_ in ("horsens", "hearings")
        for end in (".html", "-web.svg", "-web.png", "-telegram.svg", "-telegram.png")
    }
    assert _path(tmp_path / "qr/horsens-web.svg") == _drawn(f"{PUBLIC}/?emne=horsens")
    assert _path(tmp_path / "qr/hearings-telegram.svg") == _drawn(
        "https://t.me/indgang_test_bot?start=hearings"
    )
    assert (tmp_path / "qr/horsens-web.png").read_bytes().startswith(b"\x89PNG")


async def test_an_english_poster_opens_in_english(emulator: Emulator, tmp_path: Path) -> None:
    await _made_beside(emulator, tmp_path, "horsens", "--language", "en")

    assert _path(tmp_path / "qr/horsens-web.svg") == _drawn(f"{PUBLIC}/?emne=horsens&sprog=en")
    assert _path(tmp_path / "qr/horsens-telegram.svg") == _drawn(
        "https://t.me/indgang_test_bot?start=en_horsens"
    )
    assert '<html lang="en">' in (tmp_path / "qr/horsens.html").read_text("utf-8")


async def test_a_telegram_that_does_not_answer_leaves_the_web(emulator: Emulator, tmp_path: Path) -> None:
    emulator.faults.append(Fault("502", "getMe"))

    done = await _made_beside(emulator, tmp_path, "horsens")

    assert done.returncode == 1
    assert "the web alone, because Telegram did not say the bot's name" in done.stderr
    assert not (tmp_path / "qr/horsens-telegram.svg").exists()


async def test_a_wrong_token_is_told(emulator: Emulator, tmp_path: Path) -> None:
    emulator.token = "4242:another-token-that-nobody-ever-gave"
    emulator.token, wrong = "4242:the-emulator-knows-only-this-token", emulator.token
    there = {"TELEGRAM_TOKEN": wrong, "TELEGRAM_API_URL": emulator.url, "PUBLIC_URL": PUBLIC}
    done = await asyncio.to_thread(_made, tmp_path, "horsens", **there)

    assert done.returncode == 2
    assert done.stderr.startswith("Telegram rejects the token")


def test_all_councils_and_topics_are_made_when_none_is_named(tmp_path: Path) -> None:
    done = _made(tmp_path, "--output", "paper", PUBLIC_URL=PUBLIC + "/")
    made = {path.stem for path in (tmp_path / "paper").glob("*.html")}

    assert done.returncode == 0
    assert "because TELEGRAM_TOKEN is not set" in done.stderr
    assert {"aarhus", "horsens", "kronjylland", "hearings", "find-offers"} <= made
    assert not made & {"crisis", "smalltalk", "out-of-scope"}


def test_the_list_names_each_with_its_title(tmp_path: Path) -> None:
    danish, english = (_made(tmp_path, "--list", "--language", code).stdout for code in ("da", "en"))

    assert re.search(r"^horsens +Sundhedsråd Horsens$", danish, re.MULTILINE)
    assert re.search(r"^hearings +\S", english, re.MULTILINE)
    assert danish != english


def test_what_is_mistyped_is_told_with_what_is_close(tmp_path: Path) -> None:
    done = _made(tmp_path, "horsen", "xyzzy", "hearings", PUBLIC_URL=PUBLIC)

    assert done.returncode == 2
    assert "'horsen' is no council and no topic of a poster; write horsens" in done.stderr
    assert "'xyzzy' is no council and no topic of a poster; python -m bot qr --list shows all" in done.stderr
    assert not (tmp_path / "qr").exists()


def test_without_an_address_nothing_is_made(tmp_path: Path) -> None:
    done = _made(tmp_path, "horsens")

    assert done.returncode == 2
    assert done.stderr == (
        "PUBLIC_URL is not set; write the address that people open, for example https://indgang.example.org.\n"
    )


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "qr").touch()

    done = _made(tmp_path, "horsens", PUBLIC_URL=PUBLIC)

    assert done.returncode == 2
    assert done.stderr.startswith("The posters cannot be written to 'qr' (")


def test_a_page_shows_its_heading_codes_and_addresses_and_nothing_of_others() -> None:
    code = Code("web", "https://indgang.example.org/?emne=a&b", "På <nettet>")
    poster = Poster(
        "a", Language.DANISH, "Har I & <en> idé?", "Åbent & <ærligt>", "", "Skan.", "Ring 112.", (code,)
    )

    page = poster.files()["a.html"].decode()

    assert "<h1>Har I &amp; &lt;en&gt; idé?</h1>" in page
    assert "<h2>Åbent &amp; &lt;ærligt&gt;</h2>" in page
    assert "På &lt;nettet&gt;" in page
    assert "indgang.example.org/?emne=a&amp;b</p>" in page
    assert page.count("<svg") == 1
    assert not re.search(r"(?:src|href)=", page)
    assert '<html lang="da">' in page
