"""The notice holds all it must in 600 letters, and its version changes with its words."""

import hashlib
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge import library
from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.library import Library, notice
from knowledge.privacy.retention import Periods
from knowledge.terms import Language

# Changing the words needs a new version in privacy.toml, and the new words' digest beside it here.
VERSION, DIGEST = "2026-11-22", "3750fd638c0abfbf"
MUST = {
    Language.DANISH: (
        "automatisk assistent",
        r"Region Midtjylland.*Regionen har ansvaret",
        r"akut, så ring \*\*112\*\*",
        "ikke CPR-nummer eller noget om helbred",
        "til at svare dig",
        "artikel 6, stk. 1, litra e",
        "24 timer",
        "30 dage",
        "ikke forstod, gemmer vi i 30 dage",
        "/minedata",
        "/slet",
        "klage til Datatilsynet",
        "Telegram er et firma uden for regionen",
        "/menneske",
        "/privatliv",
    ),
    Language.ENGLISH: (
        "automatic assistant",
        r"Region Midtjylland.*region is responsible",
        r"emergency, call \*\*112\*\*",
        "CPR numbers or anything about health",
        "to answer you",
        r"article 6\(1\)\(e\)",
        "24 hours",
        "30 days",
        "didn't understand we keep for 30 days",
        "/mydata",
        "/delete",
        "complain to Datatilsynet",
        "Telegram is a company outside the region",
        "/human",
        "/privacy",
    ),
}


@pytest.fixture(scope="module")
def packaged() -> Library:
    return library.load(CONTENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def words(known: Library, language: Language) -> str:
    return notice.words(known.phrasebook, language, known.periods)


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_it_says_all_it_must_in_600_letters(packaged: Library, language: Language) -> None:
    said = words(packaged, language)

    assert [one for one in MUST[language] if not re.search(one, said, re.DOTALL)] == []
    assert len(said.replace("**", "")) <= 600


def test_the_web_hears_nothing_of_telegram(packaged: Library) -> None:
    for language in (Language.DANISH, Language.ENGLISH):
        said = notice.words(packaged.phrasebook, language, packaged.periods, channel="web")

        assert said.endswith("Datatilsynet.")
        assert words(packaged, language).startswith(said)


def test_the_version_belongs_to_these_words(packaged: Library) -> None:
    said = "\n".join(words(packaged, language) for language in (Language.DANISH, Language.ENGLISH))

    assert (packaged.notice, hashlib.sha256(said.encode()).hexdigest()[:16]) == (VERSION, DIGEST)


def test_it_follows_the_periods(packaged: Library) -> None:
    periods = Periods(unfinished_chat=timedelta(hours=36), after_closing=timedelta(days=90))

    said = notice.words(packaged.phrasebook, Language.DANISH, periods)

    assert "36 timer" in said
    assert "90 dage" in said


@pytest.mark.parametrize("written", ["", 'version = "snart"', "version = 3"])
def test_a_version_that_is_no_date_is_a_flaw(folder: Path, written: str) -> None:
    path = folder / "privacy.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"version = {VERSION}", written), "utf-8")

    with pytest.raises(ContentError, match=r"privacy\.toml:\d+: The version of the notice is no date"):
        library.load(folder)


def test_a_notice_that_is_too_long_is_a_flaw(folder: Path) -> None:
    path = folder / "ui/da.ftl"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Mere: /privatliv.", "Mere: /privatliv. " + "Hej igen. " * 9), "utf-8")

    with pytest.raises(ContentError, match=r"ui/da\.ftl:\d+: The notice has \d{3} letters") as raised:
        library.load(folder)

    (flaw,) = raised.value.flaws
    assert path.read_text("utf-8").splitlines()[flaw.line - 1].startswith("notice =")
