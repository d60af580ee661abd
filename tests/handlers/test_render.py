"""Replies as Telegram takes them."""

import re

import pytest

from handlers import render
from knowledge.answering import compose
from knowledge.library import Library
from knowledge.parts import LIMIT, units
from knowledge.terms import Choice, Danger, Language, Reply
from tests.handlers.visitor import Visitor


def test_payload_says_how_it_is_to_be_read() -> None:
    reply = Reply("Hej **du**", (Choice("Ja", "yes"),))

    assert render.payload(reply, "7") == {
        "text": "Hej <b>du</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": [[{"text": "Ja", "callback_data": "7:yes"}]]},
    }


def test_two_short_labels_share_a_row() -> None:
    reply = Reply(
        "?",
        (Choice("Ja", "a"), Choice("Nej", "b"), Choice("Noget helt andet og længere", "c"), Choice("X", "d")),
    )

    rows = render.payload(reply, "1")["reply_markup"]["inline_keyboard"]

    assert [[one["text"] for one in row] for row in rows] == [
        ["Ja", "Nej"],
        ["Noget helt andet og længere"],
        ["X"],
    ]


def test_a_long_text_is_split_at_a_sentence() -> None:
    text = "Det her er en sætning med **fed** & tegn. " * 200

    parts = render.payloads(Reply(text.strip(), (Choice("Ja", "yes"),)), "1")

    assert len(parts) > 1
    assert all(units(part["text"]) <= LIMIT for part in parts)
    assert all(part["text"].endswith(".") for part in parts)
    assert ["reply_markup" in part for part in parts] == [False] * (len(parts) - 1) + [True]


@pytest.mark.parametrize("text", ["æ" * 9000, "😀" * 5000, "&" * 3000, f"**{'ord ' * 3000}**", "x" * 4096])
def test_no_part_is_too_long_and_nothing_is_lost(text: str) -> None:
    parts = [part["text"] for part in render.payloads(Reply(text), "1")]

    assert all(units(part) <= LIMIT for part in parts)
    assert all(part.count("<b>") == part.count("</b>") for part in parts)
    assert sum(
        map(len, re.findall(r"[^\s*]", re.sub("</?b>", "", "".join(parts)).replace("&amp;", "&")))
    ) == len(re.findall(r"[^\s*]", text))


def test_too_long_an_action_is_refused() -> None:
    with pytest.raises(ValueError, match="too long for a button"):
        render.data("1", "topic:" + "æ" * 40)


def test_every_button_of_all_content_fits(library: Library) -> None:
    gazetteer = library.gazetteer
    places = [name for council in gazetteer.councils for name in council.municipalities]
    actions = [f"topic:{topic}" for topic in library.topics.ids] + [f"place:{name}" for name in places]

    assert all(len(render.data("9" * 12, action).encode()) <= render.DATA_LIMIT for action in actions)
    assert all(len(action.encode()) <= 48 for action in actions)


def test_what_is_sent_says_its_markup(visitor: Visitor) -> None:
    visitor.says("hvad er et sundhedsråd")

    assert visitor.messages[0]["parse_mode"] == "HTML"
    assert visitor.messages[0]["link_preview_options"] == {"is_disabled": True}


def test_sent_and_direct_messages_are_the_same(library: Library, visitor: Visitor) -> None:
    visitor.says("jeg vil begå selvmord")
    sent = {key: value for key, value in visitor.messages[0].items() if key != "chat_id"}

    direct = render.payload(compose.crisis(library, Danger.SUICIDE, Language.DANISH), "1")

    assert direct == sent
