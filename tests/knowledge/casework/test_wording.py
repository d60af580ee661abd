"""What people read because of what staff did, in both languages."""

import pytest

from knowledge.casework.wording import CoverLetter, Wording
from knowledge.terms import Language
from tests.bot.browsing import shelf

REFERENCE = "26-0147-K"
SECRET = "Vores medlemmer"


def wording(language: Language) -> Wording:
    return Wording(shelf().library.phrasebook, language, REFERENCE)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("road", ["chat", "mail", "phone"])
def test_an_answer_has_the_reference_the_words_and_the_unit(language: Language, road: str) -> None:
    told = wording(language).answer("Det kan I godt.\n\nRing.", road=road, asks=False)

    assert REFERENCE in told.splitlines()[0]
    assert "\n\nDet kan I godt.\n\nRing.\n\n" in told
    assert "Civilsamfundsenheden" in told.splitlines()[-1]


def test_a_question_asks_for_the_answer_where_the_person_writes() -> None:
    danish = wording(Language.DANISH)

    assert "Skriv svaret her i chatten" in danish.answer("Hvor mange?", road="chat", asks=True)
    assert "Skriv svaret her i chatten" not in danish.answer("Hvor mange?", road="mail", asks=True)


def test_a_person_is_told_who_has_it_and_why_in_their_language() -> None:
    english = wording(Language.ENGLISH)

    told = english.forwarded(
        "Sundhedsråd Midt", english.why_council("Sundhedsråd Midt", "Skive"), road="chat"
    )

    assert "is now with Sundhedsråd Midt" in told
    assert "Sundhedsråd Midt covers Skive." in told


@pytest.mark.parametrize("council", ["Sundhedsråd Midt", ""])
def test_the_letter_to_a_receiver_has_number_topic_council_and_link(council: str) -> None:
    letter = CoverLetter(shelf().library.phrasebook, REFERENCE, "Samskabelse", council, "Region Midtjylland")

    body = letter.body("https://indgang.example.org/modtag/abc")

    assert REFERENCE in letter.subject()
    for told in (REFERENCE, "Samskabelse", council or "ikke valgt", "https://indgang.example.org/modtag/abc"):
        assert told in body
    assert "30 dage" in body
