"""Two languages: whole conversations in one of them, the change from one to the other, and a third one."""

import csv
import re

import pytest

from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import Language
from knowledge.understanding.language import detect
from tests.handlers.visitor import Visitor, case

ENGLISH: dict[str, tuple[str, ...]] = {
    "ask": (
        "Hi, we're a small walking club in Skive. How do we start working with the hospital?",
        "[Say it more simply]",
        "[Show the full answer]",
        "[Wrong place or topic?]",
        "[Wrong place]",
        "Horsens",
        "[What goes into an agreement?]",
        "[Did it help? No]",
        "[Send the question]",
    ),
    "every answer": (
        "What is a health council?",
        "what does the civil society unit do",
        "is there a coordinator in our council?",
        "Can we get money for our project?",
        "what may volunteers do on the ward",
        "my knee hurts, what should I take?",
        "what do you do with my data?",
        "are you a robot?",
        "Good morning!",
    ),
    "form to receipt": (
        "we would like to offer walks for lonely older people together with the hospital in Horsens",
        "[Yes, send it]",
        "[Voluntary association]",
        "[By email]",
        "nothing of the kind",
        "walk@example.org",
        "[Change]",
        "[The place]",
        "Copenhagen",
        "nowhere land",
        "Randers",
        "we should add that we meet on Tuesdays",
        "[Send the inquiry]",
        "[Add to my inquiry]",
        "we forgot to say that there is coffee",
        "status",
    ),
    "a form that is given up": ("[/human]", "we need help to start a café", "[Back]", "[Cancel]"),
    "commands": (
        "hello",
        "/help",
        "/status",
        "/nonsense",
        "/privacy",
        "/language",
        "[English]",
        "/start",
        "[We are an organisation]",
        "[Send an inquiry]",
        "/human",
        "/language",
        "[English]",
        "[Cancel]",
    ),
    "odd": (
        "hello",
        "{photo}",
        "{voice}",
        "{location}",
        "?!",
        "qwerty zxcvb asdf",
        "what about the price of tea in China?",
        "26-0001-Z",
        "26-0147-K",
        "never mind",
        "yes",
        "ok",
        "thanks",
        "bye",
    ),
    "offers": (
        "my mum is lonely since dad died, she lives in Lemvig",
        "[Show more]",
        "[Filter]",
        "[Age]",
        "[Older people]",
        "[Something is wrong]",
        "[No, never mind]",
        "[Back to the list]",
        "is it free?",
        "[Back to the list]",
        "[An offer is missing]",
        "[Find something else]",
        "[Cancer]",
        "[Filter]",
        "[Another place]",
        "[Sundhedsråd Horsens]",
        "[Horsens]",
        "2",
    ),
    "offers, and where": ("where can I find a walking group?", "Viby", "[Another place]", "Struer"),
    "who to ask": (
        "how does volunteering at the hospital work?",
        "Gødstrup hospital",
        "is there a self-help group in Aarhus?",
        "when is the next public hearing?",
        "which council covers Djursland?",
        "who covers Skive and Horsens?",
        "[Wrong place or topic?]",
        "[We are an organisation]",
        "[I am a citizen]",
    ),
    "outside": (
        "We are a self-help group in Odense, who is our council?",
        "what is Region Østdanmark?",
        "[We work in Midtjylland too]",
        "[The whole region]",
    ),
    "out of scope": (
        "how do I complain about my treatment?",
        "what is social prescribing?",
        "we run a café for relatives, can you add it to your list?",
    ),
    "a number": ("My CPR number is 010190-1234, can you look me up?", "010190-1234"),
    "danger": (
        "I want to die",
        "[Talk to a person about something else]",
        "my husband is beating me",
        "there is nothing left for me here, how do we start?",
    ),
}
DANISH: dict[str, tuple[str, ...]] = {
    "ask": (
        "Hej, vi er en klub i Skive. Hvordan kommer vi i gang med at samarbejde?",
        "[Sig det enklere]",
        "[Forkert sted eller emne?]",
        "[Forkert sted]",
        "Horsens",
        "[Et fælles projekt]",
        "hvad skal der stå i samarbejdsaftalen",
    ),
    "form": (
        "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens",
        "[Ja, send det]",
        "[Netværk]",
        "[På telefon]",
        "12 34 56 78",
        "[Send henvendelsen]",
        "status",
    ),
    "commands": ("/start", "/hjælp", "/sprog", "[Dansk]", "/status", "/privatliv", "/vrøvl"),
    "the rest": ("jeg vil dø", "[Tal med et menneske om noget andet]", "vi bor i Odense", "tak", "farvel"),
}
# Names stay what they are, and so does the question that is asked in both languages.
BODIES = [one for one in (CONTENT / "names.txt").read_text("utf-8").splitlines() if one and one[0] != "#"]
with (CONTENT / "offers.csv").open(encoding="utf-8") as told:
    BODIES += [row[column] for row in csv.DictReader(told) for column in ("name", "organisation")]
NAMES = re.compile(
    r"Region Midtjylland|Sundhedsråd \w+|sundhedsråd|lægevagten|Civilsamfundsenheden|hoved-MED-udvalget"
    r"|vågetjeneste|Danske Regioners råd[^(]*|Danske Regioner|§ 18-midler|Lægevagten"
    r"|Frivilligcenter[^·\n]*|Ældretelefonen|Livslinien|Datatilsynet|Lev Uden Vold"
    r"|Skottenborg 26, 8800 Viborg|Afrapportering fra udvalget om civilsamfundet|Sammen om fremtidens sundhed"
    r"|Lov om ny regional forvaltningsmodel|Serviceloven|Frivillig i Region \w+"
    r"|Hvilket sprog vil du bruge\? / Which language do you prefer\?|databeskyttelsesloven|offentlighedsloven"
    r"|Patientkontoret|De Frivilliges Hus[^·\n]*|\S+\.dk\S*|/\w+|GDPR"
    r"|foretræde|børneattest|(?<=\()[^()]*[æøå][^()]*(?=\))|"  # a Danish term, explained once
    + "|".join(sorted(map(re.escape, BODIES), key=len, reverse=True))
)
SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")


@pytest.fixture(scope="module")
def names(library: Library) -> frozenset[str]:
    """Every word that is part of a place, a council or a region."""
    rows = (CONTENT / "places.csv").read_text(encoding="utf-8").splitlines()[1:]
    councils = library.gazetteer.councils
    told = [*(row.split(",")[0] for row in rows), *(name for one in councils for name in one.municipalities)]
    return frozenset(word for name in told for word in re.findall(r"\w+", name))


@pytest.mark.parametrize("steps", ENGLISH.values(), ids=ENGLISH)
async def test_no_danish_is_said_in_english(
    steps: tuple[str, ...], visitor: Visitor, names: frozenset[str]
) -> None:
    visitor.says("/language")
    visitor.taps("English")

    for step in steps:
        for said in _said(visitor, step):
            assert _language(said, names) is not Language.DANISH, f"{step}: {said}"
        assert {one.language for one in visitor.outgoing if one.method == "sendMessage"} == {"en"}


@pytest.mark.parametrize("steps", DANISH.values(), ids=DANISH)
async def test_no_english_is_said_in_danish(
    steps: tuple[str, ...], visitor: Visitor, names: frozenset[str]
) -> None:
    for step in steps:
        for said in _said(visitor, step):
            assert _language(said, names) is not Language.ENGLISH, f"{step}: {said}"
        assert {one.language for one in visitor.outgoing if one.method == "sendMessage"} == {"da"}


def test_the_walks_would_notice() -> None:
    assert _language("Hvor holder I til?", frozenset()) is Language.DANISH
    assert _language("Where is it, and who is it for?", frozenset()) is Language.ENGLISH
    assert _language("The council is Ældrehjælp.", frozenset()) is Language.DANISH
    assert _language("Sundhedsråd Midt covers Viborg.", frozenset({"Viborg"})) is not Language.DANISH


# -- from one language to the other --------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "hears"), [("en", "belongs to Sundhedsråd"), ("da", "hører under")])
async def test_a_number_is_answered_in_the_language_of_the_page(
    page: str, hears: str, visitor: Visitor
) -> None:
    assert hears in visitor.says("8000", page=page)
    assert visitor.says("8800", page="da").startswith("8800")


async def test_the_language_of_the_words_wins_over_that_of_the_page(visitor: Visitor) -> None:
    assert "Sundhedsråd Midt dækker" in visitor.says("hvem er med i sundhedsråd midt", page="en")


@pytest.mark.parametrize(
    ("text", "hears"),
    [
        ("do I need to speak danish?", "I understand both Danish and English"),
        ("Which languages do you speak?", "I understand both Danish and English"),
        ("hvilke sprog taler du?", "Jeg forstår både dansk og engelsk"),
    ],
)
async def test_which_languages_are_spoken_is_told(text: str, hears: str, visitor: Visitor) -> None:
    assert hears in visitor.says(text)
    assert visitor.buttons == ["Dansk", "English"]


async def test_a_message_in_english_changes_the_language_and_one_tap_changes_it_back(
    visitor: Visitor,
) -> None:
    visitor.says("Hvad er et sundhedsråd?")

    assert "A health council (sundhedsråd) is" in visitor.says("Could you tell me what a health council is?")
    assert visitor.buttons[-1] == "Dansk"
    heard = visitor.taps("Dansk")
    assert heard.startswith("Så fortsætter vi på dansk.\n\nEt sundhedsråd er")
    assert "English" not in visitor.buttons


async def test_the_first_reply_has_no_way_back(visitor: Visitor) -> None:
    visitor.says("What is a health council?")

    assert "Dansk" not in visitor.buttons


async def test_the_start_can_be_read_in_english(visitor: Visitor) -> None:
    visitor.says("/start")

    assert "Let's continue in English." in visitor.taps("English")


@pytest.mark.parametrize(
    "text", ["ok", "Viborg", "Ringkøbing", "8000", "Them", "Give", "As", "hej", "tak", "Anders Ærø", "Århus"]
)
async def test_a_word_keeps_english(text: str, visitor: Visitor) -> None:
    visitor.says("Which health council do we belong to?")
    visitor.says(text)

    assert visitor.entry.language == "en"


@pytest.mark.parametrize(
    "text", ["ok", "thanks", "Aarhus University", "Give", "fine", "no", "info", "sorry", "ok thanks"]
)
async def test_a_word_keeps_danish(text: str, visitor: Visitor) -> None:
    visitor.says("Hvilket sundhedsråd hører vi til?")
    visitor.says(text)

    assert visitor.entry.language == "da"


@pytest.mark.parametrize(
    "text",
    [
        "thank you",
        "Thank you!",
        "yes please",
        "what happens now?",
        "What now?",
        "/mydata",
        "/delete",
        "/privacy",
    ],
)
async def test_what_is_said_in_english_alone_is_answered_in_english(text: str, visitor: Visitor) -> None:
    visitor.says("Hvilket sundhedsråd hører vi til?")
    visitor.says(text)

    assert visitor.entry.language == "en"
    assert {one.language for one in visitor.outgoing} == {"en"}
    visitor.says("ok")
    assert visitor.entry.language == "en"


@pytest.mark.parametrize("text", ["thank you", "yes please", "/mydata", "/delete", "/privacy"])
async def test_a_language_that_was_chosen_stays(text: str, visitor: Visitor) -> None:
    visitor.says("/sprog")
    visitor.taps("Dansk")
    visitor.says(text)

    assert visitor.entry.language == "da"


@pytest.mark.parametrize("text", ["ja tak", "hvad nu"])
async def test_what_is_said_in_danish_alone_is_answered_in_danish(text: str, visitor: Visitor) -> None:
    visitor.says("Which health council do we belong to?")
    visitor.says(text)

    assert visitor.entry.language == "da"


@pytest.mark.parametrize("text", ["/sprog en", "/sprog English", "/language en", "/sprog engelsk"])
async def test_the_command_takes_the_language(text: str, visitor: Visitor) -> None:
    visitor.says("Hvad er et sundhedsråd?")

    assert visitor.says(text).startswith("Let's continue in English.\n\nA health council")
    assert "Dansk" not in visitor.buttons
    assert visitor.says("/sprog dansk").startswith("Så fortsætter vi på dansk.")
    assert visitor.says("/sprog").startswith("Hvilket sprog")


async def test_the_command_takes_the_language_in_mid_form(visitor: Visitor) -> None:
    visitor.says("vi vil gerne tilbyde gåture sammen med hospitalet i Horsens")
    visitor.taps("Ja, send det")

    heard = visitor.says("/sprog en")

    assert heard.startswith("Let's continue in English.")
    assert heard.count("\n\n") == 1
    assert "Cancel" in visitor.buttons


@pytest.mark.parametrize("text", ["Them", "Viborg", "8000", "ok", "🙂", "26-0147-K"])
async def test_what_tells_nothing_is_answered_in_danish(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert visitor.entry.language == "da"


@pytest.mark.parametrize(
    "text", ["English please", "do you speak English?", "in English", "I don't speak Danish"]
)
async def test_english_can_be_asked_for(text: str, visitor: Visitor) -> None:
    visitor.says("Hvad er et sundhedsråd?")

    assert visitor.says(text).startswith("Let's continue in English.")
    assert visitor.entry.language == "en"


async def test_the_place_is_asked_for_again_in_the_language_that_is_chosen(visitor: Visitor) -> None:
    visitor.says("hvem er vores sundhedsråd?")
    visitor.says("/sprog")

    assert "Where are you based?" in visitor.taps("English") or "Where is it?" in visitor.hears
    assert "Sundhedsråd Midt" in visitor.says("Skive")
    assert "The council has not published" in visitor.hears


async def test_whom_to_ask_is_told_again_in_the_language_that_is_chosen(visitor: Visitor) -> None:
    visitor.says("hvem kontakter vi i Skive?")
    visitor.says("/language")

    assert "The council has not published a contact person." in visitor.taps("English")


async def test_the_form_goes_on_in_the_other_language(visitor: Visitor) -> None:
    visitor.says("vi vil gerne tilbyde gåture sammen med hospitalet i Horsens")
    visitor.taps("Ja, send det")

    assert "How may we answer?" in visitor.says("Sorry, we would rather write in English. We are an NGO.")
    assert visitor.taps("Dansk") == "Så fortsætter vi på dansk.\n\nHvordan må vi svare?"
    visitor.says("/sprog")
    assert {"Dansk", "English", "Her i chatten"} <= set(visitor.buttons)
    assert visitor.taps("English").endswith("How may we answer?")
    assert "• Who: NGO" in visitor.taps("Here in the chat")
    assert visitor.taps("Send the inquiry").startswith("Thank you. Your inquiry number is")
    assert visitor.inquiries[0].language == "en"


async def test_a_case_hears_its_person_in_their_language(visit) -> None:
    visitor: Visitor = visit(cases=(case(147),))
    visitor.staff_answer()

    assert "Sent to your case 26-0147-K." in visitor.says("Yes please, we can come on Tuesday")


# -- a third language ----------------------------------------------------------------------------------------

THIRD = {
    "German": "Guten Tag, wir sind ein Verein in Herning und möchten mit Ihnen sprechen",
    "Ukrainian": "Доброго дня, де я можу знайти допомогу?",
    "Arabic": "مرحبا كيف يمكنني التطوع",
    "Polish": "Dzień dobry, czy mogę z kimś porozmawiać?",
    "Turkish": "Merhaba, gönüllü olmak istiyorum, nasıl yardım edebilirim",
    "Somali": "waxaan rabaa caawimaad fadlan",
    "Chinese": "你好,我需要帮助",
}


@pytest.mark.parametrize("text", THIRD.values(), ids=THIRD)
async def test_a_third_language_is_told_so_and_reaches_a_person_in_its_own_words(
    text: str, visitor: Visitor
) -> None:
    heard = visitor.says(text)

    assert "I only understand Danish and English" in heard
    assert "Jeg forstår kun dansk og engelsk" in heard
    assert "call 112. Er nogen i fare, så ring 112." in heard
    assert visitor.entry.decision == "unknown"
    assert visitor.buttons[:3] == ["Talk to a person · Tal med et menneske", "Dansk", "English"]
    assert f"• Message: {text}" in visitor.taps("Talk to a person · Tal med et menneske")
    assert "• Place" not in visitor.hears or "Herning" in text
    visitor.taps("Send, and answer in the chat")
    assert [(one.text, one.language) for one in visitor.inquiries] == [(text, "other")]


async def test_what_is_written_in_a_third_language_adds_up(visitor: Visitor) -> None:
    visitor.says(THIRD["Ukrainian"])
    visitor.says(THIRD["Ukrainian"])
    visitor.taps("Talk to a person · Tal med et menneske")
    visitor.says("Ще одне слово?")
    visitor.taps("Send, and answer in the chat")

    assert visitor.inquiries[0].text == "\n".join([THIRD["Ukrainian"]] * 2 + ["Ще одне слово?"])


async def test_a_third_language_is_left_for_english_at_the_first_word(visitor: Visitor) -> None:
    visitor.says(THIRD["Polish"])

    assert "Hello, and thank you for your message." in visitor.says("hello")
    assert visitor.entry.language == "en"


async def test_a_number_in_a_third_language_is_taken_out_and_said(visitor: Visitor) -> None:
    heard = visitor.says("Guten Tag, meine Nummer ist 010190-1234, können Sie mir helfen?")

    assert "I removed something that looked like a CPR number." in heard
    assert "I only understand Danish and English" in heard


async def test_a_number_in_a_question_about_a_case_is_said_too(visitor: Visitor) -> None:
    heard = visitor.says("What is the status of my inquiry? My CPR number is 010190-1234")

    assert visitor.entry.decision == "status"
    assert "I removed something that looked like a CPR number." in heard


def _said(visitor: Visitor, step: str) -> list[str]:
    """Do one step, and return each sentence and button that is heard."""
    if step.startswith("[/"):
        heard = visitor.says(step[1:-1])
    elif step.startswith("["):
        heard = visitor.taps(step[1:-1])
    elif step.startswith("{"):
        heard = visitor.sends({"kind": step[1:-1]})
    else:
        heard = visitor.says(step)
    assert heard
    buttons = [label for label in visitor.buttons if label not in {"Dansk", "English"}]
    return [one for one in (*SENTENCE.split(NAMES.sub(" ", heard)), *buttons) if one.strip()]


def _language(said: str, names: frozenset[str]) -> Language | None:
    plain = " ".join(word for word in re.findall(r"[\w'’]+", NAMES.sub(" ", said)) if word not in names)
    return Language.DANISH if re.search(r"[æøåÆØÅ]", plain) else detect(plain)
