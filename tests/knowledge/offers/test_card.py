"""A card has at most five offers that are still true, one for relatives, and never grows too long."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from knowledge import library
from knowledge.answering.voice import Voice
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.offers import card
from knowledge.offers.card import LETTERS, MOST, Card
from knowledge.offers.directory import Empty
from knowledge.offers.freshness import Ages
from knowledge.offers.needs import Need
from knowledge.offers.offer import Cost, NeedId, Offer, OfferId, Way
from knowledge.offers.records import Search
from knowledge.offers.wish import Found, Hit, Nearness, Wish
from knowledge.terms import Language

TODAY = date(2026, 11, 22)
DEMENTIA = NeedId("dementia")


class Shelf(Empty):
    """Has these offers, in this order, and remembers what was asked."""

    def __init__(self, offers: Sequence[Offer], nearness: Nearness = Nearness.HERE) -> None:
        self.hits = [Hit(one, nearness, Ages().of(one, TODAY)) for one in offers]
        self.asked: list[Wish] = []

    def search(self, wish: Wish, *, today: date, limit: int = 3, skip: int = 0) -> Found:  # noqa: ARG002 as any
        """Return the first of them."""
        self.asked.append(wish)
        return Found(tuple(self.hits[:limit]), len(self.hits))


@pytest.fixture(scope="module")
def known() -> Library:
    return library.load(CONTENT)


def _offer(number: int, **told: object) -> Offer:
    offer = Offer(
        id=OfferId(f"test-{number}"),
        name=f"Testcafé {number}",
        organisation="Testforeningen",
        kind=None,
        what="Kaffe og testsnak.",
        needs=(DEMENTIA,),
        municipalities=("Lemvig",),
        assured_on=date(2026, 11, 3),
    )
    return replace(offer, **told)  # type: ignore[arg-type]  # each test knows its fields


def _made(
    known: Library, directory: Empty, language: Language = Language.DANISH, link: str = "", **told: str
) -> Card:
    return card.make(
        known.needs.by_id[NeedId(told.get("need", DEMENTIA))],
        told.get("municipality", "Lemvig"),
        directory=directory,
        say=Voice(known, language),
        today=TODAY,
        region="Region Test",
        link=link,
    )


def _names(made: Card) -> list[str]:
    return [one.name for one in made.entries]


def test_a_card_has_the_five_best(known: Library) -> None:
    shelf = Shelf([_offer(number) for number in range(9)])

    assert _names(_made(known, shelf)) == [f"Testcafé {number}" for number in range(MOST)]
    assert shelf.asked == [Wish((DEMENTIA,), municipality="Lemvig")]


def test_one_of_five_is_for_relatives_if_any_is(known: Library) -> None:
    offers = [_offer(number, relatives=number in {7, 8}) for number in range(9)]
    made = _made(known, Shelf(offers))

    assert _names(made)[-1] == "Testcafé 7"
    assert [one.relatives for one in made.entries] == ["", "", "", "", "Pårørende er velkomne"]


def test_who_is_there_already_for_relatives_keeps_the_fifth(known: Library) -> None:
    made = _made(known, Shelf([_offer(number, relatives=number in {0, 8}) for number in range(9)]))

    assert _names(made)[-1] == "Testcafé 4"


@pytest.mark.parametrize(
    ("days", "shown"), [(0, True), (180, True), (207, True), (208, False), (240, False), (None, False)]
)
def test_what_nobody_has_confirmed_for_long_is_not_handed_on(
    known: Library, days: int | None, *, shown: bool
) -> None:
    known_on = None if days is None else TODAY - timedelta(days=days)

    assert bool(_made(known, Shelf([_offer(1, assured_on=known_on)])).entries) is shown


def test_where_nothing_is_near_the_neighbours_volunteer_centres_come_after_what_is_for_it(
    known: Library,
) -> None:
    shelf = Shelf([*(_offer(number, needs=()) for number in (1, 2, 3)), _offer(4)], Nearness.NEXT)

    assert _names(_made(known, shelf)) == ["Testcafé 4", "Testcafé 1", "Testcafé 2"]


def test_beside_what_is_here_a_neighbours_volunteer_centre_is_left_out(known: Library) -> None:
    centre, here = _offer(1, needs=()), _offer(2)
    shelf = Shelf([here])
    shelf.hits.append(Hit(centre, Nearness.NEXT))

    assert _names(_made(known, shelf)) == ["Testcafé 2"]


@pytest.mark.parametrize(
    ("nearness", "hits"), [(Nearness.HERE, 1), (Nearness.REMOTE, 1), (Nearness.COUNTRY, 0)]
)
def test_what_is_counted_is_the_need_and_the_place_alone(
    known: Library, nearness: Nearness, hits: int
) -> None:
    made = _made(known, Shelf([_offer(1), _offer(2, needs=())], nearness))

    assert made.search == Search(DEMENTIA, "Lemvig", hits, card=True)


def test_a_card_tells_all_that_is_known(known: Library) -> None:
    offer = _offer(
        1,
        relatives=True,
        for_whom="Testpersoner",
        cost=Cost.FREE,
        minimum_age=60,
        address="Testvej 1, Lemvig",
        phone="00 00 00 00",
        email="test@example.org",
        page="https://www.example.org/cafe/",
        ways=(Way.PLACE, Way.PHONE),
    )

    assert _made(known, Shelf([offer]), link="https://example.org/kort").text == (
        "Vejvisning: Demens i Lemvig\n"
        "Tilbud fra foreninger og frivillige, 22. november 2026. Man kontakter dem selv, "
        "og der er ikke sendt noget om nogen.\n\n"
        "1. Testcafé 1\nPårørende er velkomne\nKaffe og testsnak.\nFor: Testpersoner\n"
        "Gratis · Fra 60 år\nTestvej 1, Lemvig\n"
        "Telefon 00 00 00 00 · test@example.org · example.org/cafe\nBekræftet 3. november 2026\n\n"
        "Tilbuddene er et supplement. Egen læge hjælper med helbred og behandling, "
        "og kommunen med hjælp i hverdagen. Er det akut, så ring 112.\n\n"
        "Kilde: Region Test, lokale tilbud, 22. november 2026. Se den nyeste udgave: https://example.org/kort"
    )


def test_english_is_told_in_english(known: Library) -> None:
    offer = _offer(1, what_en="Coffee and a test talk.", for_whom="Alle", for_whom_en="Everybody")
    text = _made(known, Shelf([offer]), Language.ENGLISH).text

    assert text.startswith(
        "Information sheet: Dementia in Lemvig\nOffers by associations and volunteers, 22 "
    )
    assert "Coffee and a test talk.\nFor: Everybody\nConfirmed 3 November 2026" in text
    assert text.endswith("Source: Region Test, local offers, 22 November 2026.")


def test_without_any_offer_the_card_still_says_where_to_turn(known: Library) -> None:
    made = _made(known, Empty(), municipality="Samsø")

    assert made.text.startswith("Vejvisning: Demens på Samsø\nVi kender ikke noget tilbud lige nu")
    assert "Egen læge" in made.text


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_nowhere_is_it_called_a_referral(known: Library, language: Language) -> None:
    made = _made(known, Shelf([_offer(1)]), language)

    assert "henvis" not in made.text.lower()
    assert "referral" not in made.text.lower()


LONG = {
    "name": "Testnavn " * 22,
    "what": "Testsnak og kaffe. " * 50,
    "for_whom": "Testpersoner og andre. " * 20,
    "cost_note": "Testpris. " * 20,
    "schedule_note": "Testtid. " * 20,
    "address": "Testvej 1, " * 18,
    "phone": "00 00 00 00",
    "email": f"test@{'x' * 230}.example.org",
    "page": f"https://example.org/{'x' * 400}",
    "relatives": True,
}


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_the_longest_text_still_fits_with_every_phone_and_day(known: Library, language: Language) -> None:
    made = _made(known, Shelf([_offer(number, **LONG) for number in range(5)]), language)

    assert len(made.whole) > LETTERS
    assert len(made.text) <= LETTERS
    assert (made.text.count("00 00 00 00"), made.text.count("2026")) == (5, 7)
    assert "x" * 20 not in made.text


def test_the_only_way_to_reach_somebody_is_not_left_out(known: Library) -> None:
    lost = LONG | {"phone": "", "page": ""}
    made = _made(known, Shelf([_offer(number, **lost) for number in range(5)]))

    assert len(made.text) <= LETTERS
    assert made.text.count("test@x") >= 2


def test_descriptions_go_before_offers_do(known: Library) -> None:
    made = _made(known, Shelf([_offer(number, **LONG) for number in range(5)]))
    told = [(len(one.entries), bool(one.entries and one.entries[0].what)) for one in made.shorter()]

    assert told == [(5, True), (5, True), *[(5, False)] * 4, *[(left, False) for left in range(4, -1, -1)]]


def test_every_need_everywhere_makes_a_card(known: Library) -> None:
    def card_of(need: Need, municipality: str) -> str:
        return _made(known, Shelf([_offer(1)]), need=need.id, municipality=municipality).text

    places = [name for council in known.gazetteer.councils for name in council.municipalities]
    assert all(card_of(need, place) for need in known.needs.all for place in places)
