"""While no new inquiries are taken: people hear until when, lose nothing, and can send it afterwards."""

from datetime import timedelta

import orjson
import pytest

from knowledge.casework.steering import Kind, Measure
from tests.handlers.visitor import NOW, Visitor, case, go, the

UNTIL = NOW + timedelta(days=2)
PAUSE = Measure(Kind.PAUSE, UNTIL, reason="ferie", id=1)
PROPOSAL = "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens"
READY = (PROPOSAL, "[Gør den klar nu]", "[Ja, send det]", "[Netværk]", "[Her i chatten]")  # to be sent


@pytest.fixture
def paused(visitor: Visitor) -> Visitor:
    visitor.steers(PAUSE)
    return visitor


@pytest.mark.parametrize(
    ("text", "prepare"),
    [
        (PROPOSAL, "Gør den klar nu"),
        ("/menneske", "Skriv den nu"),
        ("jeg vil gerne tale med et menneske", "Skriv den nu"),
    ],
)
async def test_who_wants_to_write_hears_until_when(text: str, prepare: str, paused: Visitor) -> None:
    heard = paused.says(text)

    assert (
        "Vi tager ikke imod nye henvendelser lige nu. Det gør vi igen onsdag den 25. november kl. 10.00."
        in heard
    )
    assert "ring til Region Midtjylland på 78 41 00 00" in heard
    assert "ferie" not in heard
    assert paused.buttons == [prepare, "Nej, slet den"]
    assert paused.inquiries == []


async def test_in_english_too(paused: Visitor) -> None:
    heard = paused.says("I want to talk to a person, please")

    assert (
        "We are not taking new inquiries right now. We will again from Wednesday 25 November at 10:00."
        in heard
    )
    assert paused.buttons == ["Write it now", "No, delete it"]


async def test_questions_are_answered_as_always(paused: Visitor) -> None:
    heard = paused.says("hvad er et sundhedsråd")

    assert "Kilder:" in heard
    assert "henvendelser lige nu" not in heard


async def test_a_crisis_is_answered_as_always(paused: Visitor) -> None:
    heard = paused.says("jeg vil tage mit eget liv")

    assert heard.startswith("Det lyder meget svært.")
    assert "112" in heard


async def test_what_is_written_now_can_be_sent_later(paused: Visitor) -> None:
    go(paused, *READY)

    unsent = paused.taps("Send henvendelsen")
    paused.now = UNTIL + timedelta(hours=1)
    sent = paused.taps("Send henvendelsen nu")

    assert "Henvendelsen er ikke sendt." in unsent
    assert "onsdag den 25. november kl. 10.00" in unsent
    assert "Tak. Din henvendelse har nummer" in sent or "Jeres henvendelse har nummer" in sent
    assert PROPOSAL in the(paused).text


async def test_sending_too_early_again_says_so_again(paused: Visitor) -> None:
    go(paused, *READY, "[Send henvendelsen]")

    assert "Henvendelsen er ikke sendt." in paused.taps("Send henvendelsen nu")
    assert paused.inquiries == []
    assert "Send henvendelsen nu" in paused.buttons


async def test_the_first_send_button_waits_too(paused: Visitor) -> None:
    go(paused, *READY)
    first = paused.keyboard["Send henvendelsen"]
    paused.taps("Send henvendelsen")

    paused.now = UNTIL
    heard = paused.forges(first)

    assert "har nummer" in heard
    assert len(paused.inquiries) == 1


async def test_a_pause_in_mid_form_loses_nothing(visitor: Visitor) -> None:
    go(visitor, PROPOSAL, "[Ja, send det]", "[Netværk]", "[Her i chatten]")
    visitor.steers(PAUSE)

    heard = visitor.taps("Send henvendelsen")
    visitor.steers()
    visitor.taps("Send henvendelsen nu")

    assert "Henvendelsen er ikke sendt." in heard
    assert PROPOSAL in the(visitor).text


async def test_questions_meanwhile_leave_a_way_back(paused: Visitor) -> None:
    go(paused, *READY, "[Send henvendelsen]")

    answered = paused.says("hvad er et sundhedsråd")
    heard = paused.taps("Min gemte henvendelse")

    assert "Kilder:" in answered
    assert "Det her sender jeg:" in heard


@pytest.mark.parametrize("words", ["/start", PROPOSAL, "/menneske"])
async def test_beginning_anew_keeps_what_waits(words: str, paused: Visitor) -> None:
    go(paused, *READY, "[Send henvendelsen]")

    paused.says(words)
    paused.now = UNTIL
    go(paused, "/menneske", "[Ja, gør den færdig]", "[Send henvendelsen]")

    assert PROPOSAL in the(paused).text


async def test_a_dropped_draft_is_gone(paused: Visitor) -> None:
    go(paused, PROPOSAL, "[Nej, slet den]")

    assert "Jeg har ikke sendt noget." in paused.hears
    assert "parked" not in paused.remembered
    assert paused.state is None


async def test_the_conversation_is_kept_as_long(paused: Visitor) -> None:
    paused.says(PROPOSAL)

    assert paused.state == "held:2026-11-25T09:00:00.000+00:00"


async def test_a_message_to_a_case_is_no_new_inquiry(paused: Visitor) -> None:
    paused.cases = (case(147),)
    paused.staff_answer(days_ago=1)

    assert "Sendt til sagen 26-0147-K." in paused.says("ja tak, tirsdag passer fint")


async def test_erasing_takes_the_draft_along(paused: Visitor) -> None:
    paused.says(PROPOSAL)
    paused.says("/slet")
    paused.taps(next(label for label in paused.buttons if label.startswith("Ja")))

    assert "parked" not in orjson.loads(paused.memory)
    assert paused.state is None
