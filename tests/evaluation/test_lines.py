import json
from pathlib import Path

import pytest

from knowledge.files.reader import CONTENT
from tests.evaluation.lines import NEAR, GoldError, Line, read, split


def test_a_comment_of_the_split_names_the_group_that_it_begins(tmp_path: Path) -> None:
    said = "# plain\nHvad er en fond?\n\nfonde\n\n# near crisis\nEn fond mod selvmord?\n"
    file = tmp_path / "split/da/foundations.txt"
    file.parent.mkdir(parents=True)
    file.write_text(said, "utf-8")

    found = split(tmp_path)

    assert [(line.id, line.text, line.topics, line.style, line.lang) for line in found] == [
        ("split/da/foundations.txt:2", "Hvad er en fond?", ("foundations",), "plain", "da"),
        ("split/da/foundations.txt:4", "fonde", ("foundations",), "", "da"),
        ("split/da/foundations.txt:7", "En fond mod selvmord?", ("foundations",), NEAR, "da"),
    ]


def test_a_group_of_crisis_is_a_kind_of_danger_and_no_style(tmp_path: Path) -> None:
    file = tmp_path / "split/en/crisis.txt"
    file.parent.mkdir(parents=True)
    file.write_text("# violence\nHe hits me\n", "utf-8")

    assert [(line.style, line.kind) for line in split(tmp_path)] == [("", "violence")]


def test_the_project_s_split_has_every_topic_in_both_languages() -> None:
    asked = {(line.lang, line.topics[0]) for line in split(CONTENT)}

    assert {topic for language, topic in asked if language == "da"} == {
        topic for language, topic in asked if language == "en"
    }
    assert len(asked) == 2 * 57


def test_a_text_may_hold_another_line_end_than_the_newline(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    given = [{"id": 1, "text": "hej\u2028", "topics": ["smalltalk"]}, {"text": "viby", "municipality": None}]
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in given), "utf-8")

    assert read(file) == [Line("1", "hej\u2028", ("smalltalk",)), Line("gold.jsonl:2", "viby")]


def test_a_line_that_does_not_say_what_is_right_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('\n{"id": "1", "text": "hej"}\n', "utf-8")

    with pytest.raises(GoldError, match=r"gold\.jsonl:2 says neither"):
        read(file)
