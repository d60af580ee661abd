"""What fails is corrected with a tap, and kept for staff to learn from: but for what never is."""

import pytest

from knowledge.records import Failing, Miss
from tests.handlers.visitor import Visitor, go

COUNCIL = "hvad er et sundhedsråd"
LOST = "hvem vandt kampen i går"


def missed(visitor: Visitor) -> list[Miss]:
    return list(visitor.effects.misses) if visitor.effects else []


@pytest.mark.parametrize(
    ("steps", "failing"),
    [
        ((COUNCIL, "[Forkert emne]"), Failing.WRONG_TOPIC),
        ((COUNCIL, "[Hjalp det? Nej]"), Failing.NOT_HELPED),
        ((COUNCIL, "nej"), Failing.NOT_HELPED),
        ((COUNCIL, "det var ikke det jeg spurgte om"), Failing.NOT_HELPED),
        (("what is a health council?", "[Wrong topic]"), Failing.WRONG_TOPIC),
        (("what is a health council?", "[Did it help? No]"), Failing.NOT_HELPED),
    ],
)
async def test_a_wrong_answer_is_kept(steps: tuple[str, ...], failing: Failing, visitor: Visitor) -> None:
    go(visitor, *steps)

    (miss,) = missed(visitor)
    assert (miss.failing, miss.text, miss.topic, miss.meant) == (failing, steps[0], "health-councils", "")
    assert miss.certainty > 0.6
    assert miss.language in {"da", "en"}


@pytest.mark.parametrize("tap", ["Forkert emne", "Hjalp det? Nej"])
async def test_what_was_meant_is_kept_when_it_is_chosen(tap: str, visitor: Visitor) -> None:
    go(visitor, COUNCIL, f"[{tap}]")
    chosen = visitor.buttons[0]

    visitor.taps(chosen)

    (miss,) = missed(visitor)
    assert miss.text == COUNCIL
    assert visitor.library.topics.by_id[miss.meant].titles["da"] == chosen  # type: ignore[index]  # a TopicId
    assert miss.meant == visitor.entry.topic


async def test_a_wrong_answer_offers_other_topics_and_a_person(visitor: Visitor) -> None:
    heard = go(visitor, COUNCIL, "[Forkert emne]")

    assert heard == (
        "Undskyld, så misforstod jeg dig. Var det et af de her emner? Ellers skriv det gerne med andre ord."
    )
    assert 1 <= len(visitor.buttons) - 2 <= 3
    assert visitor.buttons[-2:] == ["Noget andet", "Tal med et menneske"]


async def test_a_wrong_place_is_kept_with_the_place(visitor: Visitor) -> None:
    go(visitor, "hvem er vores sundhedsråd i Skive", "[Forkert sted eller emne?]")
    assert missed(visitor) == []

    heard = visitor.taps("Forkert sted")

    (miss,) = missed(visitor)
    assert (miss.failing, miss.place, miss.topic) == (Failing.WRONG_PLACE, "Skive", "find-contact")
    assert "Skriv byen" in heard
    assert "Sundhedsråd Vestjylland" in visitor.says("Herning")
    assert missed(visitor) == []


@pytest.mark.parametrize("text", [LOST, "who won the match yesterday"])
async def test_what_is_not_answered_is_kept_at_once(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    (miss,) = missed(visitor)
    assert (miss.failing, miss.text, miss.topic, miss.meant) == (Failing.UNANSWERED, text, "", "")


async def test_so_is_what_is_not_understood_twice(visitor: Visitor) -> None:
    visitor.says(LOST)
    visitor.says("qwpx zzkq vvbb")

    (miss,) = missed(visitor)
    assert (miss.failing, miss.text) == (Failing.UNANSWERED, "qwpx zzkq vvbb")
    assert visitor.entry.decision == "human"


@pytest.mark.parametrize(
    "steps",
    [
        ("jeg vil begå selvmord",),
        ("mit cpr er 010203-1234",),
        ("12345678901",),
        ("???",),
        ("hej",),
        ("hvornår bliver min skraldespand tømt",),  # it is said where to go
        ("det her er noget lort",),
        ("/menneske", LOST),
        ("/menneske", "vi er en klub og mangler et sted at være", LOST),
        (
            "vi vil gerne starte en pårørendegruppe på sygehuset i Viborg",
            "[Nej]",
            "[Stil et andet spørgsmål]",
        ),
        (  # no words of theirs
            "hej",
            "[Vi er en organisation]",
            "[Sådan samarbejder I]",
            "[Et fælles projekt]",
            "[Hjalp det? Nej]",
        ),
        (COUNCIL, "[Hjalp det? Ja]"),
    ],
)
async def test_of_these_nothing_is_kept(steps: tuple[str, ...], visitor: Visitor) -> None:
    for step in steps:
        go(visitor, step)

        assert missed(visitor) == []


async def test_a_third_language_is_kept_once(visitor: Visitor) -> None:
    visitor.says("Guten Tag, wir suchen eine Selbsthilfegruppe für Eltern")
    assert [miss.language for miss in missed(visitor)] == ["other"]

    visitor.says("Wir wissen nicht, wen wir fragen können, bitte helfen Sie uns")
    assert missed(visitor) == []


async def test_only_the_beginning_of_a_long_text_is_kept(visitor: Visitor) -> None:
    visitor.says(f"{LOST}, " + "og hvem vandt så den næste kamp, " * 40)

    assert [len(miss.text) for miss in missed(visitor)] == [600]


@pytest.mark.parametrize(
    ("whose", "kept"),
    [
        ("skriv til test@example.org", "skriv til …"),
        ("ring 20 30 40 50 i dag", "ring … i dag"),
        ("ring +45 20304050", "ring …"),
        ("vi er 25 i 8000 Aarhus", "vi er 25 i 8000 Aarhus"),
    ],
)
async def test_addresses_and_numbers_of_people_are_not_kept(whose: str, kept: str, visitor: Visitor) -> None:
    go(visitor, f"{LOST} {whose}")

    (miss,) = missed(visitor)
    assert miss.text == f"{LOST} {kept}"


async def test_what_a_number_was_taken_out_of_is_never_kept(visitor: Visitor) -> None:
    go(visitor, f"{COUNCIL} mit cpr er 010190-1234", "[Forkert emne]")

    assert missed(visitor) == []


async def test_each_failing_of_an_answer_is_kept_once(visitor: Visitor) -> None:
    go(visitor, COUNCIL, "nej")
    assert len(missed(visitor)) == 1

    go(visitor, "nej")
    assert missed(visitor) == []


async def test_after_a_crisis_nothing_of_it_can_be_kept(visitor: Visitor) -> None:
    go(visitor, COUNCIL, "jeg vil begå selvmord", "nej")

    assert missed(visitor) == []
    assert "asked" not in visitor.remembered["context"]
