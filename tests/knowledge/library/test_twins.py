"""The English answers follow the Danish ones: a twin that no longer does is told with what to do about it."""

import shutil
from pathlib import Path

import pytest

from knowledge import library
from knowledge.files.reader import CONTENT
from knowledge.library import twins
from knowledge.terms import Language

DANISH, ENGLISH = "answers/da/how-to-partner.md", "answers/en/how-to-partner.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with one pair of twins: whether the packaged ones follow is a test of its own."""
    for name in (DANISH, ENGLISH):
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copy(CONTENT / name, tmp_path / name)
    return tmp_path


def _mend(file: Path, there: str, instead: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert there in text
    file.write_text(text.replace(there, instead, 1), encoding="utf-8")


def test_every_packaged_twin_follows_its_original() -> None:
    assert list(map(str, twins.stale(CONTENT))) == []


def test_every_answer_there_is_can_be_had_in_english() -> None:
    answered = library.load(CONTENT).answers.by_topic

    assert {topic for topic, language in answered if language is Language.DANISH} == {
        topic for topic, language in answered if language is Language.ENGLISH
    }


def test_a_changed_original_makes_its_twin_stale(content: Path) -> None:
    _mend(content / DANISH, "I er velkomne", "I er altid velkomne")

    (one,) = twins.stale(content)

    assert (one.file, one.line) == (ENGLISH, 3)
    now = twins.digest((content / DANISH).read_text(encoding="utf-8"))
    assert (one.key, one.told) == ("twin-stale", {"twin": DANISH, "digest": now})


def test_the_digest_that_is_told_settles_it(content: Path) -> None:
    old = twins.digest((content / DANISH).read_text(encoding="utf-8"))
    _mend(content / DANISH, "I er velkomne", "I er altid velkomne")
    now = twins.digest((content / DANISH).read_text(encoding="utf-8"))
    _mend(content / ENGLISH, f"twin_of: {old}", f"twin_of: {now}")

    assert twins.stale(content) == ()


def test_a_review_makes_no_twin_stale(content: Path) -> None:
    _mend(content / DANISH, "reviewed_on:", "reviewed_on: 2026-12-01")

    assert twins.stale(content) == ()


@pytest.mark.parametrize(
    ("there", "instead", "key"),
    [
        ("status: proposal", "status: adopted", "status"),
        ("valid_to:", "valid_to: 2027-01-01", "valid_to"),
        ("next: [log-inquiry, ", "next: [", "next"),
        (
            "sources:",
            'sources:\n  - {document: rm-dk, section: "1", passage: ""}',
            "sources",
        ),
        ('passage: "', 'passage: "Noget andet: ', "sources"),
    ],
)
def test_other_facts_in_one_language_are_told(there: str, instead: str, key: str, content: Path) -> None:
    _mend(content / ENGLISH, there, instead)

    (one,) = twins.stale(content)

    assert (one.key, one.told) == ("twin-differs", {"twin": DANISH, "field": key})
    line = (content / ENGLISH).read_text(encoding="utf-8").split("\n")[one.line - 1]
    assert line.startswith(f"{key}:")


def test_a_missing_twin_and_an_orphan_are_told(content: Path) -> None:
    orphan = "answers/en/how-to-partner.later.md"
    (content / ENGLISH).rename(content / orphan)

    assert [(one.key, one.file, one.told["twin"]) for one in twins.stale(content)] == [
        ("twin-missing", DANISH, ENGLISH),
        ("twin-orphan", orphan, "answers/da/how-to-partner.later.md"),
    ]


def test_a_folder_in_danish_only_owes_nothing(content: Path) -> None:
    shutil.rmtree(content / "answers" / "en")

    assert twins.stale(content) == ()
