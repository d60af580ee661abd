"""Needs that no topic claims lead to the local offers; what others do about them does not."""

from datetime import date

import pytest

from knowledge import library as libraries
from knowledge.context import NEW
from knowledge.decide import about, called, decide
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import Decision, Language, Role, TopicId, Understanding, WhichTopic
from knowledge.understanding.understand import understand

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


def decided(text: str, library: Library) -> tuple[Understanding, Decision]:
    understood = understand(text, library=library, today=TODAY, context=NEW)
    return understood, decide(understood, library=library, context=NEW)


@pytest.mark.parametrize(
    "text",
    [
        # a field that we tell associations about
        "hjemløs i aarhus",
        "jeg er hjemløs",
        "I am homeless in Herning",
        "sygeplejerske: patient hjemløs Aarhus",
        "jeg har ingen penge og intet sted at sove, Aarhus",
        "jeg har depression",
        "jeg har depression, Viborg",
        # somebody to talk to, and none of our staff
        "jeg er 17 og har det skidt, jeg vil gerne tale med nogen",
        "jeg trænger bare til at snakke med et menneske",
        "jeg har svært ved at komme ud, er der nogen der kan ringe til mig?",
        "telefonven",
        "nogen at snakke med",
        # no more than a need, without a place
        "gåtur",
        "besøgsven",
        "walks",
        "I just need somebody to talk to",
        # a need and a postcode, a slip of the finger, a dialect
        "ensom i 7620",
        "jeg er ensom 8600",
        "ensm silkborg",
        "jeg er ensommm i ikst",
        "a æ træls alene her i Thyborøn",
        "I drink too much, Silkeborg",
        # plain needs
        "jeg drikker for meget",
        "jeg har en spiseforstyrrelse",
        "jeg er tit ked af det og bange",
        "min kæreste er indlagt på psyk i Gødstrup",
        "spillegæld og ludomani i herning",
        "nogen der kan tage med mig til lægen i Hedensted",
        "jeg skal på hospitalet på mandag og er bange for at tage alene",
        "mental health help Ringkøbing",
        # an offer by its name
        "demenslinien",
        "hvad er boblberg?",
        "headspace i Herning",
        "nummeret til Ældre Sagen",
        # the very word on our button
        "vejvisning",
        "vejvisning demens Silkeborg",
        "jeg er læge i Horsens, har I en vejvisning om sorg?",
        "jeg er sygeplejerske i Viborg og vil have en vejvisning om sorg",
        "kan jeg få en vejvisning om kræft i Norddjurs",
    ],
)
def test_a_need_leads_to_the_offers(text: str, library: Library) -> None:
    understood, decision = decided(text, library)

    assert (called(decision), about(decision, understood)) == ("offers", "find-offers")


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil gerne tale med et menneske",
        "kan jeg tale med nogen fra regionen?",
        "ring mig op",
        "Må jeg som frivillig køre patienten ned til røntgen?",
        "vi er en forening for hjemløse i Aarhus",
        "hvad gør regionen for hjemløse",
        "omsorgscenter hjemløse Herning 7 senge",
        "homeless care centre Herning beds",
        "Jeg ønsker at flytte min tid til scanning på Regionshospitalet Randers.",
        "jeg har ondt i ryggen, hvad skal jeg gøre",
        "hvilken medicin hjælper mod depression",
        "Min mor skal på plejehjem, hvor står hun på ventelisten?",
        "my contract with the phone company",
        "Hvem vandt fodboldkampen i går?",
        "national mad",
        "7620",
        "7620 Lemvig",
        "jeg vil dø, jeg er hjemløs",
    ],
)
def test_what_is_no_need_of_theirs_stays_what_it_is(text: str, library: Library) -> None:
    _, decision = decided(text, library)

    assert called(decision) != "offers"


@pytest.mark.parametrize("text", ["tilbud", "Tilbud?", "et tilbud", "offers"])
def test_the_bare_word_may_mean_either_side(text: str, library: Library) -> None:
    _, decision = decided(text, library)

    assert decision == WhichTopic((TopicId("find-offers"), TopicId("register-offer")))


@pytest.mark.parametrize(
    "text", ["I am homeless in Herning", "lonely in arhus", "I drink too much, Silkeborg"]
)
def test_who_writes_english_beside_a_danish_town_is_spoken_to_in_english(text: str, library: Library) -> None:
    understood, _ = decided(text, library)

    assert understood.language is Language.ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "jeg er hjemmesygeplejerske og har en borger der er ensom i Norddjurs",
        "jeg er pædagog og har en borger med misbrug",
        "vejvisning demens Silkeborg",
        "kan jeg få en vejvisning om kræft i Norddjurs",
        "I am a district nurse, my patient is lonely, Viborg",
    ],
)
def test_who_helps_others_for_a_living_is_heard(text: str, library: Library) -> None:
    understood, _ = decided(text, library)

    assert understood.role is Role.PROFESSIONAL
