"""Nineteen municipalities, twelve needs, two languages: nobody who looks for an offer hears nothing."""

from datetime import date

import pytest

from bot.store.offers.memory import shelved
from knowledge import library as libraries
from knowledge.answering import choosing
from knowledge.answering.offers import Guide, Listed
from knowledge.answering.voice import Voice
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.offers.directory import Directory, Empty
from knowledge.offers.seeking import Seeking
from knowledge.terms import Language, Role

DAY = date(2026, 11, 23)
LATE = date(2030, 1, 1)  # long after anybody confirmed anything: all of it is hidden
PUBLIC = {Language.DANISH: ("egen læge", "kommunen"), Language.ENGLISH: ("own doctor", "municipality")}
ASKED = {Language.DANISH: "Skal vi skrive ned", Language.ENGLISH: "Shall we write down"}
LANGUAGES = tuple(PUBLIC)


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


@pytest.fixture(scope="module")
def directory(library: Library) -> Directory:
    return shelved(library)


def municipalities(library: Library) -> list[str]:
    return [name for one in library.gazetteer.councils for name in one.municipalities]


def found(library: Library, directory: Directory, language: Language, day: date = DAY) -> dict[str, Listed]:
    """Return what is said to each need in each municipality."""
    guide = Guide(Voice(library, language), directory, day)
    return {
        f"{need.id}@{place}": choosing.tapped(f"need:{need.id}", Seeking(municipality=place), guide)
        for place in municipalities(library)
        for need in library.needs.all
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_need_is_answered_everywhere(
    language: Language, library: Library, directory: Directory
) -> None:
    answers = found(library, directory, language)

    assert len(answers) == 19 * 12
    for cell, listed in answers.items():
        need, _, place = cell.partition("@")
        text = listed.reply.text
        assert "1. **" in text, cell
        assert all(word in text for word in PUBLIC[language]), cell
        assert place in text, cell
        assert ASKED[language] in text or any(one.action == "missing" for one in listed.reply.choices), cell
        assert [(one.need, one.municipality) for one in listed.told.searches] == [(need, place)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [DAY, LATE])
def test_where_nothing_is_known_any_more_there_is_still_a_way(
    language: Language, day: date, library: Library, directory: Directory
) -> None:
    for cell, listed in found(library, Empty() if day == DAY else directory, language, day).items():
        text = listed.reply.text
        assert "1. **" not in text, cell
        assert all(word in text for word in PUBLIC[language]), cell
        assert ASKED[language] in text, cell
        assert [one.action for one in listed.reply.choices] == ["narrow", "missing:yes", "missing:no"]
        assert [one.hits for one in listed.told.searches] == [0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_to_the_end_shows_each_offer_once(
    language: Language, library: Library, directory: Directory
) -> None:
    guide = Guide(Voice(library, language), directory, DAY)
    for listed in found(library, directory, language).values():
        shown, page = list(listed.seeking.shown), listed
        while any(one.action == "more" for one in page.reply.choices):
            page = choosing.tapped("more", page.seeking, guide)
            shown += page.seeking.shown
        assert len(shown) == len(set(shown))
        assert choosing.tapped("more", page.seeking, guide).seeking.shown == tuple(shown[:3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_works_with_people_gets_a_card_everywhere(
    language: Language, library: Library, directory: Directory
) -> None:
    guide = Guide(Voice(library, language, Role.PROFESSIONAL), directory, DAY)
    for listed in found(library, directory, language).values():
        card = choosing.tapped("card", listed.seeking, guide)
        assert len(card.reply.text) > 200
        assert [one.card for one in card.told.searches] == [True]
