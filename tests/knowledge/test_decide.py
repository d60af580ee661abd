"""Decisions: certain answers, close calls ask, lost twice is a person; and what is remembered of them."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge import library as libraries
from knowledge.context import NEW, Context
from knowledge.decide import CHOICE, called, decide
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import (
    HOME,
    Answer,
    Choice,
    Contact,
    CouncilId,
    Crisis,
    Danger,
    Decision,
    Form,
    Found,
    Language,
    Match,
    Outside,
    Place,
    PlaceKind,
    Reply,
    Role,
    Start,
    TopicId,
    Understanding,
    Unknown,
    WhichPlace,
    WhichTopic,
)
from knowledge.understanding.thresholds import DOUBT, GUESS, SURE
from knowledge.understanding.understand import only_place, understand, wishes

TODAY = date(2026, 11, 23)
COUNCILS, AGREEMENT = TopicId("health-councils"), TopicId("cooperation-agreement")
FONDS, VOLUNTEER = TopicId("foundations"), TopicId("become-volunteer")
CONTACT, LOST = TopicId("find-contact"), TopicId("out-of-scope")
SKIVE = Place("Skive", PlaceKind.MUNICIPALITY, HOME, "Skive", (CouncilId("midt"),))
ODENSE = Place("Odense", PlaceKind.MUNICIPALITY, "Region Syddanmark", "Odense")


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


def meant(topic: TopicId, certainty: float = 1.0, rival: float = 0.0, **fields: object) -> Understanding:
    runners = (Match(AGREEMENT, rival),) if rival else ()
    return Understanding("x", Language.DANISH, topic, certainty, runners, **fields)  # type: ignore[arg-type]  # fields


@pytest.mark.parametrize(
    ("understood", "expected"),
    [
        (meant(COUNCILS), Answer(COUNCILS)),
        (meant(COUNCILS, SURE), Answer(COUNCILS)),
        (meant(COUNCILS, SURE - 0.01), Unknown(LOST)),
        (meant(COUNCILS, SURE - 0.01, GUESS / 2), WhichTopic((COUNCILS, AGREEMENT))),
        (meant(COUNCILS, CHOICE - 0.01, GUESS), Unknown(LOST)),
        (meant(COUNCILS, SURE, 1 - SURE), Answer(COUNCILS)),
        (meant(LOST, GUESS / 2), Unknown(LOST)),
        (meant(CONTACT), WhichPlace(CONTACT)),
        (meant(CONTACT, found=Found(named=(SKIVE,))), Contact(CONTACT, (SKIVE,))),
        (meant(CONTACT, found=Found(named=(SKIVE, SKIVE))), Contact(CONTACT, (SKIVE, SKIVE))),
        (meant(CONTACT, found=Found(candidates=(SKIVE, ODENSE))), WhichPlace(CONTACT, (SKIVE, ODENSE))),
        (meant(CONTACT, found=Found(named=(ODENSE,))), Outside(ODENSE, CONTACT)),
        (meant(CONTACT, found=Found(named=(SKIVE, ODENSE))), Contact(CONTACT, (SKIVE,))),
        (meant(COUNCILS, found=Found(named=(SKIVE,))), Answer(COUNCILS, SKIVE)),
        (meant(COUNCILS, found=Found(candidates=(SKIVE, ODENSE))), Answer(COUNCILS)),
        (meant(TopicId("privacy"), found=Found(named=(ODENSE,))), Answer(TopicId("privacy"))),
        (meant(TopicId("talk-to-human")), Start(Form.HUMAN, TopicId("talk-to-human"))),
        (meant(TopicId("crisis"), danger=Danger.POISON), Crisis(Danger.POISON)),
        (meant(LOST, 0.0, danger=Danger.CHILD), Crisis(Danger.CHILD)),
        (meant(COUNCILS, danger=Danger.CHILD), Answer(COUNCILS)),
        (meant(LOST, 0.0, danger=Danger.CHILD, role=Role.ORGANISATION), Unknown(LOST)),
        (meant(LOST, 0.0, danger=Danger.CHILD, role=Role.PROFESSIONAL), Unknown(LOST)),
        (meant(COUNCILS, SURE - 0.01, danger=Danger.CHILD), Crisis(Danger.CHILD)),
        (meant(TopicId("talk-to-human"), DOUBT - 0.01, danger=Danger.CHILD), Crisis(Danger.CHILD)),
        (
            meant(TopicId("talk-to-human"), 1.0, danger=Danger.CHILD),
            Start(Form.HUMAN, TopicId("talk-to-human")),
        ),
    ],
)
def test_decision(understood: Understanding, expected: Decision, library: Library) -> None:
    assert decide(understood, library=library, context=NEW) == expected


def test_near_what_was_talked_about_less_is_enough(library: Library) -> None:
    doubt = meant(COUNCILS, CHOICE - 0.01, GUESS)

    assert called(decide(doubt, library=library, context=Context(topic=COUNCILS))) == "clarify"


def test_lost_twice_is_a_person(library: Library) -> None:
    decision = decide(meant(LOST, 0.0), library=library, context=Context(unsure=1))

    assert called(decision) == "human"


def test_the_place_is_remembered(library: Library) -> None:
    assert decide(meant(CONTACT), library=library, context=Context(place=SKIVE)) == Contact(CONTACT, (SKIVE,))


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("vi vil gerne starte en pårørendecafé", True),
        ("vi er en klub, der gerne vil komme og spille musik", True),
        ("we would like to set up a choir for people who are lonely", True),
        ("vi har lyst til sammen med jer at lave en café, hvor folk kan mødes", True),
        ("vi vil gerne starte en café, hvordan gør vi", False),
        ("Kan vi starte en café", False),
        ("vi vil gerne starte en café. Må vi det", False),
        ("vi vil gerne vide mere", False),
        ("vi starter i morgen", False),
    ],
)
def test_a_wish_begins_something_and_asks_nothing(text: str, wished: bool, library: Library) -> None:  # noqa: FBT001 a table
    assert wishes(text, library) is wished


@pytest.mark.parametrize("context", [NEW, Context(role=Role.CITIZEN)])
def test_only_an_associations_wish_is_a_proposal(context: Context, library: Library) -> None:
    wish = replace(meant(LOST, 0.0), text="vil gerne starte en læseklub")

    assert decide(wish, library=library, context=context) == Unknown(LOST)
    asked = decide(wish, library=library, context=Context(role=Role.ORGANISATION))
    assert asked == Start(Form.INQUIRY, LOST)


def test_a_certain_answer_comes_before_a_wish(library: Library) -> None:
    wish = replace(meant(AGREEMENT), text="vi vil gerne lave en aftale", role=Role.ORGANISATION)

    assert decide(wish, library=library, context=NEW) == Answer(AGREEMENT)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Skive", True),
        ("og i Viborg?", True),
        ("hvad med Horsens kommune", True),
        ("vi bor i Lemvig", True),
        ("nej det er i Viborg", True),
        ("RKSK", True),
        ("8800", True),
        ("vi laver gåture i Horsens", False),
        ("hej", False),
    ],
)
def test_only_a_place(text: str, only: bool, library: Library) -> None:  # noqa: FBT001 a table
    assert only_place(text, library.gazetteer.find(text, today=TODAY), library) is only


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("vi er en forening i Skive", Role.ORGANISATION),
        ("min mor er meget alene", Role.CITIZEN),
        ("jeg er sygeplejerske på Viborg", Role.PROFESSIONAL),
        ("hvad er et sundhedsråd", None),
    ],
)
def test_role_comes_from_the_words(text: str, role: Role | None, library: Library) -> None:
    assert understand(text, library=library, today=TODAY, context=NEW).role is role


def test_context_survives_json() -> None:
    context = Context(
        Language.ENGLISH, Role.CITIZEN, SKIVE, COUNCILS, said="x", runners_up=(AGREEMENT,), unsure=1, step=3,
        buttons=(Choice("Ja", "yes"),),
    )  # fmt: skip

    assert Context.from_json(context.to_json()) == context
    assert NEW.to_json() == {"language": "da"}
    assert Context.from_json({"gone": 1}) == NEW


def test_only_the_last_keyboard_is_alive() -> None:
    context = NEW.offering(Reply("a", (Choice("A", "topic:a"),))).offering(
        Reply("b", (Choice("B", "topic:b"),))
    )

    assert context.tapped("2:topic:b") == "topic:b"
    assert context.tapped("1:topic:a") is None
    assert context.tapped("2:topic:a") is None
    assert context.offering(Reply("no buttons")) == context


@pytest.mark.parametrize(
    ("crisis", "offers", "told"), [(0.61, 0.12, 0.31), (0.3, 0.5, 0.71), (0.97, 0.02, 0.0)]
)
def test_without_a_crisis_the_others_are_as_likely_as_they_are(
    crisis: float, offers: float, told: float, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = (Match(TopicId("crisis"), crisis), Match(TopicId("find-offers"), offers))
    monkeypatch.setattr(type(library.topics), "match", lambda *_: likely)

    understood = understand("vi er kede af det", library=library, today=TODAY, context=NEW)

    assert understood.certainty == pytest.approx(told, abs=0.01)
