"""Questions from the command line: every key, in order, and a bad line is no crash."""

import ast
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bot import exchange
from bot.cli import main
from knowledge.files.reader import CONTENT
from tests.bot.editing import edit

KEYS = [
    "id",
    "language",
    "decision",
    "topic",
    "certainty",
    "runners_up",
    "place",
    "places",
    "council",
    "text",
    "choices",
    "sources",
    "redacted",
]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _asked(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: Any, *lines: object
) -> tuple[int, list[dict[str, Any]]]:
    plain = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(plain) + b"\n")))
    code = main(["ask", "--jsonl"])
    written = capsysbinary.readouterr().out.decode()
    return code, [json.loads(line) for line in written.split("\n") if line]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsysbinary: Any):
    return lambda *lines: _asked(monkeypatch, capsysbinary, *lines)


def test_a_line_in_is_a_line_out_with_every_key(ask) -> None:
    code, (said,) = ask({"id": "q1", "text": "Hvem kan vi kontakte i Skive?", "more": 1})

    assert code == 0
    assert list(said) == KEYS
    assert (said["id"], said["language"], said["decision"], said["topic"]) == (
        "q1",
        "da",
        "contact",
        "find-contact",
    )
    assert said["place"] == {
        "name": "Skive",
        "municipality": "Skive",
        "council": "midt",
        "region": "Region Midtjylland",
    }
    assert (said["council"], said["places"], said["redacted"]) == ("midt", [], False)
    assert "Sundhedsråd Midt" in said["text"]


def test_several_places_are_all_told_and_none_is_certain(ask) -> None:
    _, (said,) = ask({"id": 1, "text": "Hvem kontakter vi i Skive og Horsens?"})

    assert [place["council"] for place in said["places"]] == ["midt", "horsens"]
    assert (said["place"], said["council"]) == (None, None)


def test_a_landscape_is_its_municipalities(ask) -> None:
    _, (said,) = ask({"id": 1, "text": "vi er en forening på Djursland, hvem er vores sundhedsråd"})

    assert [(place["name"], place["council"]) for place in said["places"]] == [
        ("Norddjurs", "kronjylland"),
        ("Syddjurs", "kronjylland"),
    ]
    assert (said["place"], said["council"]) == (None, None)
    assert "Sundhedsråd Kronjylland" in said["text"]


@pytest.mark.parametrize(
    ("text", "place", "council"),
    [
        ("hvem er vores sundhedsråd i Salling", "Salling", "midt"),
        ("hvad laver Sundhedsråd Midt", "Sundhedsråd Midt", "midt"),
    ],
)
def test_a_landscape_of_one_and_a_council_stay_whole(ask, text: str, place: str, council: str) -> None:
    _, (said,) = ask({"id": 1, "text": text})

    assert (said["place"]["name"], said["council"], said["places"]) == (place, council, [])


def test_a_doubtful_crisis_without_an_answer_is_its_own_topic(ask) -> None:
    text = "jeg kan ikke mere"

    _, said = ask({"id": 1, "text": text}, {"id": 2, "text": text, "conversation": "a"})

    assert [(line["decision"], line["topic"]) for line in said] == [("crisis", "crisis")] * 2


def test_a_time_that_looked_like_a_number_is_told(ask) -> None:
    _, said = ask({"id": 1, "text": "mødet er 010127 1400"}, {"id": 2, "text": "jeg er 010190-1234"})

    assert ["kl. 14" in line["text"] for line in said] == [True, False]


def test_a_place_in_another_region_has_no_council_of_ours(ask) -> None:
    _, (said,) = ask({"id": 1, "text": "Vi er en selvhjælpsgruppe i Odense, hvem er vores råd?"})

    assert (said["decision"], said["council"]) == ("outside", None)
    assert said["place"] == {
        "name": "Odense",
        "municipality": "Odense",
        "council": None,
        "region": "Region Syddanmark",
    }


def test_equals_are_asked_about(ask) -> None:
    _, (said,) = ask({"id": 1, "text": "viby"})

    assert (said["decision"], said["place"], said["council"]) == ("clarify", None, None)
    assert {place["municipality"] for place in said["places"]} >= {"Aarhus"}


def test_a_crisis_is_answered_at_once(ask) -> None:
    _, (said,) = ask({"id": 1, "text": "jeg vil ikke leve mere, jeg tager mit liv i aften"})

    assert (said["decision"], said["topic"]) == ("crisis", "crisis")
    assert "112" in said["text"]


def test_a_cpr_number_is_redacted(ask) -> None:
    _, (said,) = ask({"id": 1, "text": "mit cpr er 010190-1234, hvem kontakter vi i Skive?"})

    assert said["redacted"] is True
    assert "010190" not in json.dumps(said)


def test_bad_lines_are_told_in_their_place(ask) -> None:
    code, said = ask(
        {"id": 1, "text": "hej"},
        b"{not json",
        b"\xff\xfe",
        ["a", "list"],
        {"text": "no id"},
        {"id": 2},
        {"id": 3, "text": 7},
        {"id": 4, "text": "hej", "language": "klingon"},
        {"id": 5, "tap": "there is no such button", "conversation": "a"},
        {"id": 6, "text": "a\u2028b\ud800\x00"},
    )

    assert code == 1
    assert [line.get("id") for line in said] == [1, None, None, None, None, 2, 3, 4, 5, 6]
    assert ["error" in line for line in said] == [False, *[True] * 8, False]


def test_the_language_of_a_line_counts(ask) -> None:
    _, (said,) = ask({"id": 1, "text": "Skive", "language": "en"})

    assert said["language"] == "en"


def test_lines_of_a_conversation_go_through_the_handlers(ask) -> None:
    code, said = ask(
        {"id": 1, "text": "Hvem kan vi kontakte i Skive?", "conversation": "a"},
        {"id": 2, "text": "og i Horsens?", "conversation": "a"},
        {"id": 3, "text": "og i Horsens?", "conversation": "b"},
    )

    assert code == 0
    assert all(list(line) == KEYS for line in said)
    assert [line["council"] for line in said][:2] == ["midt", "horsens"]


def test_a_button_is_tapped_by_its_text(ask) -> None:
    _, (first,) = ask({"id": 1, "text": "hej", "conversation": "a"})
    label = first["choices"][0]

    code, said = ask(
        {"id": 1, "text": "hej", "conversation": "a"}, {"id": 2, "tap": label, "conversation": "a"}
    )

    assert code == 0
    assert said[1]["text"] != said[0]["text"]


def test_nothing_is_stored(ask, elsewhere: Path) -> None:
    ask({"id": 1, "text": "hej"}, {"id": 2, "text": "hej", "conversation": "a"})

    assert not list(elsewhere.iterdir())


def test_a_text_is_answered_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Hvem kan vi kontakte i Skive?"]) == 0
    assert "Sundhedsråd Midt" in capsys.readouterr().out


def test_a_text_is_answered_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Hvem kan vi kontakte i Skive?", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == KEYS[1:]


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "hej", "--jsonl"]])
def test_a_missing_text_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("Write the text to answer, or --jsonl")


def test_no_two_modules_import_each_other() -> None:
    folder = Path(exchange.__file__).parent
    imported = {
        file.stem: {
            node.module.removeprefix("bot.")
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("bot.")
        }
        for file in folder.glob("*.py")
    }

    assert "exchange" in imported["rehearsal"]
    assert not [(one, other) for one in imported for other in imported[one] if one in imported.get(other, ())]


async def test_what_staff_have_edited_is_answered_with(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contacts = (CONTENT / "contacts.toml").read_text("utf-8").replace("78 45 00 00", "11 22 33 44")
    await edit(elsewhere / "indgang.db", "contacts.toml", contacts)

    assert main(["ask", "Jeg vil være frivillig på AUH"]) == 0
    assert "11 22 33 44" in capsys.readouterr().out
