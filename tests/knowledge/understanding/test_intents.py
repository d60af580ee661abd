"""Two questions in one message, each understood by itself."""

import pytest

from knowledge import library as libraries
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.understanding import intents

MONEY, COUNCIL = "kan vi få penge til vores projekt", "hvad er et sundhedsråd"
AGREEMENT = "hvad skal der stå i en samarbejdsaftale"


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


def topics(text: str, library: Library) -> list[str]:
    return [match.topic for match in intents.apart(text, library.topics.match(text), library)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"{COUNCIL}? {MONEY}?", ["health-councils", "council-funding"]),
        (f"{AGREEMENT} og {COUNCIL}", ["cooperation-agreement", "health-councils"]),
        (f"{COUNCIL}? {COUNCIL}?", []),
        (f"{COUNCIL}?", []),
        (f"{COUNCIL}? Tak for hjælpen og hav en god dag?", []),
        (f"{AGREEMENT}? Kan vi få penge til det?", ["cooperation-agreement", "council-funding"]),
        (f"{COUNCIL}, og hvad laver det?", []),  # "it" asks on about the first
        (f"{COUNCIL}? Jeg har ondt i maven, hvad skal jeg gøre?", []),
        (f"{COUNCIL}? {'a ' * 300}{MONEY}?", []),  # too far down to be looked for
        ("", []),
    ],
)
def test_questions_are_told_apart(text: str, asked: list[str], library: Library) -> None:
    assert topics(text, library) == asked


@pytest.mark.parametrize("strange", ["Где моя собака сейчас?", "👍 👍 👍 ?", "مرحبا كيف الحال?"])
def test_a_question_without_a_letter_of_ours_is_none(strange: str, library: Library) -> None:
    assert topics(f"{COUNCIL}? {strange}", library) == []
