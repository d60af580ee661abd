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
    "what one wants comes before who one is": (
        Line(
            "Vi er en patientforening i Skive og vil høre hvordan man kommer i gang med at samarbejde",
            "I er velkomne til at foreslå et samarbejde",
            "answer",
        ),
    ),
    "also in English": (
        Line(
            "we are a volunteer centre and want to know what a health council is",
            "A health council",
            "answer",
        ),
    ),
    "who one is, and nothing else": (
        Line("vi er en patientforening i skive", "I er velkomne til at foreslå et samarbejde", "answer"),
    ),
    "working together, in a field with an answer of its own": (
        Line(
            "vi er et frivilligcenter og vil gerne samarbejde med psykiatrien",
            "psykiatrien og civilsamfundet arbejder sammen",
            "answer",
        ),
    ),
    "what is only a little like a topic is not named": (
        Line("how about the post office", "I don't know.", "unknown"),
    ),
    "another town of the same council": (
        Line("hvem er vores sundhedsråd i Skive", "Sundhedsråd Midt", "contact"),
        Line("og i Viborg?", "Viborg hører også under Sundhedsråd Midt.", "contact"),
    ),
    "the council is asked for where it is not known": (
        Line("hvad er et sundhedsråd", "Skriv, hvilken kommune", "answer"),
    ),
    "a curse": (Line("det her er noget lort", "Det er jeg ked af.", "unknown"),),
    "scolding": (Line("fuck jer i er dumme", "Det er jeg ked af.", "unknown"),),
    "a doctor and nothing else": (Line("jeg er læge", "du som fagperson", "answer"),),
    "a nurse and nothing else": (Line("I'm a nurse", "as a professional", "answer"),),
    "a curse in English": (Line("you are useless", "I'm sorry.", "unknown"),),
    "goodbye and thanks": (
        Line("hvad er et sundhedsråd", "sundhedsråd", "answer"),
        Line("tak for hjælpen du er sød", "", "answer"),
        Line("ok bye", "Farvel", "answer"),
    ),
    "missing": (
        Line("Min mor er blevet væk fra plejehjemmet, hun er dement", "ring til politiet på 114", "crisis"),
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
        Line("og i Horsens?", "Horsens hører under Sundhedsråd Horsens", "contact"),
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
        Line("[Viby i Roskilde]", "ligger i Region Sjælland", "outside"),
    ),
    "another place than those": (
        Line("viby", "Hvilket mener du?", "clarify"),
        Line("[Et andet sted]", "Skriv byen, kommunen eller postnummeret", "answer"),
        Line("Holstebro", "Sundhedsråd Vestjylland", "contact"),
    ),
    "outside the region": (
        Line(
            "hvem er vores sundhedsråd i odense",
            "Odense ligger i Region Syddanmark, ikke i Region Midtjylland.",
            "outside",
        ),
    ),
    "a region that is to come": (
        Line(
            "hvad er Region Østdanmark",
            "Region Østdanmark er en ny region fra 1. januar 2027, og en anden end Region Midtjylland.",
            "outside",
        ),
    ),
    "another region": (
        Line(
            "hvad er Region Sjælland", "Region Sjælland er en anden region end Region Midtjylland.", "outside"
        ),
    ),
    "outside, but also here": (
        Line("hvem er vores sundhedsråd i odense", "Sundhedsråd Fyn", "outside"),
        Line("[Vi arbejder også i Midtjylland]", "Hvor holder I til?", "answer"),
        Line("Struer", "Sundhedsråd Vestjylland", "contact"),
    ),
    "outside by mistake: the question asked before is answered": (
        Line(
            "vi vil have en samarbejdsaftale, vi bor i odense", "Odense ligger i Region Syddanmark", "outside"
        ),
        Line("nej undskyld, vi holder til i Skive", "Lav altid en samarbejdsaftale.", "answer"),
    ),
    "outside, another question": (
        Line("hvem er vores sundhedsråd i odense", "ikke i Region Midtjylland", "outside"),
        Line("[Stil et andet spørgsmål]", "Hvad kan jeg hjælpe med?", "answer"),
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
        Line("[Forkert sted]", "Skriv byen", "answer"),
        Line("Herning", "Sundhedsråd Vestjylland", "contact"),
    ),
    "wrong topic": (
        Line("hvad er et sundhedsråd", "", "answer"),
        Line("[Forkert emne]", "så misforstod jeg dig", "answer"),
        Line("[Noget andet]", "Skriv bare", "answer"),
    ),
    "wrong topic, after a place": (
        Line("hvad er et sundhedsråd i Skive", "", "answer"),
        Line("[Forkert sted eller emne?]", "• Emne: Hvad er et sundhedsråd?", "answer"),
        Line("[Forkert emne]", "så misforstod jeg dig", "answer"),
    ),
    "the role is shown and changed": (
        Line("vi er en forening i Skive, hvad er et sundhedsråd", "", "answer"),
        Line("[Forkert sted eller emne?]", "Jeg svarer jer som organisation", "answer"),
        Line("[Jeg er borger]", "så skriver du som borger", "answer"),
    ),
    "the first tap is the role": (
        Line("hej", "", "answer"),
        Line("[Vi er en organisation]", "så er I en organisation", "answer"),
        Line("[Find jeres sundhedsråd]", "Hvor holder I til?", "clarify"),
    ),
    "number two": (Line("viby", "", "clarify"), Line("nr 2", "Region Sjælland", "outside")),
    "offers near a place": (
        Line("jeg leder efter et fællesskab for ensomme i Lemvig", "Frivilligcenter Lemvig", "offers"),
    ),
    "offers ask what": (
        Line("hej", "", "answer"),
        Line("[Find et tilbud]", "Hvad leder du efter?", "offers"),
    ),
    "a number is taken out": (Line("mit cpr er 010203-1234", "noget, der lignede et CPR-nummer", "unknown"),),
    "twice not understood is a person": (
        Line("qwpx zzkq", "Det ved jeg ikke", "unknown"),
        Line("qwpx zzkq vvbb", "78 41 00 00", "human"),
    ),
    "a person, at once": (Line("jeg vil tale med et menneske", "78 41 00 00", "human"),),
    "crisis": (Line("jeg vil begå selvmord", "112", "crisis"),),
    "back from a crisis": (
        Line("jeg vil begå selvmord", "Livslinien", "crisis"),
        Line("[Tal med et menneske om noget andet]", "Ring til Region Midtjylland", "human"),
    ),
    "a centre that publishes nothing of itself": (
        Line("jeg er ensom og bor i Struer", "Spørg kommunen, om det passer", "offers"),
    ),
    "grief": (
        Line(
            "min mor er så ked af det efter far døde. hun bor i holstebro",
            "Det er hårdt, også for dig, der står ved siden af.",
            "offers",
        ),
    ),
    "something serious has happened": (
        Line(
            "en af vores frivillige er blevet truet af en patient", "sig det straks til personalet", "answer"
        ),
    ),
    "whether volunteers are insured": (
        Line("er vores frivillige forsikret?", "ikke forsikret mod arbejdsskader (tjek)", "answer"),
    ),
    "a doubt with nothing to answer is a crisis": (
        Line("jeg kan ikke mere", "Livslinien", "crisis"),
        Line("[Tal med et menneske om noget andet]", "Ring til Region Midtjylland", "human"),
    ),
    "words of a button typed without one": (
        Line("Send en henvendelse", "Hvad handler det om?", "inquiry"),
        Line("annuller", "Jeg har ikke sendt noget", "inquiry"),
    ),
    "and with a word more": (Line("Opret en henvendelse", "Hvad handler det om?", "inquiry"),),
    "who they are, and nothing else": (
        Line("vi er en forening", "Hvad vil I gerne?", "answer"),
        Line("hvem er vores sundhedsråd i Skive", "fordi I holder til i Skive", "contact"),
    ),
    "not what was asked": (
        Line("hvad er et sundhedsråd", "Kilder:", "answer"),
        Line("det var ikke det jeg spurgte om", "Det var ærgerligt", "answer"),
    ),
    "a way out of nothing is the menu": (Line("annuller", "Hvad kan jeg hjælpe med?", "answer"),),
    "and back": (
        Line("hvad er et sundhedsråd", "Kilder:", "answer"),
        Line("tilbage", "Hvad kan jeg hjælpe med?", "answer"),
    ),
    "thanks": (
        Line("hvad er et sundhedsråd", "Kilder:", "answer"),
        Line("mange tak", "Selv tak", "answer"),
    ),
    "an answer that leads to the volunteer centre": (
        Line("jeg vil gerne være frivillig", "Du kan blive frivillig", "answer"),
        Line("[Find mit frivilligcenter]", "Hvor i regionen er det?", "clarify"),
        Line("Lemvig", "Frivilligcenter Lemvig · frivilligcenterlemvig.dk · 20 80 14 50", "contact"),
        Line("og i Viborg?", "De Frivilliges Hus", "contact"),
    ),
    "the place may be typed at once": (
        Line("jeg vil gerne være frivillig", "Du kan blive frivillig", "answer"),
        Line("Lemvig", "Frivilligcenter Lemvig · frivilligcenterlemvig.dk", "contact"),
    ),
    "or stand in the question": (
        Line(
            "jeg vil gerne være frivillig i Lemvig",
            "for eksempel et hospital.\n\nDet lokale frivilligcenter i Lemvig",
            "answer",
        ),
    ),
    "a centre that is asked for is shown, and the answer is one tap away": (
        Line("er der et frivilligcenter i Lemvig", "Frivilligcenter Lemvig · frivi", "contact"),
        Line("[Frivilligcentre]", "Et frivilligcenter er et lokalt sted", "answer"),
    ),
    "each place has its centre": (
        Line("er der et frivilligcenter i Lemvig og Viborg", "De Frivilliges Hus", "contact"),
    ),
    "where there is none the region shows the way": (
        Line("er der et frivilligcenter i Skive", "Jeg kender ikke et frivilligcenter i Skive", "contact"),
    ),
    "an answer that leads to the hospital": (
        Line("hvor mange frivillige er der på hospitalerne", "Jeg ved ikke, hvor mange", "answer"),
        Line("[Find hospitalet]", "Hvilket hospital", "clarify"),
        Line("Horsens", "Regionshospitalet Horsens", "contact"),
    ),
    "or names it": (
        Line("frivillig på sygehuset i Horsens", "Regionshospitalet Horsens · regionshospitalet", "answer"),
    ),
    "whom foundations talk to stands in the answer": (
        Line("hvordan samarbejder I med fonde", "Det er civilsamfundsenheden", "answer"),
    ),
    "an answer without any way of its own still has a council": (
        Line(
            "vi er fra Lemvig, hvad gør I for hjemløse",
            "Sundhedsråd Vestjylland, fordi I holder til i Lemvig.\n\n•",
            "answer",
        ),
    ),
    "and without a place there is none": (Line("hvad er samskabelse", "Kilder:", "answer"),),
    "what an association wants to start is a proposal": (
        Line(
            "vi vil gerne starte en pårørendegruppe på sygehuset i Viborg",
            "forslag til et samarbejde i Viborg",
            "inquiry",
        ),
    ),
    "whatever it is about": (
        Line(
            "vi er en klub og vil gerne lave en læseklub for ensomme ældre",
            "forslag til et samarbejde",
            "inquiry",
        ),
    ),
    "but what is the municipality's is pointed there": (
        Line("vi er en klub og vil gerne lave en læseklub på plejehjemmet", "din kommune", "unknown"),
    ),
    "but a question is answered": (
        Line("vi vil gerne starte noget på sygehuset, hvordan kommer vi i gang", "Kilder:", "answer"),
    ),
    "and a person who wants to help is none": (
        Line("jeg vil gerne hjælpe som frivillig", "frivilligcenter", "answer"),
    ),
    "offers wait for the place": (
        Line("Find et tilbud", "Hvad leder du efter?", "offers"),
        Line("i Lemvig", "Frivilligcenter Lemvig", "offers"),
    ),
    "a landscape under one council": (
        Line("vi er en forening i Djursland, hvordan kommer vi i gang", "Sundhedsråd Kronjylland", "answer"),
    ),
    "a landscape under two": (
        Line(
            "vi er en forening i Søhøjlandet, hvordan kommer vi i gang",
            "Sundhedsråd Midt og Sundhedsråd Horsens",
            "answer",
        ),
    ),
    "off the point twice is a person": (
        Line("hvem vandt kampen i går", "Det ved jeg ikke", "unknown"),
        Line("hvad bliver vejret i morgen", "78 41 00 00", "human"),
    ),
    "off the point, but pointed on, is none": (
        Line("hvem vandt kampen i går", "Det ved jeg ikke", "unknown"),
        Line("hvornår bliver min skraldespand tømt", "din kommune", "unknown"),
    ),
    "a second number is no form": (
        Line("mit cpr er 010190-1234", "CPR-nummer", "unknown"),
        Line("010190-1234 står der", "CPR-nummer", "unknown"),
        Line("hvad er et sundhedsråd", "Kilder:", "answer"),
    ),
    "German gets a person": (
        Line(
            "Guten Tag, ich möchte gerne mit jemandem über Bienenzucht sprechen",
            "I only understand Danish and English, but a person can read",
            "unknown",
        ),
    ),
    "English is answered in English": (
        Line("What is a health council?", "A health council (sundhedsråd) is", "answer"),
    ),
    "offers, tapped": (
        Line("hej", "", "answer"),
        Line("[Find et tilbud]", "Hvad leder du efter?", "offers"),
        Line("Lemvig", "Hvad leder du efter i Lemvig?", "offers"),
        Line("[Sorg]", "Frivilligcenter Lemvig", "offers"),
    ),
    "ideas and hearings": (
        Line("hej", "", "answer"),
        Line("[Idéer og høringer]", "Jeg har ingen høringer at vise endnu", "answer"),
        Line("[Send en idé]", "Hvad handler det om?", "inquiry"),
    ),
    "to volunteer": (
        Line("jeg er borger", "", "answer"),
        Line("[Bliv frivillig]", "frivilligcenter", "answer"),
        Line("Samsø", "Det lokale frivilligcenter på Samsø", "contact"),
    ),
    "a role as the first message": (Line("Jeg er borger", "Godt, så skriver du som borger.", "answer"),),
    "and the other one": (Line("Vi er en organisation", "Godt, så er I en organisation.", "answer"),),
    "is it a human": (Line("er du et menneske", "ikke et menneske", "answer"),),
    "what it is": (Line("Hvad er Indgang", "Det kan jeg:", "answer"),),
    "what it can do": (Line("hvad kan i", "Det kan jeg:", "answer"),),
    "short words get short sentences": (
        Line("hej", "", "answer"),
        Line("tak for hjælpen", "Selv tak. Skriv endelig igen.", "answer"),
        Line("ok", "Godt. Skriv endelig igen", "answer"),
        Line("nej", "Helt i orden.", "answer"),
        Line("ja", "Ja til hvad?", "answer"),
        Line("farvel", "Farvel", "answer"),
        Line("annuller", "Der er ikke noget i gang lige nu", "answer"),
    ),
    "after a contact, ok is no inquiry": (
        Line("hvem er vores sundhedsråd i Skive", "", "contact"),
        Line("ok", "Godt. Skriv endelig igen", "answer"),
    ),
    "after a contact, another place": (
        Line("hvem er vores sundhedsråd i Skive", "", "contact"),
        Line("nej vent, vi er egentlig i Horsens", "Sundhedsråd Horsens", "contact"),
        Line("hele regionen", "Civilsamfundsenheden den rigtige", "contact"),
        Line("skive eller horsens", "• Horsens: Sundhedsråd Horsens", "contact"),
    ),
    "who is in a council": (
        Line(
            "hvilke kommuner er med i sundhedsråd horsens",
            "dækker Horsens, Hedensted, Odder og Skanderborg",
            "contact",
        ),
    ),
    "when a council meets": (
        Line("Hvornår er næste møde i Sundhedsråd Aarhus?", "dagsorden.rm.dk", "contact"),
    ),
    "a letter that does not fit": (
        Line("status på 26-9999-A", "Det nummer passer ikke. Tjek det sidste bogstav.", "status"),
    ),
    "what an association can do": (
        Line("Hvad kan min forening gøre for ældre i Randers?", "Sådan kommer I i gang", "answer"),
    ),
    "one sentence says which council": (
        Line(
            "vi er en forening i Skive, hvem er vores sundhedsråd",
            "Sundhedsråd Midt (Viborg, Skive og Silkeborg), fordi I holder til i Skive. Rådet har ikke",
            "contact",
        ),
    ),
    "the unit has no number of its own": (
        Line(
            "Skive og Horsens",
            "Den har ikke offentliggjort sin egen adresse, men jeg kan sende det herfra.",
            "contact",
        ),
    ),
    "privacy": (
        Line("hej", "", "answer"),
        Line("/privatliv", "", "answer"),
    ),
}


@pytest.mark.parametrize("name", DIALOGUES)
async def test_a_person_hears(name: str, visitor: Visitor) -> None:
    talk(visitor, *DIALOGUES[name])


async def test_the_introduction_is_said_once(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")

    assert "automatisk assistent" not in visitor.says("hvad skal der stå i en samarbejdsaftale?")


@pytest.mark.parametrize("steps", [[], ["hvad er et sundhedsråd"]])
async def test_a_crisis_answered_past_the_turn_leads_back(steps: list[str], visitor: Visitor) -> None:
    visitor.says("jeg vil begå selvmord")
    for step in steps:
        visitor.says(step)

    assert "78 41 00 00" in visitor.forges("crisis:elsewise")
    assert visitor.state == "inquiry:what"


async def test_only_the_way_back_is_always_alive(visitor: Visitor) -> None:
    visitor.says("jeg vil begå selvmord")

    assert "tidligere spørgsmål" in visitor.forges("crisis:inquiry")


async def test_the_way_back_does_not_break_a_form(visitor: Visitor) -> None:
    visitor.says("/menneske")

    heard = visitor.forges("crisis:elsewise")

    assert "tidligere spørgsmål" in heard
    assert heard.endswith("gerne hvor i regionen det er.")


async def test_a_crisis_is_the_topic_of_its_entry(visitor: Visitor) -> None:
    visitor.says("jeg kan ikke mere")

    assert (visitor.entry.decision, visitor.entry.topic) == ("crisis", "crisis")
    assert visitor.buttons == ["Tal med et menneske om noget andet"]


async def test_in_doubt_the_lines_stand_above_the_answer(visitor: Visitor) -> None:
    heard = visitor.says("jeg har ikke lyst til at leve længere, findes der en sorggruppe i Lemvig")

    assert visitor.entry.decision == "offers"
    assert heard.index("Livslinien") < heard.index("Frivilligcenter Lemvig")


@pytest.mark.parametrize(
    ("fields", "told"),
    [({}, False), ({"looks_like_time": True}, True)],
)
async def test_how_to_write_a_time_is_told_where_it_may_be_one(
    fields: dict[str, bool],
    told: bool,  # noqa: FBT001 a table
    visitor: Visitor,
) -> None:
    heard = visitor.says("mødet er 010127 1400", **fields)

    assert "Jeg har fjernet noget, der lignede et CPR-nummer" in heard
    assert ("kl. 14" in heard) is told


async def test_the_menu_has_four_ways_in(visitor: Visitor) -> None:
    visitor.says("hej")

    assert visitor.buttons[:4] == [
        "Vi er en organisation",
        "Find et tilbud",
        "Idéer og høringer",
        "Tal med et menneske",
    ]


async def test_what_we_do_not_know_is_said_and_can_be_sent(visitor: Visitor) -> None:
    heard = visitor.says("hvem vandt kampen i går")

    assert "Det ved jeg ikke." in heard
    assert (visitor.entry.decision, visitor.entry.topic) == ("unknown", "out-of-scope")
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


def test_nobody_is_asked_for_a_council_that_is_known(visitor: Visitor) -> None:
    visitor.says("hvem er vores sundhedsråd i Skive")

    assert "hvilken kommune" not in visitor.says("hvad er et sundhedsråd")


@pytest.mark.parametrize(
    ("asked", "send"),
    [("can our association apply for council funding", "Send"), ("how about the red cross", "Send")],
)
def test_sending_a_question_asks_it_not_again(asked: str, send: str, visitor: Visitor) -> None:
    visitor.says(asked)

    heard = visitor.taps(next(label for label in visitor.buttons if label.startswith(send)))

    assert "What is it about?" not in heard
    assert visitor.state != "inquiry:what"
