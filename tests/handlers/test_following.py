"""Follow-ups as tables: what is said after something, and what it is taken to mean beside it."""

import pytest

from tests.handlers.test_ask import Line, talk
from tests.handlers.visitor import Visitor, go

CONTACT = "hvem er vores sundhedsråd i Skive"
OFFER = "jeg leder efter et fællesskab for ensomme i Lemvig"
AGREEMENT = "hvad skal der stå i en samarbejdsaftale?"

DANISH: dict[str, tuple[Line, ...]] = {
    "another place after a contact": (
        Line(CONTACT, "Sundhedsråd Midt", "contact"),
        Line("og i Horsens?", "Sundhedsråd Horsens", "contact"),
    ),
    "another place after an offer": (
        Line(OFFER, "Frivilligcenter Lemvig", "offers"),
        Line("og i Viborg?", "De Frivilliges Hus", "offers"),
    ),
    "what an offer costs is asked there": (
        Line(OFFER, "Frivilligcenter Lemvig", "offers"),
        Line("hvad koster det?", "Frivilligcenter Lemvig: det ved jeg ikke", "offers"),
        Line("og hvornår har de åbent", "20 80 14 50", "offers"),
    ),
    "to call after an offer": (
        Line(OFFER, "Frivilligcenter Lemvig", "offers"),
        Line("kan man ringe?", "Frivilligcenter Lemvig: 20 80 14 50", "offers"),
        Line("og mailen?", "Frivilligcenter Lemvig: info@frivilligcenterlemvig.dk", "offers"),
    ),
    "to call a council": (
        Line(CONTACT, "Sundhedsråd Midt", "contact"),
        Line("kan man ringe til dem?", "har ikke offentliggjort et telefonnummer", "contact"),
        Line("har de en hjemmeside", "sundhedsrad-midt", "contact"),
    ),
    "to call after an answer": (
        Line(AGREEMENT, "Lav altid en samarbejdsaftale.", "answer"),
        Line("kan man ringe?", "78 41 00 00", "contact"),
    ),
    "what the answer says of it": (
        Line(AGREEMENT, "Lav altid en samarbejdsaftale.", "answer"),
        Line("hvad med forsikring?", "om alle er forsikret", "answer"),
        Line("[Vis hele svaret]", "Lav altid en samarbejdsaftale.", "answer"),
    ),
    "and what it does not": (
        Line(AGREEMENT, "Lav altid en samarbejdsaftale.", "answer"),
        Line("hvad koster det?", "siger ikke noget om det.", "unknown"),
    ),
    "money of the municipality is asked for there": (
        Line("kan vi søge § 18-midler", "§ 18", "answer"),
        Line("ok og hvem spørger jeg så i Randers kommune", "Det er din kommune, der hjælper", "unknown"),
        Line("hvilket sundhedsråd hører Randers kommune til", "Sundhedsråd Kronjylland", "contact"),
    ),
    "a clear new topic is a new topic": (
        Line(AGREEMENT, "Lav altid en samarbejdsaftale.", "answer"),
        Line("og hvad er et sundhedsråd?", "Et sundhedsråd er", "answer"),
    ),
    "the same words after nothing": (Line("hvad koster det?", "Det ved jeg ikke.", "unknown"),),
    "a change of mind about the place": (
        Line("vi er en forening i Skive, hvordan kommer vi i gang", "Sundhedsråd Midt", "answer"),
        Line("nej forresten, det er i Herning", "Sundhedsråd Vestjylland", "contact"),
        Line(AGREEMENT, "Sundhedsråd Vestjylland, fordi I holder til i Herning", "answer"),
    ),
    "a change of mind about who asks": (
        Line("hvordan kommer vi i gang med at samarbejde", "I er velkomne", "answer"),
        Line("jeg mener som borger", "dit frivilligcenter", "answer"),
        Line("[Vis hele svaret]", "I er velkomne", "answer"),
    ),
    "the first of those shown": (
        Line("hej", "Hvad kan jeg hjælpe med?", "answer"),
        Line("den første", "Godt, så er I en organisation.", "answer"),
    ),
    "yes please to what was offered": (
        Line("hvem vandt kampen i går", "jeg kan sende spørgsmålet", "unknown"),
        Line("ja tak", "Jeg sender ikke noget, før", "inquiry"),
    ),
    "no thanks to what was offered": (
        Line("hvem vandt kampen i går", "jeg kan sende spørgsmålet", "unknown"),
        Line("nej tak", "Helt i orden.", "answer"),
    ),
    "no thanks is no complaint": (
        Line(AGREEMENT, "Kilder:", "answer"),
        Line("nej tak", "Helt i orden.", "answer"),
    ),
    "role, kind and place are remembered": (
        Line("vi er en fond i Skive", "civilsamfundsenhed skal også arbejde sammen med fonde", "answer"),
        Line("hvad skal der stå i aftalen?", "fordi I holder til i Skive", "answer"),
        Line("hvordan kommer vi i gang?", "civilsamfundsenhed skal også arbejde sammen med fonde", "answer"),
    ),
}

ENGLISH: dict[str, tuple[Line, ...]] = {
    "another place after a contact": (
        Line("who is our health council in Skive?", "Sundhedsråd Midt", "contact"),
        Line("and in Horsens?", "Sundhedsråd Horsens", "contact"),
    ),
    "what an offer costs is asked there": (
        Line("my mum is lonely since dad died, she lives in Lemvig", "Frivilligcenter Lemvig", "offers"),
        Line("what does it cost?", "Frivilligcenter Lemvig: I don't know", "offers"),
        Line("can I call them?", "Frivilligcenter Lemvig: 20 80 14 50", "offers"),
        Line("and the email?", "Frivilligcenter Lemvig: info@frivilligcenterlemvig.dk", "offers"),
    ),
    "what the answer says of it": (
        Line("What should be in a cooperation agreement?", "Always make a cooperation agreement", "answer"),
        Line("what about insurance?", "whether everyone is insured", "answer"),
    ),
    "a change of mind about the place": (
        Line("we're an association in Skive, how do we get started?", "Sundhedsråd Midt", "answer"),
        Line("no sorry, it's in Herning", "Sundhedsråd Vestjylland", "contact"),
    ),
    "a change of mind about who asks": (
        Line("how do we start working with the hospital?", "You are welcome", "answer"),
        Line("I mean as a citizen", "your volunteer centre", "answer"),
    ),
    "yes please, and no thanks": (
        Line("who won the match yesterday", "I can send your question", "unknown"),
        Line("no thanks", "", "answer"),
    ),
}


@pytest.mark.parametrize("name", DANISH)
async def test_a_follow_up_is_understood(name: str, visitor: Visitor) -> None:
    talk(visitor, *DANISH[name])


@pytest.mark.parametrize("name", ENGLISH)
async def test_a_follow_up_is_understood_in_english(name: str, visitor: Visitor) -> None:
    talk(visitor, *ENGLISH[name])


async def test_a_little_of_an_answer_has_few_buttons(visitor: Visitor) -> None:
    go(visitor, AGREEMENT, "hvad med forsikring?")

    assert visitor.buttons == [
        "Send det som en henvendelse",
        "Vis hele svaret",
        "Hjalp det? Ja",
        "Hjalp det? Nej",
    ]


# -- two questions in one message ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told", "second", "then"),
    [
        (
            "hvad er et sundhedsråd og kan vi få penge til vores projekt?",
            "Et sundhedsråd er",
            "Penge til jeres projekt",
            "Jeg kender ikke til penge i regionen",
        ),
        (
            "Hvem er vores sundhedsråd i Skive? Og hvad skal der stå i en aftale?",
            "Sundhedsråd Midt",
            "Hvad skal der stå i aftalen?",
            "Lav altid en samarbejdsaftale",
        ),
        (
            "How do we get funding and what should be in the agreement?",
            "I don't know of any money",
            "What goes into an agreement?",
            "Always make a cooperation agreement",
        ),
    ],
)
async def test_the_first_of_two_questions_is_answered_and_the_second_offered(
    text: str, told: str, second: str, then: str, visitor: Visitor
) -> None:
    heard = visitor.says(text)

    assert told in heard
    assert second.rstrip("?") in heard
    assert visitor.buttons[0] == second
    assert then in visitor.taps(second)


@pytest.mark.parametrize(
    ("text", "yes", "then"),
    [
        (
            "hvad er et sundhedsråd og kan vi få penge til vores projekt?",
            "ja tak",
            "Jeg kender ikke til penge",
        ),
        ("what is a health council and can we get a grant?", "yes please", "I don't know of any money"),
    ],
)
async def test_a_yes_is_one_to_the_second_question(text: str, yes: str, then: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert then in visitor.says(yes)


@pytest.mark.parametrize(
    "text",
    [
        "hvad er et sundhedsråd? Tak for hjælpen!",
        "hvad er et sundhedsråd, og hvad laver det?",
        "hej, hvordan har du det? hvad er et sundhedsråd?",
        "what is a health council? Have a nice day!",
    ],
)
async def test_one_question_stays_one(text: str, visitor: Visitor) -> None:
    heard = visitor.says(text)

    assert visitor.entry.topic == "health-councils"
    assert "Skal jeg også" not in heard
    assert "as well?" not in heard


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("hvordan laver vi en aftale og hvem er vores kontakt i Horsens", "Kontakt til Sundhedsråd Horsens"),
        ("how do we make an agreement and who is our contact in Horsens", "Contact Sundhedsråd Horsens"),
        ("hvad er et sundhedsråd og hvem er vores kontakt i Horsens", "Kontakt til Sundhedsråd Horsens"),
        ("hvordan laver vi en aftale og hvem er vores sundhedsråd i Horsens", ""),  # the answer says it
    ],
)
async def test_whom_to_ask_there_is_offered_by_name(text: str, offered: str, visitor: Visitor) -> None:
    visitor.says(text)

    named = [label for label in visitor.buttons if "Sundhedsråd" in label]
    assert named == ([offered] if offered else [])
    if offered:
        assert "rm.dk/politik" in visitor.says("ja tak")


async def test_a_second_question_may_be_declined(visitor: Visitor) -> None:
    go(visitor, "hvad er et sundhedsråd og kan vi få penge til vores projekt?")

    assert "Helt i orden." in visitor.says("nej tak")


async def test_role_place_and_topic_are_all_used(visitor: Visitor) -> None:
    heard = visitor.says("vi er en forening i Skive og vil høre om aftaler")

    assert "Lav altid en samarbejdsaftale" in heard
    assert "Jeres sundhedsråd er Sundhedsråd Midt, fordi I holder til i Skive." in heard
    assert "børneattester" in heard  # which is told to associations only


# -- parts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("vi er en lille lokalforening", "I må gerne være en lille forening"),
        ("vi er en fond", "civilsamfundsenhed skal også arbejde sammen med fonde"),
        ("vi er en selvejende institution", "driftsoverenskomst"),
        ("vi er en ngo", "Social Sundhed"),
        ("vi er et netværk", "CVR-nummer"),
        ("jeg er borger", "Vil du selv være med?"),
        ("jeg er sygeplejerske", "Tal med din leder først"),
    ],
)
@pytest.mark.parametrize("level", ["", "Sig det enklere"])
async def test_a_part_is_told_to_those_it_is_for(said: str, part: str, level: str, visitor: Visitor) -> None:
    visitor.says(said)

    heard = visitor.says("hvordan kommer vi i gang med et samarbejde?")

    assert part in (visitor.taps(level) if level else heard)


async def test_nobody_else_hears_it(visitor: Visitor) -> None:
    heard = visitor.says("hvordan kommer vi i gang med et samarbejde?")

    assert "CVR-nummer" not in heard
    assert "Tal med din leder først" not in heard


async def test_where_nothing_is_known_the_kinds_of_cooperation_are_offered(visitor: Visitor) -> None:
    visitor.says("hvordan kommer vi i gang med et samarbejde?")

    assert visitor.buttons[:4] == [
        "Frivillige på hospital",
        "Et lokalt tilbud",
        "Et fælles projekt",
        "Medindflydelse",
    ]
    assert visitor.buttons[4:] == ["Sig det enklere", "Forkert emne"]
    heard = visitor.taps("Frivillige på hospital")
    assert heard.startswith("Spørg hospitalet")
    assert visitor.buttons == [
        "Et lokalt tilbud",
        "Et fælles projekt",
        "Medindflydelse",
        "Send det som en henvendelse",
        "Hjalp det? Ja",
        "Hjalp det? Nej",
    ]
    visitor.taps("Et lokalt tilbud")
    assert "Frivillige på hospital" in visitor.buttons


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("hvordan kommer vi i gang med frivillige på hospitalet som forening?", "Spørg hospitalet"),
        (
            "vi er en klub med gåture for ensomme, hvordan kommer vi i gang med at samarbejde?",
            "tilbud som jeres",
        ),
    ],
)
async def test_the_words_may_say_which(text: str, part: str, visitor: Visitor) -> None:
    visitor.says("vi er en forening")

    visitor.says(text)

    assert part in visitor.says("hvordan kommer vi i gang med et samarbejde?")


# -- what is said of the reply itself ------------------------------------------------------------------------

COUNCIL, PLAINER = "hvad er et sundhedsråd", "Et sundhedsråd er en gruppe politikere."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("det forstår jeg ikke", PLAINER),
        ("jeg forstår ikke en skid af det her", PLAINER),
        ("sig det lettere", PLAINER),
        ("kan du skrive det kortere", PLAINER),
        ("jeg er ordblind kan du skrive kort", PLAINER),
        ("sig det på en anden måde", PLAINER),
        ("tak det hjalp ikke", "Det var ærgerligt."),
        ("hjalp det? nej", "Det var ærgerligt."),
        ("hvor har I det fra?", "Kilder: "),
        ("har du et link", "Kilder: "),
        ("nej glem det", "Der er ikke noget i gang"),
        ("nej en forening", "så er I en organisation"),
        ("er det lettere at søge sammen med andre?", ""),
    ],
)
async def test_what_is_said_of_the_reply_is_no_subject(text: str, said: str, visitor: Visitor) -> None:
    visitor.says(COUNCIL)

    heard = visitor.says(text)

    assert heard.startswith(said) or said in heard.split("\n")[0]
    assert said == PLAINER or PLAINER not in heard


async def test_what_a_place_asks_of_its_volunteers_is_asked_there(visitor: Visitor) -> None:
    visitor.says("would like to volunteer at the hospital")

    assert "I don't know of other requirements" in visitor.says("do I need to speak Danish?")


async def test_what_did_not_help_needs_no_button(visitor: Visitor) -> None:
    visitor.says("hvem vandt kampen i går")

    assert "Det var ærgerligt." in visitor.says("det hjalp ikke")
