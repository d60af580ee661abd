"""The content as files again: what is written is what served, and nothing is written over."""

import shutil
from pathlib import Path

import pytest

from bot.cli import main
from bot.handback import write
from knowledge import library
from knowledge.errors import ContentError, StoreError
from knowledge.files.reader import CONTENT, Reader
from knowledge.library import twins
from tests.bot.editing import edit

EDITED = {
    "contacts.toml": (CONTENT / "contacts.toml").read_text("utf-8").replace("78 45 00 00", "11 22 33 44")
}


def test_what_is_written_is_the_folder_with_its_edits(tmp_path: Path) -> None:
    danish = "answers/da/how-to-partner.md"
    edits = EDITED | {danish: (CONTENT / danish).read_text("utf-8").replace("I er velkomne", "Velkommen")}

    write(CONTENT, edits, tmp_path / "new")

    there, wanted = Reader(tmp_path / "new"), Reader(CONTENT, edits)
    for pattern in ("*.*", "*/*.*", "*/*/*.*"):
        assert there.names(pattern) == wanted.names(pattern)
        assert [there.text(name) for name in there.names(pattern)] == [
            wanted.text(name) for name in wanted.names(pattern)
        ]
    loaded, served = library.load(tmp_path / "new"), library.load(CONTENT, edits)
    assert loaded.contacts == served.contacts
    assert loaded.answers == served.answers
    assert loaded.lines == served.lines
    assert loaded.topics.by_id == served.topics.by_id
    assert loaded.phrasebook.lists == served.phrasebook.lists
    assert twins.stale(tmp_path / "new") == twins.stale(CONTENT, edits)


async def test_the_command_writes_a_folder_that_check_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    await edit(tmp_path / "indgang.db", "contacts.toml", EDITED["contacts.toml"])

    assert main(["export", "--what", "content", "--output", "out"]) == 0

    monkeypatch.setenv("CONTENT_DIR", "out")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///other.db")
    assert main(["check"]) == 0
    assert main(["ask", "Jeg vil være frivillig på AUH"]) == 0
    assert "11 22 33 44" in capsys.readouterr().out


def test_a_folder_that_holds_something_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").write_text("mine", "utf-8")

    assert main(["export", "--what", "content", "--output", "."]) == 2
    assert "choose another folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_without_a_folder_it_says_what_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["export", "--what", "content"]) == 2
    assert "--output FOLDER" in capsys.readouterr().err


def test_broken_edits_and_paths_that_lead_elsewhere_write_nothing(tmp_path: Path) -> None:
    for edits in ({"lines.toml": "not toml"}, {"../evil.toml": "a = 1"}):
        with pytest.raises(ContentError):
            write(CONTENT, edits, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_it_is_not_written_into_the_content_itself(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))

    with pytest.raises(StoreError, match="choose another folder"):
        write(folder, {}, folder / "copy")
