"""A case that staff work on: the bot is silent in it, and its person hears how it stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from knowledge.records import Case, Note
from tests.handlers.visitor import NOW, Visitor, case, go

Visit = Callable[..., Visitor]

PROPOSAL = "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens"


def staffed(**fields: Any) -> Case:
    """Return a case that was claimed a day ago."""
    claimed = {"state": "I gang", "claimed_at": (NOW - timedelta(days=1)).isoformat()}
    return replace(case(147), **(claimed | fields))


@pytest.mark.parametrize("text", ["hvad er et sundhedsråd", "vi kan også om torsdagen", "hej"])
async def test_who_has_staff_on_their_case_talks_with_them(text: str, visit: Visit) -> None:
    visitor = visit(cases=(staffed(),))

    heard = visitor.says(text)

    assert heard == "Sendt til sagen 26-0147-K."
    assert visitor.notes == [Note("26-0147-K", text)]
    assert visitor.buttons == ["Nyt spørgsmål"]


async def test_a_new_question_gets_the_bot_back(visit: Visit) -> None:
    visitor = visit(cases=(staffed(),))
    visitor.says("hej")
    visitor.taps("Nyt spørgsmål")

    assert "Kilder:" in visitor.says("hvad er et sundhedsråd")


async def test_who_taps_a_button_talks_with_the_bot(visit: Visit) -> None:
    visitor = visit(cases=(staffed(),))
    go(visitor, "/start", "[Vi er en organisation]", "[Find jeres sundhedsråd]")

    heard = visitor.says("Skive")

    assert visitor.notes == []
    assert "Sundhedsråd Midt" in heard


@pytest.mark.parametrize(
    "fields",
    [
        {"claimed_at": ""},
        {"claimed_at": (NOW - timedelta(days=15)).isoformat()},
        {"state": "Afsluttet"},
    ],
)
async def test_what_nobody_works_on_draws_nothing(fields: dict[str, str], visit: Visit) -> None:
    visitor = visit(cases=(staffed(**fields),))

    assert "Kilder:" in visitor.says("hvad er et sundhedsråd")


async def test_an_answer_to_a_question_of_staff_goes_to_the_case(visit: Visit) -> None:
    waits = staffed(state="Afventer", waiting_for="afsender", answered_at=NOW.isoformat())
    visitor = visit(cases=(waits,))

    visitor.says("vi er 12 frivillige")

    assert visitor.notes == [Note("26-0147-K", "vi er 12 frivillige")]
    assert visitor.notes[0].reopens


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "En medarbejder arbejder med den."),
        ({"state": "Afventer", "waiting_for": "afsender"}, "Den venter på svar fra dig."),
        ({"state": "Afventer", "waiting_for": "sundhedsråd"}, "Den venter på svar fra sundhedsrådet."),
        (
            {"state": "Afventer", "waiting_for": "dato", "wake_on": "2027-01-04"},
            "En medarbejder tager den op igen mandag den 4. januar 2027.",
        ),
        ({"state": "Afventer"}, "En medarbejder tager den op igen senere."),
        (
            {
                "state": "Videresendt",
                "receiver": "Skive **Kommune**",
                "forwarded_at": "2026-11-20T23:30:00+00:00",
            },
            "har haft den siden lørdag den 21. november. Den er stadig åben hos os.",
        ),
        ({"state": "Videresendt"}, "Den er sendt videre til dem, der kan svare."),
        ({"state": "Besvaret"}, "Den er besvaret."),
        ({"state": "Afsluttet"}, "Den er afsluttet."),
        ({"state": "Genåbnet"}, "Den er åben igen, og en medarbejder læser det nye."),
    ],
)
async def test_a_person_hears_how_it_stands(fields: dict[str, str], told: str, visit: Visit) -> None:
    assert told in visit(cases=(staffed(**fields),)).says("26-0147-K")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state": "Afventer", "waiting_for": "afsender"}, "It is waiting for an answer from you."),
        (
            {"state": "Afventer", "waiting_for": "dato", "wake_on": "2026-11-30"},
            "A member of staff will take it up again on Monday 30 November.",
        ),
        (
            {"state": "Videresendt", "receiver": "Skive Kommune", "forwarded_at": NOW.isoformat()},
            "Skive Kommune has had it since Monday 23 November.",
        ),
    ],
)
async def test_the_same_in_english(fields: dict[str, str], told: str, visit: Visit) -> None:
    visitor = visit(cases=(staffed(**fields),))
    visitor.says("/language english")

    assert told in visitor.says("26-0147-K")


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), None),
        (
            datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
            "Vi har ikke åbnet endnu, så en medarbejder kan tidligst læse den senere i dag.",
        ),
        (datetime(2026, 11, 23, 19, 0, tzinfo=UTC), "i morgen, tirsdag den 24. november."),
        (datetime(2026, 11, 20, 19, 0, tzinfo=UTC), "læse den mandag den 23. november."),
        (datetime(2026, 12, 24, 9, 0, tzinfo=UTC), "læse den mandag den 28. december."),
        (datetime(2026, 12, 31, 9, 0, tzinfo=UTC), "læse den mandag den 4. januar 2027."),
    ],
)
async def test_out_of_hours_the_receipt_names_the_next_working_day(
    at: datetime, told: str | None, visitor: Visitor
) -> None:
    visitor.now = at

    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]", "[Send henvendelsen]")

    assert "har nummer 26-0147-K" in heard
    assert (told in heard) if told else ("tidligst" not in heard)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (None, ""),
        (0, "De sidste 30 dage har et svar typisk taget under en arbejdsdag."),
        (1, "De sidste 30 dage har et svar typisk taget en arbejdsdag."),
        (3, "De sidste 30 dage har et svar typisk taget tre arbejdsdage."),
        (14, "De sidste 30 dage har et svar typisk taget 14 arbejdsdage."),
    ],
)
async def test_the_receipt_tells_how_long_it_takes(days: int | None, told: str, visitor: Visitor) -> None:
    visitor.steers(expected=days)

    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]", "[Send henvendelsen]")

    assert told in heard
    assert ("typisk" in heard) is bool(told)


async def test_in_english_the_receipt_counts_too(visitor: Visitor) -> None:
    visitor.steers(expected=1)
    visitor.now = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
    visitor.says("/language english")

    go(visitor, "We would like to offer walks for lonely old people together with the hospital in Horsens")
    for label in ("Yes, send it", "Network", "Here in the chat", "Send the inquiry"):
        visitor.taps(label)

    assert "so a member of staff can read it on Monday 23 November at the earliest." in visitor.hears
    assert "has typically taken one working day." in visitor.hears


@pytest.mark.parametrize("text", ["hvornår får jeg svar", "when will i get an answer"])
async def test_when_it_is_answered_is_told_where_it_is_known(text: str, visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.steers(expected=3)

    heard = visitor.says(text)

    assert "typisk taget tre arbejdsdage" in heard or "typically taken three working days" in heard


@pytest.mark.parametrize("text", ["jeg har ventet 3 uger på svar", "vi har stadig ikke hørt noget fra jer"])
async def test_who_has_waited_gets_a_sorry_and_the_status(text: str, visit: Visit) -> None:
    visitor = visit(cases=(case(147),))

    heard = visitor.says(text)

    assert heard.startswith("Det er jeg ked af.")
    assert "Henvendelse 26-0147-K" in heard
    assert "Tal med et menneske" in visitor.buttons


async def test_who_has_waited_without_a_case_here_gets_a_sorry_and_a_person(visitor: Visitor) -> None:
    visitor.says("hej")

    heard = visitor.says("jeg har ventet 3 uger på svar")

    assert heard.startswith("Det er jeg ked af.")
    assert "Tal med et menneske" in visitor.buttons


async def test_merged_cases_are_one(visit: Visit) -> None:
    other = replace(staffed(), reference="26-0148-M", main="26-0147-K")
    visitor = visit(cases=(other, staffed()))

    assert visitor.says("vi kan også om torsdagen") == "Sendt til sagen 26-0147-K."


async def test_a_case_merged_into_a_strangers_is_ones_own(visit: Visit) -> None:
    visitor = visit(cases=(staffed(main="26-0001-A"),))

    assert visitor.says("vi kan også om torsdagen") == "Sendt til sagen 26-0147-K."
