"""The copy and deleting everything: what a person hears, and what is asked of the store."""

from collections.abc import Callable
from dataclasses import replace

import orjson
import pytest

from knowledge import inquiry
from knowledge.inquiry import Draft, Step
from knowledge.offers.offer import Offer, OfferId
from knowledge.parts import units
from knowledge.terms import CouncilId, Language, Place, PlaceKind
from tests.handlers.visitor import Visitor, case, shelf_of

Visit = Callable[..., Visitor]

YES, NO = "Ja, slet det hele", "Nej, behold det"
PROPOSAL = "Vi er en forening i Skive og vil gerne starte en sorggruppe på hospitalet"


@pytest.fixture
def known(visit: Visit) -> Visitor:
    """A person with an open case, an answered one and a journalised one."""
    answered = replace(case(145), state="Besvaret", answered_at="2026-11-01T08:00:00+00:00")
    kept = replace(case(144), journalised_at="2026-11-02T08:00:00+00:00", journal="Et tilsagn om **penge**.")
    return visit(cases=(case(146), answered, kept))


def documents(visitor: Visitor) -> list[dict[str, object]]:
    return [orjson.loads(one.params) for one in visitor.outgoing if one.method == "sendDocument"]


# -- asking for it in one's own words --------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "/slet",
        "/delete",
        "/SLET",
        "/slet@indgang_bot",
        "slet mine data",
        "Slet alt hvad I har om mig!",
        "glem mig",
        "Jeg vil gerne have slettet mine data, tak",
        "kan I slette mine oplysninger?",
        "Må jeg bede jer slette alt om mig",
        "delete my data",
        "Please erase everything you have about me",
        "forget me",
    ],
)
async def test_these_ask_whether_to_delete(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert visitor.effects
    assert not visitor.effects.erases
    assert visitor.buttons in ([YES, NO], ["Yes, delete everything", "No, keep it"])
    assert (visitor.entry.decision, visitor.entry.topic) == ("answer", "privacy")


@pytest.mark.parametrize(
    "text",
    [
        "/minedata",
        "/mine-data",
        "/mydata",
        "hvad har I gemt om mig?",
        "Hvad ved du om mig",
        "send mig mine data",
        "jeg vil gerne se hvad I har gemt",
        "en kopi af mine oplysninger",
        "what do you know about me?",
        "Send me my data",
        "show me my data please",
    ],
)
async def test_these_send_the_copy(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    (sent,) = documents(visitor)
    assert sent["document"] == "copy"
    assert (visitor.entry.decision, visitor.entry.topic) == ("answer", "privacy")
    assert "Slet mine data" in visitor.buttons or "Delete my data" in visitor.buttons


@pytest.mark.parametrize(
    "text",
    [
        "Hvad gemmer du om mig?",
        "hvor længe gemmer I mine data",
        "hvornår sletter I mine data",
        "mine data",
        "bliver mine data slettet?",
        "hvordan sletter jeg mine data",
        "how do I delete my data",
        "deler I mine data med andre",
    ],
)
async def test_a_question_is_answered_with_both_at_hand(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert not documents(visitor)
    assert (visitor.entry.decision, visitor.entry.topic) == ("answer", "privacy")
    assert visitor.buttons[:2] in (["Se mine data", "Slet mine data"], ["See my data", "Delete my data"])


@pytest.mark.parametrize(
    "text",
    [
        "vi vil gerne slette fordomme om psykisk sygdom",
        "det er slet ikke nok",
        "vi sletter aldrig en frivillig",
    ],
)
async def test_the_word_alone_is_no_wish(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert YES not in visitor.buttons


async def test_english_in_a_danish_conversation_is_answered_in_english(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd?")

    assert "Do you want to delete what we keep about you?" in visitor.says("delete my data")


# -- what goes, and what stays ---------------------------------------------------------------------------


async def test_it_says_first_what_goes_and_what_stays(known: Visitor) -> None:
    heard = known.says("/slet")

    goes, waiting, stays, telegram, last = heard.split("\n\n")
    assert "26-0146-" in goes
    assert "26-0145-" in goes
    assert "26-0144-" not in goes
    assert waiting.startswith("26-0146-")
    assert "ikke besvaret endnu" in waiting
    assert "26-0144-" in stays
    assert "Et tilsagn om" in stays
    assert "offentlighedsloven § 15" in stays
    assert "tal uden dine ord" in stays
    assert "Telegram" in telegram
    assert last == "Det kan ikke fortrydes."


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (
            "/slet",
            ("at du svarer for Test**gåtur og Testlinjen", "tilbuddene i oversigten. Skal de også væk"),
        ),
        (
            "/delete",
            ("you answer for Test**gåtur and Testlinjen", "offers in the directory. If they are to go"),
        ),
    ],
)
async def test_who_answers_for_offers_hears_that_they_stay(
    wish: str, says: tuple[str, ...], visitor: Visitor
) -> None:
    walk = Offer(OfferId("test-walk"), "Test**gåtur", "Testforeningen", None, "En tur")
    offers = (walk, replace(walk, id=OfferId("test-call"), name="Testlinjen"))
    visitor.directory = shelf_of(replace(visitor.library, offers=offers))
    visitor.provides = (*(offer.id for offer in offers), OfferId("test-gone"))

    heard = visitor.says(wish).replace("\u200b", "")

    assert [one for one in says if one not in heard] == []


async def test_what_staff_wrote_as_a_reason_is_not_taken_for_markup(known: Visitor) -> None:
    known.says("/slet")

    assert "<b>penge</b>" not in known.messages[-1]["text"]


async def test_without_cases_nothing_is_said_of_them(visitor: Visitor) -> None:
    heard = visitor.says("/slet")

    assert "henvendelse" not in heard.partition("Vil du slette")[2]


# -- two taps --------------------------------------------------------------------------------------------


async def test_the_second_tap_erases_and_gives_a_receipt(known: Visitor) -> None:
    known.says("/slet")

    receipt = known.taps(YES)

    assert known.effects
    assert known.effects.erases
    assert receipt.startswith("Nu er det slettet")
    assert "26-0146-" in receipt
    assert "26-0144-" in receipt
    assert "bliver hos regionen" in receipt
    assert len(known.messages) == 1


async def test_only_the_language_is_remembered(visitor: Visitor) -> None:
    visitor.says("Do you have an office in Skive?")
    visitor.says("/delete")

    visitor.taps("Yes, delete everything")

    assert set(visitor.remembered) == {"context"}
    assert set(visitor.remembered["context"]) <= {"language", "step", "told_in", "buttons"}
    assert visitor.remembered["context"]["language"] == "en"
    assert visitor.state is None


async def test_the_receipt_says_when_it_goes_itself(visitor: Visitor) -> None:
    visitor.says("/slet")

    assert "24 timer" in visitor.taps(YES)


async def test_what_comes_next_is_a_first_contact(visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.taps(YES)

    assert "Regionen har ansvaret og bruger det, du skriver" in visitor.says("hej")


@pytest.mark.parametrize("word", ["ja", "Ja, slet det hele", "slet det", "ja tak"])
async def test_it_may_be_typed(word: str, visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.says(word)

    assert visitor.effects
    assert visitor.effects.erases


@pytest.mark.parametrize("word", ["ok", "hej", "slet ikke", "hvad sker der så?", "super"])
async def test_other_words_are_no_yes(word: str, visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.says(word)

    assert visitor.effects
    assert not visitor.effects.erases


@pytest.mark.parametrize("word", [NO, "nej", "nej tak", "annuller", "fortryd"])
async def test_no_keeps_it_all(word: str, known: Visitor) -> None:
    known.says("/slet")

    assert "Jeg har ikke slettet noget" in known.says(word)
    assert known.effects
    assert not known.effects.erases
    assert known.entry.topic == "privacy"


@pytest.mark.parametrize("word", [NO, "nej", "annuller"])
async def test_no_ends_the_question(word: str, visitor: Visitor) -> None:
    visitor.says("/slet")
    old = visitor.keyboard[YES]
    visitor.says(word)

    assert visitor.buttons == ["Stil et andet spørgsmål"]
    assert "Den knap er allerede brugt" in visitor.forges(old)
    assert visitor.effects
    assert not visitor.effects.erases


@pytest.mark.parametrize("word", ["tak", "farvel", "ok"])
async def test_a_yes_to_something_else_said_since_erases_nothing(word: str, visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.says(word)
    visitor.says("ja")

    assert visitor.effects
    assert not visitor.effects.erases


async def test_no_in_english_offers_another_question(visitor: Visitor) -> None:
    visitor.says("/delete")
    visitor.taps("No, keep it")

    assert visitor.buttons == ["Ask another question"]


async def test_a_double_tap_erases_once(visitor: Visitor) -> None:
    visitor.says("/slet")
    again = visitor.keyboard[YES]
    visitor.taps(YES)

    heard = visitor.forges(again)

    assert visitor.effects
    assert not visitor.effects.erases
    assert "Jeg har ikke slettet noget nu" in heard
    assert len(visitor.messages) == 1


async def test_an_old_confirmation_never_erases_anything_new(visitor: Visitor) -> None:
    visitor.says("/slet")
    old = visitor.keyboard[YES]
    visitor.taps(NO)
    visitor.says(PROPOSAL)

    visitor.forges(old)

    assert visitor.effects
    assert not visitor.effects.erases
    assert "draft" in visitor.remembered


async def test_an_old_confirmation_is_not_even_that_of_a_newer_question(visitor: Visitor) -> None:
    visitor.says("/slet")
    _, _, old = visitor.keyboard[YES].partition(":")
    visitor.says("hvad er et sundhedsråd?")
    visitor.says("/slet")
    step = visitor.keyboard[YES].partition(":")[0]

    visitor.forges(f"{step}:{old}")

    assert visitor.effects
    assert not visitor.effects.erases


# -- after it, and where ----------------------------------------------------------------------------------


async def test_the_receipt_leads_on(visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.taps(YES)

    assert visitor.buttons == ["Stil et andet spørgsmål"]
    assert "Hvad kan jeg hjælpe med?" in visitor.taps("Stil et andet spørgsmål")


@pytest.mark.parametrize(
    ("word", "yes", "question", "answer"),
    [
        ("/slet", YES, "er det slettet nu?", "Ja, det er slettet."),
        ("/slet", YES, "er alt så slettet", "Ja, det er slettet."),
        ("/delete", "Yes, delete everything", "Is it deleted now?", "Yes, it is deleted."),
    ],
)
async def test_whether_it_is_deleted_is_answered(
    word: str, yes: str, question: str, answer: str, visitor: Visitor
) -> None:
    visitor.says(word)
    visitor.taps(yes)

    assert visitor.says(question) == answer
    assert visitor.says(question) == answer


async def test_what_stays_is_not_said_to_be_deleted(known: Visitor) -> None:
    known.says("/slet")
    known.taps(YES)
    known.cases = tuple(one for one in known.cases if one.journalised_at)

    heard = known.says("er det slettet nu?")

    assert heard.startswith("Ja, det er slettet.")
    assert "26-0144-" in heard
    assert "bliver hos regionen" in heard


async def test_nothing_is_said_to_be_deleted_that_is_not(visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.taps(NO)

    assert "Ja, det er slettet" not in visitor.says("er det slettet nu?")


@pytest.mark.parametrize(("channel", "told"), [("telegram", True), ("web", False)])
async def test_telegram_is_named_on_telegram_alone(channel: str, told: bool, visit: Visit) -> None:  # noqa: FBT001 a table
    visitor = visit(channel=channel)

    asked = visitor.says("/slet").partition("Vil du slette")[2]

    assert ("Telegram" in asked) is told
    assert ("Telegram" in visitor.taps(YES)) is told


# -- in the middle of a form -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["/slet", "slet mine data"])
async def test_in_mid_form_the_draft_is_named_and_goes_too(text: str, visitor: Visitor) -> None:
    visitor.says(PROPOSAL)

    assert "ikke er sendt endnu" in visitor.says(text)
    visitor.taps(YES)
    assert visitor.effects
    assert visitor.effects.erases
    assert visitor.state is None
    assert "draft" not in visitor.remembered


async def test_no_in_mid_form_goes_on_with_the_form(visitor: Visitor) -> None:
    visitor.says(PROPOSAL)
    visitor.says("/slet")

    heard = visitor.taps(NO)

    assert "Jeg har ikke slettet noget" in heard
    assert "Tilbage til henvendelsen" in heard
    assert visitor.inquiries == []


async def test_a_bare_yes_in_mid_form_answers_the_question_that_was_asked(visitor: Visitor) -> None:
    visitor.says(PROPOSAL)
    visitor.says("/slet")

    visitor.says("ja")

    assert visitor.effects
    assert visitor.effects.erases


async def test_the_copy_in_mid_form_leaves_the_form_open(visitor: Visitor) -> None:
    visitor.says(PROPOSAL)

    heard = visitor.says("/minedata")

    assert documents(visitor)
    assert "Tilbage til henvendelsen" in heard
    assert visitor.state == "inquiry:offer"
    assert "Slet mine data" in visitor.buttons
    visitor.taps("Slet mine data")
    assert YES in visitor.buttons


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_what_stands_under_the_copy_fits_there(language: Language, visitor: Visitor) -> None:
    caption = visitor.library.phrasebook.say("mydata-caption", language)

    assert units(caption) <= 1024  # Bot API, sendDocument


async def test_a_form_that_a_crisis_interrupted_goes_too(visitor: Visitor) -> None:
    visitor.says(PROPOSAL)
    visitor.says("jeg vil begå selvmord")
    visitor.says("/slet")
    visitor.taps(YES)

    assert "parked" not in visitor.remembered


async def test_a_case_that_expects_an_answer_does_not_swallow_the_wish(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.staff_answer(days_ago=1)

    visitor.says("slet alt hvad I har om mig")

    assert visitor.buttons == [YES, NO]
    assert visitor.notes == []


async def test_a_draft_is_not_filled_with_the_wish(visitor: Visitor) -> None:
    place = Place("Skive", PlaceKind.MUNICIPALITY, "Region Midtjylland", "Skive", (CouncilId("midt"),))
    draft = inquiry.to_json(Draft(step=Step.WHAT, places=(place,)))
    visitor.memory = orjson.dumps({"context": {}, "draft": draft})

    visitor.says("hvad har I gemt om mig?")

    assert documents(visitor)
    assert visitor.remembered["draft"]["text"] == ""
