"""Edits lie above the folder: all that reads the content reads them, and broken ones never serve."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge import library
from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT, Edits, Reader, is_content
from knowledge.learning.training import Trainer
from knowledge.library import Shelf, twins
from knowledge.screen.lines import LAST_RESORT
from knowledge.terms import Danger, Language, TopicId

TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """Return an edit of one file: *old* replaced by *new*."""
    text = (CONTENT / name).read_text("utf-8")
    assert old in text
    return {name: text.replace(old, new, 1)}


def test_every_part_of_the_content_is_read_through_the_edits() -> None:
    edits = (
        edited("contacts.toml", "78 41 00 00", "11 22 33 44")
        | edited("lines.toml", "70 201 201", "70 20 12 02")
        | edited("answers/da/how-to-partner.md", "## Sig det enklere\n", "## Sig det enklere\n\nKort sagt:\n")
        | edited("ui/da.ftl", "Det er jeg glad for.", "Det glæder mig.")
        | edited("phrases/da/foundations.txt", "\n", "\nzyxwvu abcdef\n")
        | edited("places.csv", "\n", "\nZyxkøbing,Skive,town,,,verified,test,\n")
        | edited("topics.toml", 'da = "Høringer"', 'da = "Om høringer"')
        | edited("pointers.csv", "Presse og journalister", "Pressen")
        | edited("privacy.toml", "version = 2026-", "version = 2027-")
        | edited("volunteer_centres.csv", "Frivilligcenter Aarhus", "Frivilligcenter Aarhus C")
    )

    known = library.load(CONTENT, edits)

    assert known.contacts.region.phone == "11 22 33 44"
    assert known.lines.of(Danger.SUICIDE)[1].number == "70 20 12 02"
    answer = known.answers.get(TopicId("how-to-partner"), Language.DANISH)
    assert answer
    assert answer.easy.startswith("Kort sagt:")
    assert known.phrasebook.say("glad").startswith("Det glæder mig.")
    assert known.topics.match("zyxwvu abcdef")[0].topic == "foundations"
    assert known.gazetteer.find("i Zyxkøbing", today=TODAY).named[0].municipality == "Skive"
    assert known.topics.title(TopicId("hearings"), Language.DANISH) == "Om høringer"
    assert known.pointers.by_id["press"].sentences[Language.DANISH].startswith("Pressen")
    assert known.notice.startswith("2027")
    assert known.contacts.centres["Aarhus"].name == "Frivilligcenter Aarhus C"


def test_an_edit_may_add_a_file_that_the_folder_lacks(folder: Path) -> None:
    name = "answers/da/privacy.md"
    text = (folder / name).read_text("utf-8")
    (folder / name).unlink()

    known = library.load(folder, {name: text})

    assert known.answers.has(TopicId("privacy"), Language.DANISH)


def test_a_twin_is_compared_with_the_edited_answer() -> None:
    edits = edited("answers/da/how-to-partner.md", "I er velkomne", "I er altid velkomne")

    assert twins.stale(CONTENT) == ()
    assert [flaw.file for flaw in twins.stale(CONTENT, edits)] == ["answers/en/how-to-partner.md"]


def test_flaws_of_an_edit_are_told_with_their_file_and_line() -> None:
    with pytest.raises(ContentError) as caught:
        library.load(CONTENT, edited("contacts.toml", 'confidence = "verified"', 'confidence = "sure"'))

    assert [(flaw.file, flaw.line) for flaw in caught.value.flaws] == [("contacts.toml", 5)]


@pytest.mark.parametrize(
    "name",
    [
        "../lines.toml",
        "/etc/passwd",
        "answers/da/../../lines.toml",
        "answers/da/x/y.md",
        "ui/da.exe",
        "crisis/da.toml",
        "answers\\da\\privacy.md",
        "lines.toml\n",
        "",
        ".env",
    ],
)
def test_what_is_no_file_of_the_content_is_a_flaw(name: str) -> None:
    assert not is_content(name)
    with pytest.raises(ContentError, match="is not a file of the content"):
        library.load(CONTENT, {name: "text"})


def test_every_packaged_file_that_is_read_is_content() -> None:
    names = Reader(CONTENT).names("*.*") + Reader(CONTENT).names("*/*/*.*") + Reader(CONTENT).names("ui/*.*")

    assert [name for name in names if not is_content(name) and not name.startswith("crisis/")] == []


def test_names_are_matched_part_by_part() -> None:
    edits = {"answers/da/new.md": "", "phrases/da/new.txt": "", "new.toml": ""}
    reader = Reader(CONTENT, edits)

    assert "answers/da/new.md" in reader.names("answers/*/*.md")
    assert "new.toml" in reader.names("*.toml")
    assert not {"answers/da/new.md", "phrases/da/new.txt"} & set(reader.names("*.toml"))


def test_windows_line_ends_and_invisible_characters_are_seen_in_edits_too() -> None:
    reader = Reader(CONTENT, {"a.toml": "a = 1\r\nb = 2\r", "b.toml": "a\x00"})

    assert reader.toml("a.toml") == {"a": 1, "b": 2}
    reader.text("b.toml")
    assert "invisible" in reader.flaws[0].problem


def test_the_shelf_serves_the_folder_with_its_edits() -> None:
    shelf = Shelf(CONTENT, edited("contacts.toml", "78 41 00 00", "11 22 33 44"))

    assert shelf.flaws == ()
    assert shelf.library.contacts.region.phone == "11 22 33 44"


def test_broken_edits_at_the_start_leave_the_folder_serving(folder: Path) -> None:
    (folder / "contacts.toml").write_text(
        (folder / "contacts.toml").read_text("utf-8").replace("78 41 00 00", "22 22 22 22"), "utf-8"
    )

    shelf = Shelf(folder, {"lines.toml": "not toml"})

    assert {flaw.file for flaw in shelf.flaws} == {"lines.toml"}
    assert shelf.library.contacts.region.phone == "22 22 22 22"
    assert shelf.library.lines.of(Danger.SUICIDE)[0].number in LAST_RESORT


def test_a_broken_folder_under_broken_edits_leaves_our_own_content_serving(folder: Path) -> None:
    (folder / "topics.toml").unlink()

    shelf = Shelf(folder, {"lines.toml": "not toml"})

    assert {flaw.file for flaw in shelf.flaws} == {"lines.toml", "topics.toml"}
    assert shelf.library.lines.of(Danger.SUICIDE)[0].number == "112"


def test_broken_edits_above_our_own_content_leave_it_serving() -> None:
    shelf = Shelf(CONTENT, {"lines.toml": "not toml"})

    assert shelf.flaws
    assert shelf.library.lines.of(Danger.SUICIDE)[0].number == "112"


def test_a_reload_takes_new_edits_whole_or_not_at_all() -> None:
    shelf = Shelf(CONTENT)
    good = edited("contacts.toml", "78 41 00 00", "11 22 33 44")

    assert shelf.reload(good | {"lines.toml": "not toml"})
    assert shelf.library.contacts.region.phone == "78 41 00 00"

    assert shelf.reload(good) == ()
    assert shelf.library.contacts.region.phone == "11 22 33 44"

    assert shelf.reload({}) == ()
    assert shelf.library.contacts.region.phone == "78 41 00 00"


def test_a_reload_keeps_the_edits_above_a_changed_folder(folder: Path) -> None:
    shelf = Shelf(folder, edited("contacts.toml", "78 41 00 00", "11 22 33 44"))
    path = folder / "topics.toml"
    path.write_text(path.read_text("utf-8").replace('da = "Høringer"', 'da = "Om høringer"'), "utf-8")

    assert shelf.reload() == ()

    assert shelf.library.topics.title(TopicId("hearings"), Language.DANISH) == "Om høringer"
    assert shelf.library.contacts.region.phone == "11 22 33 44"


def test_the_newest_edits_win_when_two_reloads_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(CONTENT)
    newest = edited("contacts.toml", "78 41 00 00", "11 22 33 44")
    load: Callable[[Path, Edits, Trainer | None], library.Library] = library.load

    def meanwhile(folder: Path, edits: Edits, trainer: Trainer | None) -> library.Library:
        known = load(folder, edits, trainer)
        if edits is not newest:  # another thread has saved while this one read
            shelf.edits = newest
        return known

    monkeypatch.setattr(library, "load", meanwhile)
    shelf.reload()

    assert shelf.library.contacts.region.phone == "11 22 33 44"
