"""A stopped channel, a blocked person, a banner: who hears what, how often; danger is always heard."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from knowledge.casework.steering import Kind, Measure
from tests.handlers.visitor import NOW, Visitor, case

Visit = Callable[..., Visitor]

UNTIL = NOW + timedelta(days=3)
STOP = Measure(Kind.STOP, UNTIL, reason="spam", channel="telegram", id=7)
BANNER = Measure(Kind.BANNER, UNTIL, da="Vi flytter i **uge 48** <b>.", en="We are moving in week 48.", id=9)
DANGER = "jeg vil tage mit eget liv"
PERHAPS = "jeg kan ikke mere"


async def test_a_stopped_channel_says_so_once(visitor: Visitor) -> None:
    visitor.steers(STOP)

    first, again = visitor.says("hvad er et sundhedsråd"), visitor.says("hallo?")

    assert (
        "Vi svarer ikke her i Telegram lige nu. Vi svarer igen torsdag den 26. november kl. 10.00." in first
    )
    assert "ringe til Region Midtjylland på 78 41 00 00" in first
    assert "spam" not in first
    assert "Kilder:" not in first
    assert again == ""
    assert visitor.entry.decision == "stopped"


async def test_in_english_too(visitor: Visitor) -> None:
    visitor.steers(STOP)

    assert "We are not answering here in Telegram right now." in visitor.says("What is a health council?")


async def test_it_ends_by_itself(visitor: Visitor) -> None:
    visitor.steers(STOP)
    visitor.says("hej")
    visitor.now = UNTIL

    assert "Kilder:" in visitor.says("hvad er et sundhedsråd")


async def test_a_group_is_left_all_the_same(visitor: Visitor) -> None:
    visitor.steers(STOP)

    heard = visitor.says("hej", chat={"id": -100, "type": "group"})

    assert "Vi svarer ikke" not in heard
    assert visitor.outgoing[-1].method == "leaveChat"


async def test_another_stop_is_told_again(visitor: Visitor) -> None:
    visitor.steers(STOP)
    visitor.says("hej")
    visitor.steers(Measure(Kind.STOP, UNTIL, channel="telegram", id=8))

    assert "Vi svarer ikke her" in visitor.says("hej igen")


async def test_the_other_channel_goes_on(visit: Visit) -> None:
    visitor = visit(channel="web")
    visitor.steers(STOP)

    assert "Kilder:" in visitor.says("hvad er et sundhedsråd")


async def test_a_form_waits_for_the_channel(visitor: Visitor) -> None:
    visitor.says("/menneske")
    visitor.steers(STOP)
    visitor.says("vi vil gerne holde gåture i Horsens")
    visitor.steers()

    assert "Hvor" in visitor.says("vi vil gerne holde gåture for ensomme ældre sammen med jer")
    assert visitor.remembered["draft"]["text"] == "vi vil gerne holde gåture for ensomme ældre sammen med jer"


@pytest.mark.parametrize("text", [DANGER, PERHAPS, "I want to kill myself"])
@pytest.mark.parametrize("blocked", [True, False])
async def test_danger_is_heard(text: str, blocked: bool, visitor: Visitor) -> None:  # noqa: FBT001 a column
    visitor.blocked = blocked
    visitor.steers(STOP)

    heard = visitor.says(text)

    assert "112" in heard
    assert "Vi svarer ikke" not in heard
    assert visitor.entry.decision == "crisis"
    assert visitor.outgoing[-1].urgent


async def test_danger_in_a_corrected_message_is_heard(visitor: Visitor) -> None:
    visitor.blocked = True

    assert "112" in visitor.edits(DANGER)


async def test_the_lines_can_be_shown_again(visitor: Visitor) -> None:
    visitor.says(DANGER)
    visitor.says("ja")
    visitor.blocked = True

    assert "112" in visitor.forges(next(iter(visitor.keyboard.values())))


@pytest.mark.parametrize(
    "text", ["hej", "/start", "/privatliv", "/menneske", "26-0147-K", "ja tak, tirsdag passer"]
)
async def test_a_blocked_person_hears_nothing_more(text: str, visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.staff_answer(days_ago=1)
    visitor.blocked = True
    visitor.says("hallo?")

    heard = visitor.says(text)

    assert (heard, visitor.outgoing) == ("", ())
    assert (visitor.notes, visitor.inquiries) == ([], [])
    assert visitor.entry.decision == "blocked"


async def test_a_blocked_person_is_told_once_where_else_to_turn(visitor: Visitor) -> None:
    visitor.says("hej")
    visitor.blocked = True

    first, again = visitor.says("Hvorfor hører vi ikke fra jer?"), visitor.says("er der nogen?")

    assert first == (
        "Vi svarer ikke i den her samtale. Ring til Region Midtjylland på 78 41 00 00. "
        "Er det akut, så ring 112."
    )
    assert again == ""


async def test_a_blocked_person_is_told_in_english(visitor: Visitor) -> None:
    visitor.says("What is a health council?")
    visitor.blocked = True

    assert "We don't reply in this conversation. Please call" in visitor.says("Hello? Is anybody there?")


async def test_danger_is_heard_after_that_too(visitor: Visitor) -> None:
    visitor.blocked = True
    visitor.says("er der nogen?")

    assert "Livslinien" in visitor.says(DANGER)


async def test_who_is_blocked_anew_is_told_anew(visitor: Visitor) -> None:
    visitor.blocked = True
    visitor.says("hej")
    visitor.blocked = False
    visitor.says("hej")
    visitor.blocked = True

    assert "Vi svarer ikke i den her samtale" in visitor.says("hej")


async def test_a_blocked_persons_taps_do_nothing(visitor: Visitor) -> None:
    visitor.says("/menneske")
    visitor.blocked = True
    visitor.says("hej")

    assert visitor.taps("Annuller") == ""
    assert visitor.outgoing == ()


@pytest.fixture(params=["blocked", "stopped"])
def silent(request: pytest.FixtureRequest, visitor: Visitor) -> Visitor:
    """Somebody who is not answered."""
    shut(visitor, request.param)
    return visitor


def shut(visitor: Visitor, how: str) -> None:
    visitor.blocked = how == "blocked"
    visitor.steers(*([STOP] if how == "stopped" else []))


@pytest.mark.parametrize("text", ["/minedata", "/mine-data", "hvad har I gemt om mig?"])
async def test_what_is_kept_is_shown_all_the_same(text: str, silent: Visitor) -> None:
    silent.says(text)

    assert "sendDocument" in [one.method for one in silent.outgoing]
    assert len(silent.buttons) == 1  # to delete it: nobody takes up an inquiry here


@pytest.mark.parametrize("text", ["/slet", "slet alt, I har om mig"])
async def test_it_is_deleted_all_the_same(text: str, silent: Visitor) -> None:
    silent.says(text)
    silent.taps("Ja, slet det hele")

    assert silent.effects
    assert silent.effects.erases
    assert "slettet" in silent.hears
    assert (silent.entry.decision, silent.entry.topic) == ("answer", "privacy")


async def test_a_no_keeps_it(silent: Visitor) -> None:
    silent.says("/slet")

    assert silent.taps("Nej, behold det")
    assert silent.effects
    assert not silent.effects.erases


@pytest.mark.parametrize("how", ["blocked", "stopped"])
async def test_the_buttons_below_the_answer_about_privacy_work(how: str, visitor: Visitor) -> None:
    visitor.says("/privatliv")
    shut(visitor, how)

    assert "slette" in visitor.taps("Slet mine data").lower()


async def test_after_it_the_rest_is_silent(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.blocked = True
    visitor.says("/slet")
    visitor.taps("Ja, slet det hele")

    assert "Vi svarer ikke i den her samtale" in visitor.says("hej")
    assert visitor.says("hej igen") == ""
    assert visitor.entry.decision == "blocked"


async def test_a_form_is_not_asked_on(visitor: Visitor) -> None:
    visitor.says("/menneske")
    visitor.blocked = True
    visitor.says("/slet")

    kept = visitor.taps("Nej, behold det")

    assert "?" not in kept
    assert visitor.remembered["draft"]


@pytest.mark.parametrize("words", ["/slet", "slet mine data"])
async def test_a_correction_of_a_blocked_person_reaches_no_case(words: str, visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.staff_answer(days_ago=1)
    visitor.blocked = True

    assert visitor.edits(words) == ""
    assert visitor.notes == []


async def test_a_command_below_a_picture_reaches_no_case(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.staff_answer(days_ago=1)
    visitor.blocked = True

    assert "slette" not in visitor.sends({"caption": "/slet", "photo": []})
    assert visitor.notes == []


async def test_who_is_unblocked_is_answered(visitor: Visitor) -> None:
    visitor.blocked = True
    visitor.says("hvad er et sundhedsråd")
    visitor.blocked = False

    assert "Kilder:" in visitor.says("hvad er et sundhedsråd")


async def test_a_banner_comes_once_before_the_reply(visitor: Visitor) -> None:
    visitor.says("hej")
    visitor.steers(BANNER)

    visitor.says("hvad er et sundhedsråd")
    told = [message["text"] for message in visitor.messages]
    again = visitor.says("hvem er I?")

    assert told[0] == "Vi flytter i <b>uge 48</b> &lt;b&gt;."
    assert "Kilder:" in told[1]
    assert "uge 48" not in again


async def test_the_banner_comes_after_the_notice(visitor: Visitor) -> None:
    visitor.steers(BANNER)
    visitor.says("hvad er et sundhedsråd")

    assert [message["text"][:8] for message in visitor.messages][:2] == ["Hej. Jeg", "Vi flytt"]


async def test_a_banner_in_english(visitor: Visitor) -> None:
    visitor.steers(BANNER)

    assert "We are moving in week 48." in visitor.says("What is a health council?")


async def test_a_page_shows_its_banner_itself(visit: Visit) -> None:
    visitor = visit(channel="web")
    visitor.steers(BANNER)

    assert "uge 48" not in visitor.says("hvad er et sundhedsråd")


async def test_nothing_stands_before_what_helps_in_danger(visitor: Visitor) -> None:
    visitor.says("hej")
    visitor.steers(BANNER)

    assert visitor.says(DANGER).startswith("Det lyder meget svært.")
