"""Everything else that people send: one sensible reply each, or rightly none."""

from typing import Any

import pytest

from tests.handlers.visitor import Visitor

GROUP = {"chat": {"id": -5, "type": "group", "title": "-"}}


@pytest.mark.parametrize(
    ("fields", "hears"),
    [
        ({"kind": "sticker"}, "jeg forstår kun ord"),
        ({"kind": "photo"}, "Jeg kan ikke se billeder"),
        ({"kind": "voice"}, "Jeg kan ikke høre talebeskeder"),
        ({"kind": "location"}, "Skriv i stedet byen"),
        ({"kind": "contact"}, "kontaktkort"),
        ({"kind": "document"}, "Jeg kan ikke åbne filer"),
        ({"kind": "video"}, "Jeg kan ikke se film"),
        ({"kind": "dice"}, "Jeg forstår kun ord"),
        ({}, "Jeg forstår kun ord"),
        ({"text": ""}, "Jeg forstår kun ord"),
        ({"text": "👍🎉"}, "Jeg forstår kun ord"),
        ({"text": "?!"}, "Jeg forstår kun ord"),
        ({"text": "a " * 2049}, "for lang til mig"),
        ({"text": "😀" * 2040 + "hej" * 20}, "for lang til mig"),
    ],
)
async def test_one_sensible_reply(fields: dict[str, Any], hears: str, visitor: Visitor) -> None:
    assert hears in visitor.sends(fields)
    assert len(visitor.messages) == 1


@pytest.mark.parametrize("text", ["???", "😀😀"])
async def test_the_menu_stands_under_what_is_not_read(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert "Vi er en organisation" in visitor.buttons


@pytest.mark.parametrize("text", ["010185-1234", "hej 010185-1234", "tak 010185-1234"])
async def test_a_number_is_told_whatever_else_is_said(text: str, visitor: Visitor) -> None:
    visitor.says("hej")

    assert "fjernet noget, der lignede et CPR-nummer" in visitor.says(text)


async def test_the_second_half_of_a_number_is_told(visitor: Visitor) -> None:
    visitor.says("hej")

    assert "fjernet noget" in visitor.sends({"text": "det var det"}, redacted=True)


async def test_the_words_under_a_picture_are_read(visitor: Visitor) -> None:
    assert "Kilder:" in visitor.sends({"kind": "photo", "caption": "hvad er et sundhedsråd"})


@pytest.mark.parametrize(
    "text",
    [
        "<b>hvad</b> er et <script>sundhedsråd</script> & <i>",
        "hvad er et sundhedsråd\0\u0007",
        "hvad er \ud800 et sundhedsråd",
    ],
)
async def test_markup_and_odd_signs_do_no_harm(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert visitor.entry.topic == "health-councils"


async def test_markup_of_a_person_is_shown_as_it_was_written(visitor: Visitor) -> None:
    visitor.says("/menneske")
    visitor.says("Vi <b>elsker</b> at læse & skrive i Skive")
    visitor.taps("Spring over") if "Spring over" in visitor.buttons else None
    visitor.taps("Her i chatten")

    assert "&lt;b&gt;elsker&lt;/b&gt; at læse &amp; skrive" in visitor.messages[-1]["text"]


async def test_an_edit_is_read_anew(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsrd")

    assert "Kilder:" in visitor.edits("hvad er et sundhedsråd")


async def test_an_edit_in_a_form_is_asked_for_as_a_message(visitor: Visitor) -> None:
    visitor.says("/menneske")

    heard = visitor.edits("noget andet")

    assert "som en ny besked" in heard
    assert "Hvad handler det om?" in heard


async def test_an_old_button_says_where_we_are(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")
    old = visitor.keyboard["Sig det enklere"]
    visitor.says("viby")

    heard = visitor.forges(old)

    assert "Den knap hører til et tidligere spørgsmål." in heard
    assert "Viby i Aarhus" in visitor.buttons


async def test_an_old_button_in_a_form_asks_the_question_again(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")
    old = visitor.keyboard["Sig det enklere"]
    visitor.says("/menneske")

    heard = visitor.forges(old)

    assert "tidligere spørgsmål" in heard
    assert "Hvad handler det om?" in heard


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "1:",
        ":",
        "x:topic:privacy",
        "1:topic:no-such",
        "1:place:' OR 1=1",
        "99:send",
        "1:who:Z",
        "å" * 30,
    ],
)
async def test_a_forged_button_does_nothing(data: str, visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")

    visitor.forges(data)

    assert "tidligere spørgsmål" in visitor.hears
    assert visitor.inquiries == []


async def test_a_button_before_any_message(visitor: Visitor) -> None:
    assert "Skriv bare" in visitor.forges("1:send")


async def test_a_group_is_told_once_and_left(visitor: Visitor) -> None:
    heard = visitor.sends({**GROUP, "text": "hej bot"})

    assert "kun i en privat samtale" in heard
    assert [one.method for one in visitor.outgoing] == ["sendMessage", "leaveChat"]
    assert visitor.sends({**GROUP, "text": "hej bot"}) == ""


async def test_being_added_to_a_group_is_answered(visitor: Visitor) -> None:
    heard = visitor.updates({"my_chat_member": _member("member", GROUP["chat"])})

    assert "kun i en privat samtale" in heard


@pytest.mark.parametrize(
    ("status", "chat"), [("kicked", {"id": 1000, "type": "private"}), ("left", GROUP["chat"])]
)
async def test_being_blocked_or_removed_is_not_answered(
    status: str, chat: dict[str, Any], visitor: Visitor
) -> None:
    assert visitor.updates({"my_chat_member": _member(status, chat)}) == ""


SOMEBODY = {"id": 1, "is_bot": False, "first_name": "-"}


@pytest.mark.parametrize(
    "update",
    [
        {"inline_query": {"id": "1", "from": SOMEBODY, "query": "x", "offset": ""}},
        {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -7, "type": "channel"}, "text": "hej"}},
        {
            "edited_message": {
                "message_id": 1,
                "date": 1,
                "edit_date": 2,
                "chat": {"id": 1, "type": "private"},
            }
        },
    ],
)
async def test_other_kinds_of_updates_are_met_with_silence(update: dict[str, Any], visitor: Visitor) -> None:
    assert visitor.updates(update) == ""


async def test_a_sticker_in_a_form_asks_the_question_again(visitor: Visitor) -> None:
    visitor.says("/menneske")

    assert "Hvad handler det om?" in visitor.sends({"kind": "sticker"})


def _member(status: str, chat: dict[str, Any]) -> dict[str, Any]:
    person, bot = ({"id": i, "is_bot": i == 2, "first_name": "-"} for i in (1000, 2))
    extra = {"kicked": {"until_date": 0}}.get(status, {})
    old = {"status": "left", "user": bot} if status != "left" else {"status": "member", "user": bot}
    return {
        "chat": chat,
        "from": person,
        "date": 1,
        "old_chat_member": old,
        "new_chat_member": {"status": status, "user": bot, **extra},
    }
