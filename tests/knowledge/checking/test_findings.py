"""What could be better in content that serves: each finding points at its line, and says what to write."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot.findings import Sentences
from knowledge import checking, library
from knowledge.errors import Finding
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import Language, TopicId

TODAY = date(2026, 11, 22)
ANSWER = "answers/da/hearings.md"
HEAVY = (
    "Sundhedsvæsenets organisationsudviklingskonsulenter koordinerer samarbejdsrelationerne kontinuerligt. "
)


@pytest.fixture(scope="module")
def known() -> Library:
    return library.load(CONTENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@cache
def _before() -> frozenset[str]:
    """Return what is found in the packaged content, which is a test of its own."""
    return frozenset(map(str, checking.findings(CONTENT, library.load(CONTENT), TODAY)))


def _found(folder: Path, known: Library) -> list[Finding]:
    return [one for one in checking.findings(folder, known, TODAY) if str(one) not in _before()]


def _change(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


def _keep_few(folder: Path) -> None:
    (folder / "phrases/da/hearings.txt").write_text("høringer\nhøring\n# note\nHØRING\n", "utf-8")


def _say_twice(folder: Path) -> None:
    (folder / "split/da/hearings.txt").write_text("# af en anden\nHvor er høringen henne mon\n", "utf-8")
    with (folder / "phrases/da/hearings.txt").open("a", encoding="utf-8") as file:
        file.write("hvor er høringen henne, mon?\n")


WORSE = {
    "no-review": (_change(ANSWER, "review_by: 2027-03-31", "review_by:"), ANSWER, "review_by:"),
    "review-passed": (_change(ANSWER, "review_by: 2027", "review_by: 2026"), ANSWER, "review_by:"),
    "expired": (_change(ANSWER, "valid_to:", "valid_to: 2026-11-21"), ANSWER, "valid_to:"),
    "no-source": (_change(ANSWER, "sources:\n", "sources: []\nold:\n"), ANSWER, "sources:"),
    "no-section": (_change(ANSWER, '"afsnit 3"', '""'), ANSWER, "  - {document: afrapportering-2021"),
    "no-passage": (
        _change(ANSWER, '"åbenhedsprincip i forbindelse med relevante høringer"', '""'),
        ANSWER,
        "  - {document: afrapportering-2021",
    ),
    "lost-passage": (
        _change(ANSWER, "åbenhedsprincip i forbindelse", "åbent princip i forbindelse"),
        ANSWER,
        "  - {document: afrapportering-2021",
    ),
    "passage-length": (
        _change(ANSWER, "åbenhedsprincip i forbindelse med relevante høringer", "relevante høringer"),
        ANSWER,
        "  - {document: afrapportering-2021",
    ),
    "no-document": (
        _change(ANSWER, 'referater", passage: ""', 'referater", passage: "et sted i referatet"'),
        ANSWER,
        "  - {document: dagsorden-rm",
    ),
    "many-steps": (
        _change(ANSWER, "next: [", "next: [foundations, council-funding, "),
        ANSWER,
        "next:",
    ),
    "dead-step": (_change(ANSWER, "next: [", "next: [hearings, "), ANSWER, "next:"),
    "relative-link": (
        _change(ANSWER, "\n## Sig det enklere", "[her](../privacy.md)\n\n## Sig det enklere"),
        ANSWER,
        "[her]",
    ),
    "heavy": (
        _change(ANSWER, "## Sig det enklere\n\n", f"## Sig det enklere\n\n{HEAVY * 6}"),
        ANSWER,
        "## Sig det enklere",
    ),
    "twin-stale": (
        _change(ANSWER, "## Sig det enklere\n\n", "## Sig det enklere\n\nSe her. "),
        "answers/en/hearings.md",
        "twin_of:",
    ),
    "twin-differs": (
        _change("answers/en/hearings.md", "status: proposal", "status: adopted"),
        "answers/en/hearings.md",
        "status:",
    ),
    "twin-missing": (
        lambda folder: (folder / "answers/en/hearings.md").unlink(),
        ANSWER,
        "---",
    ),
    "twin-orphan": (lambda folder: (folder / ANSWER).unlink(), "answers/en/hearings.md", "---"),
    "unanswered": (
        _change("topics.toml", 'answered = ["da", "en"]', 'answered = ["da"]'),
        "topics.toml",
        'id = "health-councils"',
    ),
    "few-phrases": (_keep_few, "phrases/da/hearings.txt", "høringer"),
    "phrase-in-split": (_say_twice, "split/da/hearings.txt", "Hvor er høringen henne mon"),
    "no-contact-source": (
        _change("lines.toml", 'source = "livslinien.dk (nummeret)"', 'source = ""'),
        "lines.toml",
        'name = "Livslinien"',
    ),
    "long-ago": (
        _change(
            "lines.toml",
            'website = "https://www.livslinien.dk"\nconfidence = "verified"\nverified_on = ""',
            'website = "https://www.livslinien.dk"\nconfidence = "verified"\nverified_on = 2025-11-21',
        ),
        "lines.toml",
        'name = "Livslinien"',
    ),
    "no-municipality": (
        _change("volunteer_centres.csv", "\nSamsø,", "\nSkagen,"),
        "volunteer_centres.csv",
        "Skagen,",
    ),
    "no-hospital": (
        _change("contacts.toml", "[hospitals.skive]", "[hospitals.skagen]"),
        "contacts.toml",
        "[hospitals.skagen]",
    ),
}
LOADED = {"unanswered", "no-municipality", "no-hospital"}  # seen in what is loaded, not in a file alone


@pytest.mark.parametrize("key", WORSE)
def test_what_is_worse_is_found_where_it_stands(key: str, known: Library, folder: Path) -> None:
    spoil, name, begins = WORSE[key]
    spoil(folder)
    known = _loaded(folder, known) if key in LOADED else known

    found = {one.key: one for one in _found(folder, known)}

    assert found[key].file == name
    assert (folder / name).read_text("utf-8").split("\n")[found[key].line - 1].startswith(begins)
    told = Sentences().line(found[key])
    assert told.startswith(f"{name}:{found[key].line}: ")
    assert "{" not in told
    assert told.count(". ") >= 1  # what is wrong, and what to write


def _loaded(folder: Path, known: Library) -> Library:
    from knowledge.files.reader import Reader  # noqa: PLC0415
    from knowledge.library import contacts, topics  # noqa: PLC0415

    reader = Reader(folder)
    return replace(known, topics=topics.read(reader), contacts=contacts.read(reader))


def test_a_button_to_a_topic_without_an_answer_is_found(known: Library, folder: Path) -> None:
    answers = {key: one for key, one in known.answers.by_topic.items() if key[0] != "citizen-involvement"}
    known = replace(known, answers=replace(known.answers, by_topic=answers))

    found = [one for one in _found(folder, known) if one.file == ANSWER]

    assert [(one.key, one.told["topic"]) for one in found] == [("dead-step", "citizen-involvement")]
    assert known.answers.has(TopicId("hearings"), Language.DANISH)


def test_the_packaged_content_could_not_be_better(known: Library) -> None:
    assert [Sentences().line(one) for one in checking.findings(CONTENT, known, TODAY)] == []


def test_a_folder_in_danish_only_owes_no_english(known: Library, folder: Path) -> None:
    for name in ("answers/en", "phrases/en", "split/en"):
        shutil.rmtree(folder / name)

    assert _found(folder, known) == []


def test_a_paragraph_that_no_document_has_is_found(tmp_path: Path) -> None:
    kept, whole = tmp_path / "content/documents", tmp_path / "whole"
    kept.mkdir(parents=True)
    whole.mkdir()
    (whole / "paper.txt").write_text("Vi vil sam-\narbejde  med foreninger,\n\nog det er godt.", "utf-8")
    (kept / "paper.txt").write_text(
        "# En note.\n\nVi vil samarbejde med foreninger, og det\ner godt.\n\nDet er skidt.\n", "utf-8"
    )

    found = list(checking.unproven(tmp_path / "content", whole))

    assert [(one.key, one.line, one.told["begin"]) for one in found] == [("unproven", 6, "Det er skidt.")]
