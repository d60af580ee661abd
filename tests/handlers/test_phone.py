"""Which number people are told to call: what staff have written in the contacts is what is said."""

from dataclasses import replace
from datetime import timedelta

import pytest

import handlers
from knowledge.casework.steering import Kind, Measure
from knowledge.library import Library
from tests.handlers.visitor import NOW, Visitor

OURS, THEIRS = "78 41 11 11", "78 44 99 99"
UNTIL = NOW + timedelta(days=3)


@pytest.fixture
def reached(library: Library) -> Visitor:
    """Somebody who writes after the unit and the hospital in Skive got numbers of their own."""
    old = library.contacts
    skive = replace(old.hospitals["skive"], phone=THEIRS)
    new = replace(old, unit=replace(old.unit, phone=OURS), hospitals={**old.hospitals, "skive": skive})
    known = replace(library, contacts=new, routes=replace(library.routes, contacts=new))
    return Visitor(handlers.build(), known)


async def test_who_asks_for_a_person_hears_the_units_own_number(reached: Visitor) -> None:
    assert f"Ring til civilsamfundsenheden på {OURS}, eller skriv her." in reached.says("tal med et menneske")
    assert f"Du kan ringe til civilsamfundsenheden på {OURS}." in reached.says("/menneske")


async def test_in_english_too(reached: Visitor) -> None:
    assert f"Call the civil society unit on {OURS}" in reached.says("I want to talk to a person, please")


@pytest.mark.parametrize(
    "measure", [Measure(Kind.STOP, UNTIL, channel="telegram", id=7), Measure(Kind.PAUSE, UNTIL, id=8)]
)
async def test_so_does_who_finds_it_closed(measure: Measure, reached: Visitor) -> None:
    reached.steers(measure)

    assert f"til civilsamfundsenheden på {OURS}" in reached.says("jeg vil gerne tale med et menneske")


async def test_so_does_who_is_blocked(reached: Visitor) -> None:
    reached.blocked = True

    assert f"Ring til civilsamfundsenheden på {OURS}." in reached.says("hallo?")


async def test_whom_to_turn_to_is_told_with_it(reached: Visitor) -> None:
    heard = reached.says("Hvem skal vi kontakte, når det gælder hele regionen?")

    assert OURS in heard
    assert "ikke offentliggjort" not in heard


@pytest.mark.parametrize(
    "text",
    [
        "Hvad er telefonnummeret til hospitalet i Skive?",
        "Kan jeg ringe til Regionshospitalet Skive?",
        "What is the phone number of the hospital in Skive?",
    ],
)
async def test_a_hospitals_number_is_told(text: str, reached: Visitor) -> None:
    assert f"Regionshospitalet Skive · hospitalsenhedmidt.dk · {THEIRS}" in reached.says(text)


async def test_what_is_only_likely_asks_to_be_checked(visitor: Visitor) -> None:
    heard = visitor.says("telefonnummer til AUH")

    assert "78 45 00 00" in heard
    assert "Tjek gerne oplysningerne først." in heard


async def test_a_hospital_without_a_number_is_called_through_the_region(visitor: Visitor) -> None:
    heard = visitor.says("Hvad er telefonnummeret til hospitalet i Skive?")

    assert "Ring til Region Midtjylland på 78 41 00 00" in heard
    assert "hospitalsenhedmidt" not in heard
