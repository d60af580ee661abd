"""Everything else that people send: one sensible reply each, or rightly none."""

from typing import Any

import pytest

from bot.intake import Intake
from tests.handlers.visitor import Visitor

GROUP = {"chat": {"id": -5, "type": "group", "title": "-"}}
SOMEBODY = {"id": 1, "is_bot": False, "first_name": "-"}


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
    assert len(visitor.messages) == 2  # the notice, and the reply


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
    assert "Der er flere steder med det navn." in heard
    assert "Viby i Aarhus" in visitor.buttons


async def test_an_old_button_says_what_was_talked_about(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")
    old = visitor.keyboard["Sig det enklere"]
    visitor.says("hvem er vores sundhedsråd i Skive")

    heard = visitor.forges(old)

    assert "Vi talte sidst om »" in heard
    assert "Her er vi nu" not in heard
    assert visitor.buttons


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


@pytest.mark.parametrize("chat", ["group", "supergroup"])
@pytest.mark.parametrize(
    "told",
    [
        {"message": {"text": "hej bot"}},
        {"message": {"new_chat_members": [{"id": 2, "is_bot": True, "first_name": "-"}]}},
        {"edited_message": {"text": "hej bot", "edit_date": 1764000001}},
    ],
    ids=["a text", "being added", "an edit"],
)
async def test_of_a_group_enough_comes_through_the_intake_to_answer_and_leave(
    told: dict[str, Any], chat: str, visitor: Visitor
) -> None:
    ((kind, fields),) = told.items()
    about = {"message_id": 1, "date": 1764000000, "chat": {"id": -5, "type": chat, "title": "-"}}
    arrival = Intake().from_telegram({"update_id": 1, kind: {**about, "from": SOMEBODY, **fields}}).arrival

    heard = visitor.updates({kind: arrival.body[kind]})

    assert "kun i en privat samtale" in heard
    assert [(one.method, one.conversation) for one in visitor.outgoing] == [
        ("sendMessage", "telegram:public:-5"),
        ("leaveChat", "telegram:public:-5"),
    ]


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
