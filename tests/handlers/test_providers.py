"""Providers and their own offers by chat: still true, corrected, taken away; and who has none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.store.offers.memory import shelved
from handlers.render import payload
from knowledge.answering.voice import Voice
from knowledge.library import Library
from knowledge.offers import owning
from knowledge.offers.offer import Cost, Offer, OfferId, Status
from knowledge.offers.records import Told, Wanted
from knowledge.terms import ActorKind, Role
from tests.handlers.visitor import Visitor, go

Provides = Callable[..., Visitor]
TODAY = date(2026, 11, 23)
WALK = Offer(
    OfferId("test-walk"),
    "Testgåturen",
    "Testforeningen",
    ActorKind.ASSOCIATION,
    "Vi går tur og snakker.",
    municipalities=("Viborg",),
    cost=Cost.FREE,
    phone="12 34 56 78",
    assured_on=TODAY - timedelta(days=180),
)
CAFE = replace(WALK, id=OfferId("test-cafe"), name="Testcaféen")


@pytest.fixture
def provides(library: Library, visit: Callable[..., Visitor]) -> Provides:
    """Return a maker of visitors who answer for these offers."""

    def made(*offers: Offer, others: tuple[Offer, ...] = ()) -> Visitor:
        visitor = visit(directory=shelved(replace(library, offers=(*offers, *others))))
        visitor.provides = tuple(offer.id for offer in offers)
        return visitor

    return made


def gets(visitor: Visitor, *offers: Offer, again: bool = False) -> dict[str, str]:
    """Let a letter of the clock come, and return its buttons."""
    asked = owning.ask(offers, Voice(visitor.library, role=Role.ORGANISATION), again=again)
    rows = payload(asked, owning.STEP)["reply_markup"]["inline_keyboard"]
    visitor.keyboard = {one["text"]: one["callback_data"] for row in rows for one in row}
    return visitor.keyboard


ROADS: dict[str, tuple[list[str], str, Wanted | None]] = {
    "still true": (["[Ja, stadig aktuelt]"], "Vi spørger igen omkring", None),
    "to be taken away, asked once more": (["[Nej, fjern det]"], "Skal vi fjerne Testgåturen", None),
    "taken away": (["[Nej, fjern det]", "[Ja, fjern det nu]"], "er fjernet", Wanted.WITHDRAW),
    "taken away in words": (["[Nej, fjern det]", "ja"], "er fjernet", Wanted.WITHDRAW),
    "kept after all": (["[Nej, fjern det]", "[Nej, behold det]"], "bliver det stående", None),
    "kept after all, in words": (["[Nej, fjern det]", "nej"], "bliver det stående", None),
    "to be corrected": (["[Ret oplysninger]"], "Hvad skal rettes?", None),
    "one thing corrected": (
        ["[Ret oplysninger]", "[Kontakt, som alle ser]", "87 65 43 21", "[Send rettelsen]"],
        "Rettelsen er sendt",
        Wanted.EDIT,
    ),
    "by words": (["vi vil gerne have rettet vores tilbud"], "Hvad skal rettes?", None),
    "by words, taken away": (
        ["fjern vores tilbud fra listen", "[Ja, fjern det nu]"],
        "er fjernet",
        Wanted.WITHDRAW,
    ),
    "by words, still true": (["vores tilbud passer stadig"], "Vi spørger igen omkring", None),
}


@pytest.mark.parametrize("name", ROADS)
async def test_a_provider_hears(name: str, provides: Provides) -> None:
    steps, hears, wanted = ROADS[name]
    visitor = provides(WALK)
    gets(visitor, WALK)

    heard = go(visitor, *steps)

    assert hears in heard
    assert [one.wanted for one in visitor.told.proposals] == ([wanted] if wanted else [])
    assert [one.id for one in visitor.told.confirmed] == ([WALK.id] if "Vi spørger igen" in hears else [])


async def test_only_what_was_corrected_is_changed(provides: Provides) -> None:
    visitor = provides(WALK)
    gets(visitor, WALK)

    go(visitor, "[Ret oplysninger]", "[Kontakt, som alle ser]", "87 65 43 21", "[Ret]", "[Pris]", "20 kr.")
    go(visitor, "[Send rettelsen]")

    (proposal,) = visitor.told.proposals
    changed: dict[str, Any] = {
        "phone": "87 65 43 21",
        "cost": Cost.PAID,
        "cost_note": "20 kr.",
        "assured_on": TODAY,
    }
    assert proposal.offer == replace(WALK, **changed)
    assert (proposal.of, proposal.consents) == (WALK.id, False)


async def test_two_offers_are_confirmed_with_one_tap(provides: Provides) -> None:
    visitor = provides(WALK, CAFE)
    buttons = gets(visitor, WALK, CAFE)

    heard = go(visitor, "[Ja, alle er aktuelle]")

    assert list(buttons) == ["Ja, alle er aktuelle", "Testgåturen", "Testcaféen"]
    assert "de 2 tilbud" in heard
    assert {one.id for one in visitor.told.confirmed} == {WALK.id, CAFE.id}


async def test_one_of_two_is_chosen_and_corrected(provides: Provides) -> None:
    visitor = provides(WALK, CAFE)
    gets(visitor, WALK, CAFE)

    chosen = go(visitor, "[Testcaféen]")
    go(visitor, "[Ret oplysninger]", "[Hvornår]", "torsdag kl. 14", "[Send rettelsen]")

    (proposal,) = visitor.told.proposals
    assert "Hvad vil I gøre med Testcaféen?" in chosen
    assert proposal.of == CAFE.id
    assert proposal.offer
    assert proposal.offer.schedule_note == "torsdag kl. 14"


async def test_which_of_several_is_asked(provides: Provides) -> None:
    visitor = provides(WALK, CAFE)

    heard = go(visitor, "ret vores tilbud")

    assert "Hvilket tilbud" in heard
    assert visitor.buttons == ["Testgåturen", "Testcaféen"]


async def test_an_answer_given_twice_says_so(provides: Provides) -> None:
    visitor = provides(replace(WALK, assured_on=TODAY))
    gets(visitor, WALK)

    heard = go(visitor, "[Ja, stadig aktuelt]")

    assert "allerede bekræftet" in heard
    assert visitor.told == Told()


@pytest.mark.parametrize("left", [(), (CAFE.id,)])
async def test_who_answers_for_it_no_longer_corrects_nothing(
    left: tuple[OfferId, ...], provides: Provides
) -> None:
    visitor = provides(WALK, others=(CAFE,))
    gets(visitor, WALK)
    go(visitor, "[Ret oplysninger]", "[Kontakt, som alle ser]", "87 65 43 21")
    visitor.provides = left

    heard = go(visitor, "[Send rettelsen]")

    assert "Jeg kan ikke se" in heard
    assert visitor.told == Told()
    assert visitor.state is None


async def test_what_is_no_longer_known_is_not_corrected(library: Library, provides: Provides) -> None:
    visitor = provides(WALK)
    gets(visitor, WALK)
    go(visitor, "[Ret oplysninger]", "[Kontakt, som alle ser]", "87 65 43 21")
    visitor.directory = shelved(replace(library, offers=(CAFE,)))

    heard = go(visitor, "[Send rettelsen]")

    assert "Jeg kan ikke se" in heard
    assert visitor.told == Told()


@pytest.mark.parametrize("status", [Status.INACTIVE, Status.DEFUNCT])
@pytest.mark.parametrize("button", ["Ja, stadig aktuelt", "Ret oplysninger", "Nej, fjern det"])
async def test_what_is_gone_is_said_to_be(status: Status, button: str, provides: Provides) -> None:
    visitor = provides(replace(WALK, status=status))
    gets(visitor, WALK)

    heard = go(visitor, f"[{button}]")

    assert "er taget af listen" in heard
    assert visitor.told == Told()


@pytest.mark.parametrize("verb", ["true", "edit", "gone", "away", "mine"])
@pytest.mark.parametrize("id_", ["test-cafe", "no-such-offer", ""])
async def test_a_button_about_another_offer_does_nothing(verb: str, id_: str, provides: Provides) -> None:
    visitor = provides(WALK, others=(CAFE,))

    heard = visitor.forges(f"asked:{verb}:{id_}")

    assert "Testcaféen" not in heard
    assert visitor.told == Told()


async def test_an_old_letter_still_works(provides: Provides) -> None:
    visitor = provides(replace(WALK, assured_on=TODAY - timedelta(days=300)))  # hidden by now
    button = gets(visitor, WALK)["Ja, stadig aktuelt"]
    go(visitor, "hvad er et sundhedsråd?")

    visitor.forges(button)

    assert [one.id for one in visitor.told.confirmed] == [WALK.id]


async def test_an_open_form_waits(provides: Provides) -> None:
    visitor = provides(WALK)
    go(visitor, "/menneske")
    gets(visitor, WALK)

    heard = go(visitor, "[Ja, stadig aktuelt]")

    assert "Vi spørger igen omkring" in heard
    assert "Tilbage til henvendelsen" in heard
    assert visitor.state == "inquiry:what"


@pytest.mark.parametrize("says", ["ret vores tilbud", "vi vil gerne trække vores tilbud tilbage"])
async def test_who_has_none_is_told_kindly(says: str, visitor: Visitor) -> None:
    heard = go(visitor, says)

    assert "Jeg kan ikke se" in heard
    assert visitor.buttons[:2] == ["Fortæl om jeres tilbud", "Tal med et menneske"]
    assert visitor.told == Told()


async def test_english_is_spoken(provides: Provides) -> None:
    visitor = provides(WALK)

    heard = go(visitor, "please correct our offer")

    assert "What should be changed?" in heard
