"""What guards the search: a cry in its midst, forged and late taps, whose offer it is, how staff read it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from knowledge.answering import faults, narrowing, steps
from knowledge.answering.offers import Guide
from knowledge.answering.voice import Voice
from knowledge.casework.steering import Service
from knowledge.library import Library
from knowledge.offers import owning
from knowledge.offers.offer import OfferId
from knowledge.offers.providing import Provided, due
from knowledge.offers.records import Provider
from knowledge.offers.seeking import GAPS, Seeking
from knowledge.terms import Language
from tests.handlers.offering import LONELY, directory, hold, offer
from tests.handlers.visitor import NOW, Visitor

Visit = Callable[..., Visitor]
TODAY = NOW.date()
LEMVIG = Seeking((LONELY,), "Lemvig", greeted=True)
WALK, CAFE = OfferId("test-walk"), OfferId("test-cafe")


@pytest.fixture
def seeker(library: Library, visit: Visit) -> Visitor:
    return visit(channel="web", directory=directory(library))


@pytest.fixture
def english(library: Library) -> Guide:
    return Guide(Voice(library, Language.ENGLISH), directory(library), TODAY)


@pytest.mark.parametrize(
    "cry",
    [
        "jeg kan ikke mere",
        "jeg har selvmordstanker, findes der en gruppe i Struer",
        "jeg har ikke lyst til at leve længere, findes der en sorggruppe i Lemvig",
        "min bror tog sit eget liv",
    ],
)
@pytest.mark.parametrize("steps", [(), ("[Noget er forkert]",), ("[Noget er forkert]", "[Testklubben]")])
async def test_a_cry_in_the_midst_is_heard_as_one(steps: tuple[str, ...], cry: str, seeker: Visitor) -> None:
    hold(seeker, ("jeg er meget alene i Lemvig",), *((step,) for step in steps), (cry, "112", "Livslinien"))

    assert seeker.told.proposals == ()


async def test_where_free_text_is_off_in_telegram_the_web_reads_on(seeker: Visitor) -> None:
    seeker.service = Service(free_text=False)

    hold(seeker, ("jeg er meget alene i Lemvig", "Testcaféen"))


@pytest.mark.parametrize(
    ("says", "hears"),
    [
        ("jeg er ensom i Skanderborg, på telefon", ("Jeg kender desværre ikke noget", "Skal vi skrive ned")),
        ("jeg er ensom i Skanderborg, gratis", ("Jeg kender desværre ikke noget", "Skal vi skrive ned")),
        ("jeg er ensom i Lemvig, på telefon", ("Her er tilbud tæt på Lemvig", "!Skal vi skrive ned")),
    ],
)
async def test_a_filter_hides_no_gap_and_makes_none(
    says: str, hears: tuple[str, ...], seeker: Visitor
) -> None:
    hold(seeker, (says, *hears))


@pytest.mark.parametrize("forged", ["age.x", "age.16x", "age.", "when.never", "access.x", "language.<b>"])
def test_a_filter_that_no_button_has_changes_nothing(forged: str) -> None:
    assert narrowing.turn(forged, LEMVIG) == LEMVIG


@pytest.mark.parametrize("filter_", ["free", "age.75", "when.evening", "off", "x"])
def test_a_filter_shows_the_first_page(filter_: str) -> None:
    assert narrowing.turn(filter_, replace(LEMVIG, skip=3)).skip == 0


def test_a_page_behind_the_last_is_the_first(english: Guide) -> None:
    assert steps.show(replace(LEMVIG, skip=30), english) == steps.show(LEMVIG, english)


@pytest.mark.parametrize(
    ("fault", "told"), [("number", "Forkert telefonnummer"), ("gone", "Findes ikke mere")]
)
def test_staff_read_in_danish_what_is_wrong(fault: str, told: str, english: Guide) -> None:
    (proposal,) = faults.tell(fault, replace(LEMVIG, fault=CAFE), english).told.proposals

    assert proposal.text.startswith(told)
    assert proposal.language == Language.ENGLISH


def test_a_name_is_no_markup(library: Library, english: Guide) -> None:
    marked = replace(english, directory=directory(library, offer("test-cafe", "Test **fed**", LONELY)))

    asked = faults.what("1", replace(LEMVIG, shown=(CAFE,)), marked).reply.text

    assert "Test **fed**" not in asked
    assert "fed" in asked


def test_no_more_gaps_are_remembered_than_that(english: Guide) -> None:
    old = tuple(f"loneliness@Test{number}" for number in range(GAPS))

    kept = faults.missing(replace(LEMVIG, gaps=old), english.say).seeking.gaps

    assert kept == (*old[1:], "loneliness@Lemvig")


@pytest.mark.parametrize(
    ("data", "action"),
    [
        ("asked:true:test-walk", "true:test-walk"),
        ("asked:true:*", "true:*"),
        ("asked:gone:*", None),
        ("asked:true:test-cafe", None),
        ("asked:edit:test-cafe", None),
        ("asked:what:test-walk", None),
        ("1:true:test-walk", None),
    ],
)
def test_a_button_is_about_their_own(data: str, action: str | None) -> None:
    assert owning.tapped(data, [WALK]) == action


def test_who_has_none_has_no_button_for_all() -> None:
    assert owning.tapped("asked:true:*", []) is None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("fjern vores tilbud fra listen nu, tak til jer", owning.GONE),
        ("fjern vores tilbud fra listen nu, tak til jer alle", None),
        ("vores tilbud er nyt: vi mødes i parken hver tirsdag og går en tur", None),
    ],
)
def test_a_long_text_wants_something_else(text: str, verb: str | None, library: Library) -> None:
    assert owning.wished(text, library) == verb


def asked(id_: str, known: int, **days: int) -> Provided:
    """Return an offer that was last known, asked about and reminded of so many days ago."""
    made = offer(id_, id_, assured_on=TODAY - timedelta(days=known), checked_on=None)
    told = {name: TODAY - timedelta(days=ago) for name, ago in days.items()}
    return Provided(made, Provider("web:public:1"), **told)


@pytest.mark.parametrize(
    ("provided", "named", "again"),
    [
        ([asked("test-a", 180)], ["test-a"], [False]),
        ([asked("test-a", 194, asked_on=14)], ["test-a"], [True]),
        ([asked("test-a", 194, asked_on=14), asked("test-b", 180)], ["test-b", "test-a"], [False]),
        ([asked("test-a", 239, asked_on=59)], ["test-a"], [True]),
        ([asked("test-a", 240, asked_on=60)], [], []),
        ([asked("test-a", 239, asked_on=59, reminded_on=45)], [], []),
    ],
)
def test_a_letter_names_all_that_is_due(
    provided: list[Provided], named: list[str], again: list[bool], library: Library
) -> None:
    questions = due(provided, library.ages, TODAY)

    assert [offer.id for one in questions for offer in one.offers] == named
    assert [one.again for one in questions] == again
