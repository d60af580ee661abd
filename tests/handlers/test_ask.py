"""Questions as tables: what a person says or taps ([…]), what they hear, what is logged."""

from typing import NamedTuple

import pytest

from tests.handlers.visitor import Visitor

FORM = (
    "Hej vi er en lille patientforening i Skive og vil høre hvordan man kommer igang med at samarbejde med "
    "sygehuset om en pårørendecafé"
)


class Line(NamedTuple):
    """One turn: what is said, a part of what is heard, the decision that is logged."""

    says: str
    hears: str
    decision: str


def talk(visitor: Visitor, *lines: Line) -> None:
    """Play the lines; ``[label]`` taps a button of the last keyboard."""
    for line in lines:
        label = line.says.removeprefix("[").removesuffix("]")
        heard = visitor.taps(label) if line.says.startswith("[") else visitor.says(line.says)
        assert line.hears in heard, line.says
        assert visitor.entry.decision == line.decision, line.says


DIALOGUES: dict[str, tuple[Line, ...]] = {
    "a first question with a place in it": (
        Line(FORM, "Jeres sundhedsråd er Sundhedsråd Midt, fordi I holder til i Skive.", "answer"),
    ),
    "the sources are told": (Line(FORM, "Kilder: ", "answer"),),
    "who speaks is told in the first reply": (Line(FORM, "Jeg er en automatisk assistent", "answer"),),
    "a greeting gets the menu": (Line("hej", "Hvad kan jeg hjælpe med?", "answer"),),
    "the contact that is not published": (
        Line("hvem kan vi ringe til i sundhedsrådet", "Hvor holder I til?", "clarify"),
        Line("Skive", "har ikke offentliggjort en kontaktperson", "contact"),
    ),
    "a contact says why": (
        Line("hvilket sundhedsråd hører vi under i Lemvig", "fordi I holder til i Lemvig", "contact"),
    ),
    "and in another town": (
        Line("hvem er vores sundhedsråd i Skive", "Sundhedsråd Midt", "contact"),
        Line("og i Horsens?", "Sundhedsråd Horsens", "contact"),
    ),
    "a message that is only a place": (Line("Randers", "Sundhedsråd Kronjylland", "contact"),),
    "a message that is only a post code": (Line("8800", "Sundhedsråd Midt", "contact"),),
    "a nickname": (Line("RKSK", "Sundhedsråd Vestjylland", "contact"),),
    "equals are asked about once": (
        Line("viby", "Der er flere steder, der hedder Viby", "clarify"),
        Line("[Viby i Aarhus]", "Sundhedsråd Aarhus", "contact"),
    ),
    "an equal in another region": (
        Line("viby", "Hvilket mener du?", "clarify"),
        Line("[Viby i Roskilde]", "hører til Region Sjælland", "outside"),
    ),
    "another place than those": (
        Line("viby", "Hvilket mener du?", "clarify"),
        Line("[Et andet sted]", "Skriv byen, kommunen eller postnummeret", "answer"),
        Line("Holstebro", "Sundhedsråd Vestjylland", "contact"),
    ),
    "outside the region": (
        Line(
            "hvem er vores sundhedsråd i odense",
            "Odense hører til Region Syddanmark, ikke til os.",
            "outside",
        ),
    ),
    "outside, but also here": (
        Line("hvem er vores sundhedsråd i odense", "Sundhedsråd Fyn", "outside"),
        Line("[Vi arbejder også i Midtjylland]", "Hvor holder I til?", "answer"),
        Line("Struer", "Sundhedsråd Vestjylland", "contact"),
    ),
    "outside, another question": (
        Line("hvem er vores sundhedsråd i odense", "ikke til os", "outside"),
        Line("[Stil et andet spørgsmål]", "Skriv bare", "answer"),
    ),
    "two places have two councils and one unit": (
        Line("Skive og Horsens", "• Horsens: Sundhedsråd Horsens", "contact"),
    ),
    "two places lead to the unit": (Line("Skive og Horsens", "Civilsamfundsenheden den rigtige", "contact"),),
    "a landscape lists its councils": (Line("djursland", "Sundhedsråd Kronjylland", "contact"),),
    "the whole region is the unit": (
        Line("hvem er vores sundhedsråd", "Skriv byen", "clarify"),
        Line("[Hele regionen]", "Civilsamfundsenheden den rigtige", "contact"),
    ),
    "the whole region, typed": (
        Line("hvem er vores sundhedsråd", "Skriv byen", "clarify"),
        Line("hele regionen", "Civilsamfundsenheden den rigtige", "contact"),
    ),
    "the place is remembered": (
        Line("Skive", "Sundhedsråd Midt", "contact"),
        Line("hvad skal der stå i en samarbejdsaftale?", "Sundhedsråd Midt", "answer"),
    ),
    "plainer, and in full again": (
        Line("hvad er et sundhedsråd", "", "answer"),
        Line("[Sig det enklere]", "", "answer"),
        Line("[Vis hele svaret]", "", "answer"),
    ),
    "it helped": (
        Line("hvad er et sundhedsråd", "", "answer"),
        Line("[Hjalp det? Ja]", "glad for", "answer"),
    ),
    "a bare yes": (Line("hvad er et sundhedsråd", "", "answer"), Line("ja", "glad for", "answer")),
    "it did not help": (
        Line("hvad er et sundhedsråd", "", "answer"),
        Line("[Hjalp det? Nej]", "ærgerligt", "answer"),
        Line("[Tal med et menneske]", "78 41 00 00", "human"),
    ),
    "a bare no": (Line("hvad er et sundhedsråd", "", "answer"), Line("nej", "ærgerligt", "answer")),
    "wrong place": (
        Line("hvem er vores sundhedsråd i Skive", "", "contact"),
        Line("[Forkert sted eller emne?]", "• Sted: Skive", "answer"),
        Line("[Et andet sted]", "Skriv byen", "answer"),
        Line("Herning", "Sundhedsråd Vestjylland", "contact"),
    ),
    "wrong topic": (
        Line("hvad er et sundhedsråd", "", "answer"),
        Line("[Forkert sted eller emne?]", "• Emne: Hvad er et sundhedsråd?", "answer"),
        Line("[Et andet emne]", "Skriv bare", "answer"),
    ),
    "the role is shown and changed": (
        Line("vi er en forening i Skive, hvad er et sundhedsråd", "", "answer"),
        Line("[Forkert sted eller emne?]", "Jeg svarer jer som organisation", "answer"),
        Line("[Jeg er borger]", "svarer jeg dig som borger", "answer"),
    ),
    "the first tap is the role": (
        Line("hej", "", "answer"),
        Line("[Vi er en organisation]", "svarer jeg jer som organisation", "answer"),
        Line("[Find jeres sundhedsråd]", "Hvor holder I til?", "clarify"),
    ),
    "number two": (Line("viby", "", "clarify"), Line("nr 2", "Region Sjælland", "outside")),
    "offers near a place": (
        Line("jeg leder efter et fællesskab for ensomme i Lemvig", "Frivilligcenter Lemvig", "offers"),
    ),
    "offers ask where": (Line("hej", "", "answer"), Line("[Find et tilbud]", "Hvor er det?", "offers")),
    "a number is taken out": (Line("mit cpr er 010203-1234", "noget, der lignede et CPR-nummer", "clarify"),),
    "twice not understood is a person": (
        Line("qwpx zzkq", "Det ved jeg ikke", "unknown"),
        Line("qwpx zzkq vvbb", "78 41 00 00", "human"),
    ),
    "a person, at once": (Line("jeg vil tale med et menneske", "78 41 00 00", "human"),),
    "crisis": (Line("jeg vil begå selvmord", "112", "crisis"),),
    "back from a crisis": (
        Line("jeg vil begå selvmord", "Livslinien", "crisis"),
        Line("[Tal med et menneske om noget andet]", "Skriv bare", "answer"),
    ),
    "German gets a person": (
        Line(
            "Guten Tag, ich möchte gerne mit jemandem über Bienenzucht sprechen",
            "I only understand Danish",
            "human",
        ),
    ),
    "English gets an honest line": (
        Line("What is a health council?", "I can only answer in Danish for now", "answer"),
    ),
    "privacy": (
        Line("hej", "", "answer"),
        Line("[Sådan bruger vi det, du skriver]", "", "answer"),
    ),
}


@pytest.mark.parametrize("name", DIALOGUES)
async def test_a_person_hears(name: str, visitor: Visitor) -> None:
    talk(visitor, *DIALOGUES[name])


async def test_the_introduction_is_said_once(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")

    assert "automatisk assistent" not in visitor.says("hvad skal der stå i en samarbejdsaftale?")


async def test_the_menu_has_four_ways_in(visitor: Visitor) -> None:
    visitor.says("hej")

    assert visitor.buttons[:4] == [
        "Vi er en organisation",
        "Find et tilbud",
        "Idéer og høringer",
        "Tal med et menneske",
    ]


async def test_a_close_call_offers_at_most_three(visitor: Visitor) -> None:
    visitor.says("tæller en facebookgruppe som civilsamfund")

    assert visitor.entry.decision == "clarify"
    assert 2 <= len(visitor.buttons) - 2 <= 3


async def test_a_topic_without_an_answer_is_honest(visitor: Visitor) -> None:
    heard = visitor.says("hvad var det europæiske frivillighovedstadsår 2018")

    assert "svare på endnu" in heard
    assert (visitor.entry.decision, visitor.entry.topic) == ("unknown", "volunteering-capital")
    assert "Send spørgsmålet" in visitor.buttons


async def test_a_complaint_is_pointed_on(visitor: Visitor) -> None:
    heard = visitor.says("jeg vil klage over min behandling og søge erstatning")

    assert "Patientkontoret" in heard
    assert "tjek" in heard


async def test_the_log_holds_what_was_decided_not_what_was_said(visitor: Visitor) -> None:
    visitor.says(FORM)

    assert visitor.entry.topic == "how-to-partner"
    assert (visitor.entry.municipality, visitor.entry.council) == ("Skive", "midt")
    assert "pårørendecafé" not in repr(visitor.entry)


async def test_a_redaction_is_logged(visitor: Visitor) -> None:
    visitor.says("mit cpr er 010203-1234")

    assert visitor.entry.redacted
    assert "010203" not in visitor.memory.decode()


async def test_a_crisis_leaves_nothing_behind(visitor: Visitor) -> None:
    visitor.says("jeg vil begå selvmord")

    assert visitor.outgoing[0].urgent
    assert visitor.inquiries == []
    assert "selvmord" not in visitor.memory.decode()
    assert visitor.buttons == ["Tal med et menneske om noget andet"]
    assert len(visitor.hears.splitlines()) <= 4


async def test_a_tap_stops_the_spinner(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")

    visitor.taps("Sig det enklere")

    assert visitor.outgoing[0].method == "answerCallbackQuery"
