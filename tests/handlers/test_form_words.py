"""In mid-form: a yes in words, a question, a goodbye; none of them becomes the message."""

import pytest

from knowledge.terms import Role
from tests.handlers.visitor import Visitor, go, the

PROPOSAL = "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens"
ENGLISH = "we would like to offer walks for lonely older people together with the hospital in Horsens"
SUMMED = (PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]")
READER = "Vores børn mangler en læseplads"


def kept(visitor: Visitor) -> str:
    """Return the message that the draft holds."""
    return str(visitor.remembered["draft"]["text"])


YES = [
    "ja send",
    "ok send nu",
    "ja tak send den bare",
    "okay gør det",
    "send det til jer",
    "jep, gerne",
    "kan du sende det",
    "ja!",
]


@pytest.mark.parametrize("text", YES)
async def test_a_yes_in_words_takes_the_offer(text: str, visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, text)

    assert "Hvilken slags organisation er I?" in heard
    assert kept(visitor) == PROPOSAL


@pytest.mark.parametrize("text", YES)
async def test_a_yes_in_words_sends_the_summary(text: str, visitor: Visitor) -> None:
    go(visitor, *SUMMED, text)

    assert the(visitor).text == PROPOSAL


@pytest.mark.parametrize("text", ["yes please do it", "sure, send it", "ok please do"])
async def test_a_yes_in_english(text: str, visitor: Visitor) -> None:
    heard = go(visitor, ENGLISH, text)

    assert "What kind of organisation are you?" in heard
    assert kept(visitor) == ENGLISH


@pytest.mark.parametrize("text", ["nej tak, send det ikke", "nej ikke nu", "no don't send it"])
async def test_a_no_in_words_sends_nothing(text: str, visitor: Visitor) -> None:
    go(visitor, *SUMMED, text)

    assert visitor.inquiries == []
    assert visitor.state is None


async def test_a_yes_with_an_address_is_both(visitor: Visitor) -> None:
    go(visitor, PROPOSAL, "ja tak, skriv til ida@forening.dk", "[Netværk]", "[Spring over]")

    go(visitor, "[Send henvendelsen]")

    assert (the(visitor).reach, the(visitor).address) == ("mail", "ida@forening.dk")
    assert the(visitor).text == PROPOSAL


async def test_an_address_alone_is_said_to_be_where_the_answer_goes(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "ida@forening.dk")

    assert heard.startswith("Svaret kommer til ida@forening.dk.")
    assert "Skal jeg sende det" in heard


@pytest.mark.parametrize("text", ["mail", "på mail tak", "hellere e-mail"])
async def test_a_way_to_answer_in_the_summary_is_no_text(text: str, visitor: Visitor) -> None:
    heard = go(visitor, *SUMMED, text)

    assert "Hvilken e-mailadresse må vi skrive til?" in heard
    assert kept(visitor) == PROPOSAL


async def test_what_is_added_is_quoted(visitor: Visitor) -> None:
    heard = go(visitor, *SUMMED, "og så har vi kaffe med")

    assert "Jeg har føjet »og så har vi kaffe med« til." in heard


@pytest.mark.parametrize(
    ("text", "hears"),
    [
        ("hvad var det nu et sundhedsråd er", "Kilder:"),
        ("hov hvad gør et sundhedsråd", "Kilder:"),
        ("medarbejder tak", "78 41 00 00"),
        ("talk to human", "78 41 00 00"),
        ("can we switch to danish", "Så fortsætter vi på dansk."),
        ("can we do this in English?", "Let's"),
        ("øh hvad mener du", "Hvad handler det om?"),
        ("status", "26-0"),
        ("er du et menneske", "automatisk assistent"),
        ("fuck jer i er dumme", "Det er jeg ked af."),
        ("nej ikke det", ""),
    ],
)
async def test_what_stands_beside_the_message_is_not_the_message(
    text: str, hears: str, visitor: Visitor
) -> None:
    heard = go(visitor, "/menneske", text)

    assert hears in heard
    assert "Hvad handler det om?" in heard or "What is it about?" in heard
    assert kept(visitor) == ""


@pytest.mark.parametrize("text", ["er du et menneske", "får man penge for det", "fuck jer i er dumme"])
async def test_nothing_beside_it_is_added_to_the_summary(text: str, visitor: Visitor) -> None:
    heard = go(visitor, *SUMMED, text)

    assert "føjet" not in heard
    assert kept(visitor) == PROPOSAL


@pytest.mark.parametrize("text", ["nej ikke det", "ikke den"])
async def test_not_that_goes_back(text: str, visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", text)

    assert "Hvilken slags organisation er I?" in heard


@pytest.mark.parametrize("text", ["bye", "farvel", "ok bye"])
@pytest.mark.parametrize("steps", [("/menneske",), (PROPOSAL,), SUMMED])
async def test_a_goodbye_leaves_the_form(steps: tuple[str, ...], text: str, visitor: Visitor) -> None:
    go(visitor, *steps, text)

    assert visitor.state is None
    assert visitor.inquiries == []


@pytest.mark.parametrize("text", ["forening", "hvem vandt kampen i går?"])
async def test_in_doubt_one_is_asked_whether_it_is_the_message(text: str, visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", text)

    assert heard == "Er det selve beskeden?"
    go(visitor, "[Ja, send det videre]")
    assert kept(visitor) == text


async def test_or_a_question(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "hvem vandt kampen i går?", "[Nej, det var et spørgsmål]")

    assert "Det ved jeg ikke." in heard
    assert heard.endswith("gerne hvor i regionen det er.")


@pytest.mark.parametrize(
    ("word", "text"), [("ja", "hvem vandt kampen i går?"), ("nej", ""), (READER, READER)]
)
async def test_the_doubt_may_be_settled_in_words(word: str, text: str, visitor: Visitor) -> None:
    go(visitor, "/menneske", "hvem vandt kampen i går?", word)

    assert kept(visitor) == text


async def test_a_question_that_was_answered_may_still_be_sent(visitor: Visitor) -> None:
    go(visitor, "/menneske", "hvad er et sundhedsråd?", "[Send spørgsmålet]")

    assert kept(visitor) == "hvad er et sundhedsråd?"


async def test_a_letter_that_ends_in_a_question_is_a_letter(visitor: Visitor) -> None:
    letter = "Vi er en café i Skive for pårørende. Vi mangler et sted at være. Kan I hjælpe?"
    go(visitor, "/menneske", letter)

    assert kept(visitor) == letter


@pytest.mark.parametrize("steps", [("/menneske", READER), (PROPOSAL, "[Ja, send det]"), SUMMED])
@pytest.mark.parametrize("text", ["status", "medarbejder tak", "hvad mener du"])
async def test_at_every_step(steps: tuple[str, ...], text: str, visitor: Visitor) -> None:
    go(visitor, *steps)
    before = visitor.remembered["draft"]

    heard = go(visitor, text)

    assert "Det sted kender jeg ikke" not in heard
    assert visitor.remembered["draft"] == before


@pytest.mark.parametrize(
    ("steps", "text", "hears"),
    [
        ((PROPOSAL, "[Ja, send det]"), "hvor lang tid går der?", "Det kan jeg ikke svare på lige nu."),
        ((ENGLISH, "[Yes, send it]"), "how long does it take?", "I can't answer that right now."),
    ],
)
async def test_what_cannot_be_answered_in_mid_form_is_said_so(
    steps: tuple[str, ...], text: str, hears: str, visitor: Visitor
) -> None:
    heard = go(visitor, *steps, text)

    assert hears in heard
    assert "emner" not in heard
    assert "topics" not in heard


@pytest.mark.parametrize(
    "detours",
    [
        ("i Viborg", "nej i Horsens", "og så er der kaffe hver tirsdag", "[Ja, send det]"),
        ("hvad skal der stå i en samarbejdsaftale?", "i Viborg", "i Skive", "i Lemvig", "ja"),
        ("[Ret først]", "[Stedet]", "Viborg"),
        ("[Ret først]", "[Tilbage]", "[Ja, send det]"),
        ("[Ret først]", "vi mødes hver uge ved åen"),
    ],
)
async def test_who_corrects_is_still_asked_who_and_how(detours: tuple[str, ...], visitor: Visitor) -> None:
    assert "Hvilken slags organisation er I?" in go(visitor, PROPOSAL, *detours)
    assert "Hvordan må vi svare?" in go(visitor, "[Netværk]")


async def test_one_who_had_no_turn_for_it_says_how_to_answer_with_the_sending(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", READER, "viby", "[Viby i Aarhus]")

    assert heard.endswith("Hvordan må vi svare?")
    assert visitor.buttons[:3] == ["Send, og svar i chatten", "På e-mail", "På telefon"]
    assert "• Svar: ida@forening.dk" in go(visitor, "[På e-mail]", "ida@forening.dk")


async def test_an_association_in_its_own_words_gets_its_own_receipt(visitor: Visitor) -> None:
    go(visitor, "/menneske", f"{READER} i Skive", "frivillig forening", "[Her i chatten]")

    assert "Jeres henvendelse har nummer" in go(visitor, "[Send henvendelsen]")


async def test_who_is_unknown_is_asked_whether_it_is_for_an_organisation(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "Min gade mangler en læseplads i Skive")

    assert heard.startswith("Skriver du for en organisation?")
    assert visitor.buttons[0] == "Nej, for mig selv"


@pytest.mark.parametrize("word", ["[Nej, for mig selv]", "nej", "nej tak", "jeg er privatperson"])
async def test_one_who_writes_for_oneself(word: str, visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "Min gade mangler en læseplads i Skive", word)

    assert "Hvordan må vi svare?" in heard
    assert visitor.remembered["context"]["role"] == Role.CITIZEN
    assert "Din henvendelse" in go(visitor, "[Her i chatten]", "[Send henvendelsen]")


async def test_a_yes_to_an_organisation_asks_which_kind(visitor: Visitor) -> None:
    heard = go(visitor, "/menneske", "Min gade mangler en læseplads i Skive", "ja")

    assert "Hvilken slags organisation er I?" in heard


@pytest.mark.parametrize("word", ["nej", "nej tak"])
async def test_nobody_reached_is_skipped(word: str, visitor: Visitor) -> None:
    asked = go(visitor, "vi er en NGO og vil gerne tilbyde gåture for ensomme ældre i Horsens", "ja")

    assert asked.startswith("Når I ud til nogen, som regionen har svært ved at nå?")
    assert "Hvordan må vi svare?" in go(visitor, word)


async def test_a_wish_to_be_called_is_how_to_answer(visitor: Visitor) -> None:
    heard = go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "ring til mig")

    assert "Hvilket telefonnummer må vi ringe til?" in heard


async def test_a_place_put_right_does_not_cost_the_words_before_it(visitor: Visitor) -> None:
    visitor.says("Vi er en forening i Skive. Hvordan kan vi samarbejde med regionen?")
    visitor.says("nej vi er i Viborg")

    heard = visitor.says("send det")

    assert "Hvad handler det om?" not in heard
    assert "samarbejde med regionen" in visitor.memory.decode()
