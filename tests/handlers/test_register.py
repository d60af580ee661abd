"""Telling of an offer: what is asked, what is not asked again, and what is proposed, once."""

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.offers import checking
from knowledge.offers.offer import Cost, Way
from knowledge.offers.records import Wanted
from knowledge.offers.registering import QUESTIONS
from knowledge.offers.registering.finishing import municipalities
from knowledge.terms import ActorKind
from tests.handlers.visitor import Visitor, go

Visit = Callable[..., Visitor]
BARE = "kan vi få vores tilbud med på listen?"
TOLD = (
    "vi er en frivillig forening og har en gratis gågruppe i Viborg, kan I skrive os på listen over tilbud?"
)
NAMED = [BARE, "Testgåturen", "Testforeningen", "[Frivillig forening]", "Vi går tur og snakker."]
PLACED = [*NAMED, "[Motion og gåture]", "[Færdig]", "Viborg"]
REACHED = [*PLACED, "[Gratis]", "tirsdag kl. 10", "12 34 56 78"]
AGREED = [*REACHED, "[Ja, spørg her i chatten]"]

ROADS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "every question answered": (
        AGREED,
        {
            "name": "Testgåturen",
            "organisation": "Testforeningen",
            "kind": ActorKind.ASSOCIATION,
            "what": "Vi går tur og snakker.",
            "needs": ("exercise",),
            "municipalities": ("Viborg",),
            "cost": Cost.FREE,
            "schedule_note": "tirsdag kl. 10",
            "phone": "12 34 56 78",
        },
    ),
    "what the first message says is not asked again": (
        [
            *(TOLD, "Testgåturen", "Testforeningen", "[Brug det, vi skrev]", "[Færdig]", "[Spring over]"),
            *("kom forbi", "www.test-example.org", "[Ja, spørg her i chatten]"),
        ],
        {
            "kind": ActorKind.ASSOCIATION,
            "what": TOLD,
            "municipalities": ("Viborg",),
            "cost": Cost.FREE,
            "page": "https://www.test-example.org",
        },
    ),
    "an informal network without a name may skip": (
        [
            *(BARE, "Testnaboerne", "[Spring over]", "[Netværk]", "Vi spiser sammen.", "[Spring over]"),
            *("Skive og Holstebro", "50 kr. for mad", "[Spring over]", "test@example.org", "ja"),
            "her i chatten",
        ],
        {
            "organisation": "Testnaboerne",
            "kind": ActorKind.NETWORK,
            "needs": (),
            "municipalities": ("Skive", "Holstebro"),
            "cost": Cost.PAID,
            "cost_note": "50 kr. for mad",
            "schedule_note": "",
            "email": "test@example.org",
        },
    ),
    "by phone it is for the whole country": (
        [
            *NAMED,
            "[Spring over]",
            "[På telefon]",
            "gratis",
            "[Spring over]",
            "12345678",
            "[Ja, spørg her i chatten]",
        ],
        {"municipalities": (), "ways": (Way.PHONE,), "cost": Cost.FREE, "cost_note": ""},
    ),
    "a place that several have is chosen": (
        [*NAMED, "[Spring over]", "viby", "[Viby i Aarhus]", *REACHED[-3:], "[Ja, spørg her i chatten]"],
        {"municipalities": ("Aarhus",)},
    ),
    "back and again": (
        [BARE, "Testgåtrn", "[Tilbage]", *REACHED[1:], "[Ja, spørg her i chatten]"],
        {"name": "Testgåturen"},
    ),
    "a town is kept beside its municipality": (
        [*NAMED, "[Spring over]", "Ulfborg", *REACHED[-3:], "[Ja, spørg her i chatten]"],
        {"municipalities": ("Holstebro",), "address": "Ulfborg"},
    ),
    "a municipality is no town of its own": (
        [*NAMED, "[Spring over]", "Ulfborg", "[Tilbage]", "Viborg", *REACHED[-3:], "her i chatten"],
        {"municipalities": ("Viborg",), "address": ""},
    ),
    "a line of the summary is corrected": (
        [*AGREED, "[Ret]", "[Sted]", "[Hele regionen]", "[Ret]", "[Pris]", "[Koster noget]"],
        {"cost": Cost.PAID, "cost_note": ""},
    ),
}


@pytest.mark.parametrize("name", ROADS)
async def test_the_questions_lead_to_a_proposal(name: str, visitor: Visitor) -> None:
    steps, expected = ROADS[name]

    heard = go(visitor, *steps, "[Send tilbuddet]")

    (proposal,) = visitor.told.proposals
    assert "En medarbejder ser på det" in heard
    assert (proposal.wanted, proposal.consents) == (Wanted.ADD, True)
    assert proposal.offer
    assert {field: getattr(proposal.offer, field) for field in expected} == expected


@pytest.mark.parametrize("name", ROADS)
async def test_what_is_proposed_passes_every_check(name: str, visitor: Visitor) -> None:
    go(visitor, *ROADS[name][0], "[Send tilbuddet]")

    known = checking.Known(visitor.library.needs.by_id, municipalities(visitor.library))
    offer = visitor.told.proposals[0].offer
    assert offer
    assert checking.check(offer, known) == []


async def test_it_takes_ten_questions_at_most(visitor: Visitor) -> None:
    go(visitor, *AGREED, "[Send tilbuddet]")

    assert len(QUESTIONS) == 10
    assert visitor.told.proposals


ASIDES = {
    "a question is answered": ("hvad er et sundhedsråd?", "politisk råd", "Hvad koster det at være med?"),
    "a person is named": ("/menneske", "I kan ringe til", "Hvad koster det at være med?"),
    "who is puzzled hears why": ("hvad mener du?", "borgere kan se", "Hvad koster det at være med?"),
    "a number goes": ("det koster 010190-1234", "lignede et CPR-nummer", "Hvornår er det?"),
    "the list is free": ("er det gratis at være med på listen?", "Det koster ikke noget", "Hvad koster det"),
    "another language goes on": ("English please", "English", "What does it cost to take part?"),
}


@pytest.mark.parametrize("name", ASIDES)
async def test_what_is_said_beside_it_is_heard(name: str, visitor: Visitor) -> None:
    says, answers, asks = ASIDES[name]

    heard = go(visitor, *PLACED, says)

    assert answers in heard
    assert asks in heard


KEPT_OUT = {
    "a name longer than a line of a list": ([BARE], "T" * 201, "Det er for langt: 201 tegn", "name"),
    "a text longer than a screen": (NAMED[:4], "ord " * 300, "der er plads til 1.000", "what"),
    "a place in another region": ([*NAMED, "[Spring over]"], "Odense", "ligger i Region Syddanmark", "where"),
    "no way to reach them": (REACHED[:-1], "kom bare forbi", "Skriv mindst én af dem", "reach"),
    "no to the consent": (REACHED, "nej", "Så kan vi ikke vise det", "consent"),
    "a bare yes to the consent": (REACHED, "ja", "her i chatten eller på e-mail", "consent"),
    "no address": ([*REACHED, "[Ja, spørg på e-mail]"], "min sædvanlige", "Jeg kan ikke se", "address"),
    "a fourth need": (
        [*NAMED, "[Sorg]", "[Kræft]", "[Demens]"],
        "[Motion og gåture]",
        "Der er plads til 3",
        "needs",
    ),
}


@pytest.mark.parametrize("name", KEPT_OUT)
async def test_an_answer_that_cannot_be_shown_leaves_its_question_open(name: str, visitor: Visitor) -> None:
    before, answer, hint, step = KEPT_OUT[name]

    heard = go(visitor, *before, answer)

    assert hint in heard
    assert visitor.state == f"register:{step}"


async def test_mail_is_asked_for_and_not_shown(visitor: Visitor) -> None:
    shown = go(visitor, *REACHED, "[Ja, spørg på e-mail]", "test@example.org")
    go(visitor, "[Send tilbuddet]")

    (proposal,) = visitor.told.proposals
    assert "test@example.org (vises ikke)" in shown
    assert proposal.email == "test@example.org"
    assert proposal.offer
    assert proposal.offer.email == ""


async def test_the_mail_that_all_see_is_not_said_to_be_hidden(visitor: Visitor) -> None:
    shown = go(visitor, *REACHED[:-1], "test@example.org", "[Ja, spørg på e-mail]", "ja den samme")

    assert "Vi spørger på: den samme e-mail" in shown
    assert "vises ikke" not in shown


async def test_a_town_is_shown_with_its_municipality(visitor: Visitor) -> None:
    shown = go(visitor, *NAMED, "[Spring over]", "Ulfborg", *REACHED[-3:], "[Ja, spørg her i chatten]")

    assert "Sted: Ulfborg (Holstebro)" in shown


async def test_no_to_the_consent_is_asked_once_and_a_second_gives_it_up(visitor: Visitor) -> None:
    first = go(visitor, *REACHED, "[Nej]")
    buttons = visitor.buttons
    second = go(visitor, "nej")

    assert "så sender jeg ikke noget" in first
    assert "Er det i orden?" not in first
    assert buttons == ["Ja, spørg her i chatten", "Ja, spørg på e-mail", "Tilbage", "Annuller"]
    assert "Jeg har ikke sendt noget" in second
    assert visitor.state is None


@pytest.mark.parametrize(
    ("before", "hears", "step"),
    [(REACHED[:-1], "rette det hele til sidst", "reach"), (AGREED, "Hvad skal rettes?", "fix")],
)
async def test_a_wish_to_correct_is_no_answer(
    before: list[str], hears: str, step: str, visitor: Visitor
) -> None:
    heard = go(visitor, *before, "vi vil rette vores tilbud")

    assert hears in heard
    assert visitor.state == f"register:{step}"


@pytest.mark.parametrize(
    "says",
    [
        "vi vil rette vores tilbud",
        "slet vores tilbud",
        "vi vil gerne trække vores tilbud tilbage",
        "hvornår hører vi noget?",
    ],
)
async def test_who_has_just_sent_one_is_no_stranger(says: str, visitor: Visitor) -> None:
    heard = go(visitor, *AGREED, "[Send tilbuddet]", says)

    assert "Testgåturen er sendt til en medarbejder" in heard
    assert "Tal med et menneske" in visitor.buttons
    assert len(visitor.told.proposals) == 1


async def test_that_the_contact_is_public_is_said_where_it_is_asked(visitor: Visitor) -> None:
    assert "Det bliver vist offentligt" in go(visitor, *REACHED[:-1])


async def test_it_waits_through_a_crisis_and_keeps_no_word_of_it(visitor: Visitor) -> None:
    lines = go(visitor, *NAMED, "jeg vil ikke leve mere")
    offered = go(visitor, "[Tal med et menneske om noget andet]")
    asked = go(visitor, "[Ja, gør det færdigt]")

    assert "112" in lines
    assert "Skal vi gøre jeres tilbud færdigt?" in offered
    assert "Hvad kan det hjælpe med?" in asked
    assert "ikke leve" not in str(visitor.remembered)


async def test_after_a_crisis_it_is_offered_once_and_among_other_things(visitor: Visitor) -> None:
    go(visitor, *NAMED, "jeg vil ikke leve mere", "hvad er et sundhedsråd?")
    offered = visitor.buttons
    go(visitor, "hvad er en frivillig?")
    later = visitor.buttons

    assert "Gør jeres tilbud færdigt" in offered
    assert "Gør jeres tilbud færdigt" not in later


async def test_what_a_crisis_interrupted_goes_on_where_it_was(visitor: Visitor) -> None:
    go(visitor, *NAMED, "jeg vil ikke leve mere", "hvad er et sundhedsråd?")

    assert "Hvad kan det hjælpe med?" in go(visitor, "[Gør jeres tilbud færdigt]")


@pytest.mark.parametrize("says", ["jeg vil dø", "tak", "ja"])
async def test_nothing_of_it_stands_beside_the_lines(says: str, visitor: Visitor) -> None:
    go(visitor, *NAMED, "jeg vil ikke leve mere", says)

    assert "Gør jeres tilbud færdigt" not in visitor.buttons


async def test_given_up_nothing_is_sent(visitor: Visitor) -> None:
    heard = go(visitor, *AGREED, "[Annuller]")

    assert "Jeg har ikke sendt noget" in heard
    assert visitor.state is None
    assert visitor.told.proposals == ()


async def test_an_old_button_asks_the_open_question_again(visitor: Visitor) -> None:
    go(visitor, *AGREED)
    old = visitor.keyboards[-1]["Send tilbuddet"]
    go(visitor, "[Ret]")

    heard = visitor.forges(old)

    assert "Hvad skal rettes?" in heard
    assert visitor.told.proposals == ()


async def test_sent_twice_it_is_proposed_once(visitor: Visitor) -> None:
    go(visitor, *AGREED)
    button = visitor.keyboard["Send tilbuddet"]

    visitor.forges(button)
    visitor.forges(button)

    assert len(visitor.told.proposals) == 1


async def test_two_of_one_name_get_ids_of_their_own(visitor: Visitor) -> None:
    go(visitor, *AGREED, "[Send tilbuddet]")
    go(visitor, *AGREED, "[Send tilbuddet]")

    one, other = (proposal.offer for proposal in visitor.told.proposals)
    assert one
    assert other
    assert one.id != other.id


async def test_english_is_spoken_all_the_way(visitor: Visitor) -> None:
    steps = ["we run a café for relatives, can you add it to your list?", "Test Café", "Test Association"]
    steps += ["[Association]"] if False else ["[Skip]", "We meet and talk.", "[Skip]", "Randers", "[Free]"]
    heard = go(visitor, *steps, "[Skip]", "12 34 56 78", "[Yes, ask here in the chat]", "[Send the offer]")

    (proposal,) = visitor.told.proposals
    assert "A member of staff looks at it" in heard
    assert proposal.language == "en"
    assert proposal.offer
    assert (proposal.offer.what_en, proposal.offer.municipalities) == ("We meet and talk.", ("Randers",))


@pytest.mark.parametrize("answer", ["her i chatten", "ja"])
async def test_a_browser_is_asked_by_mail_since_it_is_not_found_again(answer: str, visit: Visit) -> None:
    visitor = visit(channel="web")
    go(visitor, *REACHED)
    offered = visitor.buttons

    heard = go(visitor, answer)
    go(visitor, "test@example.org", "[Send tilbuddet]")

    assert "Ja, spørg her i chatten" not in offered
    assert "Skriv den e-mail, vi må spørge på" in heard
    assert visitor.told.proposals[0].email == "test@example.org"
