"""What the screen keeps, redacts, raises the alarm at and sets aside."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.types import Update
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import LONGEST, Intake, Screened
from knowledge import screen
from knowledge.screen import cpr
from knowledge.screen.cpr import MARK
from knowledge.screen.crisis import Alarm
from knowledge.terms import Danger, Language

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = {
    "id": 7,
    "is_bot": False,
    "first_name": "Kirsten",
    "last_name": "Skive",
    "username": "kirsten",
    "language_code": "da",
}
CHAT = {"id": 7, "type": "private", "first_name": "Kirsten", "username": "kirsten"}
AT = int(NOW.timestamp())
KEPT_PERSON = {"id": 7, "is_bot": False, "first_name": "-"}
KEPT_CHAT = {"id": 7, "type": "private"}


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def intake(clock: Clock) -> Intake:
    return Intake(clock)


def _message(text: str | None = None, *, kind: str = "message", at: int = AT, **other: Any) -> dict[str, Any]:
    words = {} if text is None else {"text": text}
    return {
        "update_id": 1,
        kind: {"message_id": 5, "date": at, "chat": CHAT, "from": ANNA, **words, **other},
    }


def _tap(data: str, **other: Any) -> dict[str, Any]:
    message = {"message_id": 5, "date": AT, "chat": CHAT, "text": "Klar?", "from": ANNA}
    query = {"id": "99", "from": ANNA, "chat_instance": "3", "data": data, "message": message, **other}
    return {"update_id": 1, "callback_query": query}


def _part(screened: Screened) -> Any:
    """Return the message or tap that was kept."""
    return next(part for name, part in screened.arrival.body.items() if name != "update_id")


def test_of_a_message_only_the_kept_fields_go_on(intake: Intake) -> None:
    raw = _message("hej", entities=[], forward_origin={"sender_user_name": "Per"}, via_bot=ANNA)

    arrival = intake.from_telegram(raw).arrival

    assert (arrival.channel, arrival.bot, arrival.update_id) == ("telegram", "public", "1")
    assert arrival.conversation == "telegram:public:7"
    assert arrival.body == {
        "update_id": 1,
        "message": {"message_id": 5, "date": AT, "chat": KEPT_CHAT, "from": KEPT_PERSON, "text": "hej"},
    }


def test_a_reply_keeps_which_message_it_answers(intake: Intake) -> None:
    older = {"message_id": 3, "date": AT - 9, "chat": CHAT, "text": "Jeres sag", "from": ANNA}

    screened = intake.from_telegram(_message("ja tak", reply_to_message=older))

    assert _part(screened)["reply_to_message"] == {"message_id": 3, "date": AT - 9, "chat": KEPT_CHAT}


@pytest.mark.parametrize("field", ["text", "caption"])
def test_of_a_replied_text_only_the_case_it_names_is_kept(intake: Intake, field: str) -> None:
    older = {"message_id": 3, "date": AT, "chat": CHAT, field: "Anna, jeres sag 26 0147 k: Kan I tirsdag?"}

    screened = intake.from_telegram(_message("ja tak", reply_to_message=older))

    kept = {"message_id": 3, "date": AT, "chat": KEPT_CHAT, "text": "26-0147-K"}
    assert _part(screened)["reply_to_message"] == kept


@pytest.mark.parametrize("older", [{"message_id": "x"}, {}, [], None, {"message_id": 10**30}])
def test_an_odd_message_that_is_replied_to_is_dropped(intake: Intake, older: Any) -> None:
    screened = intake.from_telegram(_message("ja tak", reply_to_message=older))

    assert not screened.arrival.quarantined
    assert _part(screened)["text"] == "ja tak"
    assert "reply_to_message" not in _part(screened)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"sticker": {"emoji": "x"}}, "sticker"),
        ({"photo": [{"file_id": "f"}]}, "photo"),
        ({"voice": {"file_id": "f"}}, "voice"),
        ({"contact": {"phone_number": "12345678", "first_name": "Per"}}, "contact"),
        ({"location": {"latitude": 56.5}}, "location"),
        ({"animation": {}, "document": {}}, "animation"),
        ({"something_new": {}}, "other"),
    ],
)
def test_other_content_is_named_and_not_kept(intake: Intake, content: dict[str, Any], kind: str) -> None:
    screened = intake.from_telegram(_message(**content))

    assert _part(screened)["kind"] == kind
    assert set(_part(screened)) == {"message_id", "date", "chat", "from", "kind"}


def test_a_caption_is_kept_beside_its_kind(intake: Intake) -> None:
    screened = intake.from_telegram(_message(photo=[], caption="cpr 010190-1234"))

    assert _part(screened)["caption"] == f"cpr {MARK}"
    assert _part(screened)["kind"] == "photo"


@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_a_cpr_number_never_goes_on(intake: Intake, kind: str) -> None:
    screened = intake.from_telegram(_message("jeg er 010190-1234", kind=kind))

    assert screened.arrival.redacted
    assert _part(screened)["text"] == f"jeg er {MARK}"


def test_a_date_with_a_time_is_told_apart(intake: Intake) -> None:
    assert _part(intake.from_telegram(_message("mødet er 010127 1400")))["looks_like_time"]
    assert "looks_like_time" not in _part(intake.from_telegram(_message("hej")))


def test_callback_data_is_redacted(intake: Intake) -> None:
    screened = intake.from_telegram(_tap("x:010190-1234"))

    assert screened.arrival.redacted
    assert "1234" not in str(screened.arrival)


@pytest.mark.parametrize(
    ("between", "kept"),
    [(0, MARK), (119, MARK), (121, "1234")],
)
def test_a_number_split_over_two_messages_is_found_for_two_minutes(
    intake: Intake, between: int, kept: str
) -> None:
    intake.from_telegram(_message("mit cpr er 010190"))

    second = intake.from_telegram(_message("1234", at=AT + between))

    assert _part(second)["text"] == kept
    assert second.arrival.redacted is (kept == MARK)


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        (("010190", "-12", "34 tak"), f"{MARK} tak"),
        (("0101", "90", "1234"), MARK),
        (tuple(map(str, range(8, 15))), "14"),  # who counts is not taken for one
        (("vi er 25", "010190", "1234"), MARK),  # the first is no part of the number
        (("010190", "hej", "1234"), "1234"),
    ],
)
def test_a_number_split_over_three_messages_loses_its_end(
    intake: Intake, parts: tuple[str, ...], kept: str
) -> None:
    *_, last = (intake.from_telegram(_message(part)) for part in parts)

    assert _part(last)["text"] == kept


def test_two_people_do_not_complete_each_others_numbers(intake: Intake) -> None:
    intake.from_telegram(_message("010190"))

    other = _message("1234")
    other["message"] |= {"chat": {"id": 8, "type": "private"}}

    assert not intake.from_telegram(other).arrival.redacted


def test_a_browsers_two_halves_are_found_by_the_clock(intake: Intake, clock: Clock) -> None:
    intake.from_web(7, "a", text="010190", tap=None, message_id=1)
    clock.now += timedelta(seconds=60)

    second = intake.from_web(7, "b", text="1234", tap=None, message_id=2)

    assert second.arrival.redacted


def test_what_was_written_is_forgotten_after_two_minutes(intake: Intake) -> None:
    intake.from_telegram(_message("hemmeligt"))
    later = _message("hej", at=AT + 300)
    later["message"]["chat"] = {"id": 8, "type": "private"}

    intake.from_telegram(later)

    assert "hemmeligt" not in str(intake._before)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("<b>hej</b> &amp;", "<b>hej</b> &amp;"),
        ("", ""),
        ("👋", "👋"),
    ],
)
def test_what_cannot_be_stored_is_taken_out_and_the_rest_stays(intake: Intake, text: str, kept: str) -> None:
    assert _part(intake.from_telegram(_message(text)))["text"] == kept


def test_a_text_that_is_too_long_stays_longer_than_what_is_allowed(intake: Intake) -> None:
    screened = intake.from_telegram(_message("ord " * 5000))

    assert len(_part(screened)["text"]) == LONGEST


def test_a_number_across_the_bound_is_redacted_first(intake: Intake) -> None:
    screened = intake.from_telegram(_message("x" * (LONGEST - 8) + " 010190-1234"))

    assert "0101" not in _part(screened)["text"]


@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_a_crisis_raises_the_alarm(intake: Intake, kind: str) -> None:
    alarm = intake.from_telegram(_message("jeg vil tage mit eget liv", kind=kind)).alarm

    assert alarm is not None
    assert alarm.danger is Danger.SUICIDE
    assert alarm.sure


def test_a_crisis_in_a_caption_or_from_a_browser_raises_it_too(intake: Intake) -> None:
    assert intake.from_telegram(_message(photo=[], caption="jeg vil tage mit eget liv")).alarm
    assert intake.from_web(7, "k", text="jeg vil tage mit eget liv", tap=None, message_id=1).alarm


def test_ordinary_words_and_taps_raise_none(intake: Intake) -> None:
    assert intake.from_telegram(_message("hvem er vores sundhedsråd?")).alarm is None
    assert intake.from_telegram(_tap("ask:back")).alarm is None


def test_of_a_group_nothing_said_is_kept(intake: Intake) -> None:
    raw = _message("hemmeligt i gruppen")
    raw["message"]["chat"] = {"id": -100, "type": "supergroup", "title": "Bestyrelsen"}

    screened = intake.from_telegram(raw)

    assert screened.arrival.conversation == "telegram:public:-100"
    assert _part(screened) == {
        "message_id": 5,
        "date": AT,
        "chat": {"id": -100, "type": "supergroup"},
        "from": KEPT_PERSON,
        "kind": "other",
    }


def test_a_tap_keeps_its_id_its_data_and_its_message(intake: Intake) -> None:
    screened = intake.from_telegram(_tap("inquiry:send"))

    assert screened.arrival.conversation == "telegram:public:7"
    assert _part(screened) == {
        "id": "99",
        "from": KEPT_PERSON,
        "chat_instance": "-",
        "data": "inquiry:send",
        "message": {"message_id": 5, "date": AT, "chat": KEPT_CHAT},
    }


def test_a_tap_on_a_message_that_is_gone_belongs_to_the_person(intake: Intake) -> None:
    assert intake.from_telegram(_tap("x:y", message=None)).arrival.conversation == "telegram:public:7"


def test_the_language_of_an_english_page_goes_with_what_is_written_on_it(intake: Intake) -> None:
    english = intake.from_web(7, "k", text="8000", tap=None, message_id=1, page=Language.ENGLISH).arrival
    danish = intake.from_web(7, "l", text="8000", tap=None, message_id=2).arrival

    assert english.body["message"]["page"] == "en"
    assert "page" not in danish.body["message"]


def test_a_browsers_post_has_the_bot_apis_shape(intake: Intake) -> None:
    said = intake.from_web(7, "form-1", text="hej", tap=None, message_id=3).arrival
    tapped = intake.from_web(7, "form-2", text=None, tap="ask:back", message_id=3).arrival

    assert (said.channel, said.update_id, said.conversation) == ("web", "form-1", "web:public:7")
    assert said.body["message"]["text"] == "hej"
    assert tapped.body["callback_query"]["data"] == "ask:back"
    assert tapped.body["callback_query"]["message"]["message_id"] == 3


def test_an_odd_form_key_becomes_a_short_one_and_stays_the_same(intake: Intake) -> None:
    keys = {intake.from_web(7, "æ" * 500, text="hej", tap=None, message_id=1).arrival.update_id for _ in "ab"}

    assert [len(key) for key in keys] == [64]


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1},
        {"update_id": "1", "message": {}},
        {"update_id": 1, "message": []},
        {"update_id": 1, "poll_answer": {}},
        {"update_id": 1, "callback_query": {"id": "", "from": ANNA}},
        {"update_id": 10**30, "message": {}},
        {"update_id": 10**4000, "message": {}},
        {"update_id": True},
        [],
        None,
        "text",
    ],
)
def test_what_cannot_be_read_is_set_aside(intake: Intake, raw: Any) -> None:
    arrival = intake.from_telegram(raw).arrival

    assert arrival.quarantined
    assert list(arrival.body) == ["raw"]
    assert arrival == intake.from_telegram(raw).arrival
    assert len(arrival.update_id) <= 64
    assert len(arrival.conversation) <= 96


@pytest.mark.parametrize(
    ("spoilt", "kind"),
    [({"message_id": "x"}, "message"), ({"chat": {"id": 7, "type": "privat"}}, "edited_message")],
)
def test_a_crisis_in_an_odd_update_raises_the_alarm(
    intake: Intake, spoilt: dict[str, Any], kind: str
) -> None:
    screened = intake.from_telegram(_message("jeg vil tage mit eget liv", kind=kind, **spoilt))

    assert screened.arrival.quarantined
    assert screened.alarm == Alarm(Danger.SUICIDE, sure=True)
    assert screened.chat == 7


def test_the_words_of_an_odd_update_belong_to_their_person(intake: Intake) -> None:
    screened = intake.from_telegram(_message("mine ord", message_id="x"))

    assert screened.arrival.quarantined
    assert screened.arrival.conversation == "telegram:public:7"


@pytest.mark.parametrize("chat", [{"id": "7"}, {"id": -7, "type": "x"}, None, {"id": True}])
def test_an_odd_update_without_a_persons_chat_raises_none(intake: Intake, chat: Any) -> None:
    raw = _message("jeg vil tage mit eget liv", message_id="x", chat=chat)

    assert intake.from_telegram(raw).alarm is None


def test_what_is_set_aside_is_logged_without_its_words(
    intake: Intake, caplog: pytest.LogCaptureFixture
) -> None:
    intake.from_telegram(_message("hemmeligt", message_id="x"))

    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "telegram update 1 " in caplog.text
    assert "hemmeligt" not in caplog.text


def test_a_very_long_text_is_cut_before_it_is_redacted(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def redact(text: str) -> screen.Redaction:
        seen.append(len(text))
        return cpr.redact(text)

    monkeypatch.setattr(screen, "redact", redact)

    intake.from_telegram(_message("ord " * 100_000))
    intake.from_telegram(_message("ord " * 100_000, message_id="x"))

    assert max(seen) <= 2 * LONGEST


def test_what_is_set_aside_holds_no_cpr_number_and_no_name(intake: Intake) -> None:
    raw = {"update_id": 1, "message": {"from": ANNA, "text": "010190\n1234", "x": ["010190", 1, None]}}

    kept = intake.from_telegram(raw).arrival.body["raw"]

    assert "1234" not in kept
    assert "Kirsten" not in kept
    assert "Skive" not in kept


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELD = st.one_of(JSON, st.integers(0, 10**18), st.just(CHAT), st.just(ANNA))
PART = st.dictionaries(
    st.sampled_from(
        [
            "message_id",
            "date",
            "edit_date",
            "chat",
            "from",
            "text",
            "caption",
            "photo",
            "id",
            "data",
            "message",
        ]
    ),
    FIELD,
)


@given(
    st.fixed_dictionaries(
        {"update_id": st.integers() | JSON},
        optional={"message": PART | JSON, "edited_message": PART, "callback_query": PART},
    )
)
def test_whatever_arrives_can_be_stored_and_read_or_is_set_aside(raw: dict[str, Any]) -> None:
    arrival = Intake(Clock()).from_telegram(raw).arrival

    assert json.loads(json.dumps(arrival.body).encode()) == arrival.body
    if not arrival.quarantined:
        Update.model_validate(arrival.body)
