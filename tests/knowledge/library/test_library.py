"""The library: all content at once, every flaw told, and never half a change."""

import shutil
from pathlib import Path

import pytest

from knowledge import library
from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.learning.model import Model
from knowledge.learning.training import Phrases
from knowledge.library import Shelf
from knowledge.terms import Language, TopicId


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _spoil_much(folder: Path) -> None:
    (folder / "answers/da/privacy.md").unlink()
    _spoil(folder / "topics.toml", "Find et tilbud", "Find et tilbud " * 4)
    _spoil(folder / "routes.csv", "foundations,", "fountains,")
    _spoil(folder / "contacts.toml", "[unit]", "[office]")
    _spoil(folder / "pointers.csv", ",likely,", ",perhaps,")
    _spoil(folder / "answers/da/about-bot.md", "status: adopted", "status: sure")
    (folder / "phrases/da/hearings.txt").write_bytes("høring".encode("latin-1"))
    with (folder / "phrases/en/privacy.txt").open("a", encoding="utf-8") as file:
        file.write("What is a health council?\n")


def test_packaged_content_has_no_flaw() -> None:
    known = library.load(CONTENT)

    assert len(known.topics.ids) == 57
    assert known.answers.get(TopicId("privacy"), Language.DANISH)
    assert known.contacts.region.phone == "78 41 00 00"
    assert len(known.gazetteer.councils) == 5
    assert known.phrasebook.say("glad", Language.DANISH)


def test_every_flaw_of_every_file_is_told_at_once(folder: Path) -> None:
    _spoil_much(folder)

    with pytest.raises(ContentError) as caught:
        library.load(folder)

    told = {flaw.file: flaw for flaw in caught.value.flaws}
    assert set(told) == {
        "answers/da/about-bot.md",
        "contacts.toml",
        "phrases/da/hearings.txt",
        "phrases/en/privacy.txt",
        "pointers.csv",
        "routes.csv",
        "topics.toml",
    }
    assert "'privacy' says it is answered in 'da', but is not." in str(caught.value)
    assert all(flaw.line >= 1 and flaw.problem.endswith(".") and flaw.instead for flaw in told.values())


def test_answer_that_nothing_points_to_is_told(folder: Path) -> None:
    shutil.copy(folder / "answers/da/smalltalk.md", folder / "answers/da/find-offers.md")

    with pytest.raises(
        ContentError, match="There is an answer to 'find-offers' in 'da' that nothing points to"
    ):
        library.load(folder)


def test_file_that_cannot_be_read_is_told_once(folder: Path) -> None:
    (folder / "topics.toml").write_text("[[topic", encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        library.load(folder)

    assert [flaw.file for flaw in caught.value.flaws] == ["topics.toml"]


@pytest.mark.parametrize(
    "name",
    ["topics.toml", "contacts.toml", "routes.csv", "pointers.csv", "volunteer_centres.csv", "ui/da.ftl"],
)
def test_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(ContentError) as caught:
        library.load(folder)

    assert name in {flaw.file for flaw in caught.value.flaws}


def test_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="CONTENT_DIR"):
        library.load(tmp_path / "nowhere")


def test_windows_files_are_read(folder: Path) -> None:
    for path in (folder / "topics.toml", folder / "routes.csv", folder / "phrases/da/privacy.txt"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert library.load(folder).topics.ids == library.load(CONTENT).topics.ids


def test_packaged_files_have_no_mark_and_plain_line_ends() -> None:
    for path in CONTENT.rglob("*.*"):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in raw, path.name


def test_reload_swaps_the_library(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.library
    _spoil(folder / "topics.toml", 'da = "Høringer"', 'da = "Om høringer"')

    assert shelf.stale
    assert shelf.reload() == ()
    assert not shelf.stale
    assert before.topics.title(TopicId("hearings"), Language.DANISH) == "Høringer"
    assert shelf.library.topics.title(TopicId("hearings"), Language.DANISH) == "Om høringer"


def test_reload_with_a_flaw_keeps_serving_the_old_content(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.library
    _spoil(folder / "topics.toml", 'da = "Høringer"', 'da = "Om høringer"')
    _spoil(folder / "routes.csv", "foundations,", "fountains,")

    flaws = shelf.reload()

    assert [(flaw.file, flaw.problem) for flaw in flaws] == [
        ("routes.csv", "The topic 'fountains' is not known.")
    ]
    assert shelf.library is before
    assert shelf.flaws == flaws


def test_mended_content_is_served_again(folder: Path) -> None:
    shelf = Shelf(folder)
    _spoil(folder / "routes.csv", "foundations,", "fountains,")
    shelf.reload()
    _spoil(folder / "routes.csv", "fountains,", "foundations,")

    assert shelf.reload() == ()
    assert shelf.flaws == ()


def test_content_that_is_broken_from_the_start_gives_way_to_the_packaged_until_it_is_mended(
    folder: Path,
) -> None:
    _spoil(folder / "topics.toml", 'da = "Høringer"', 'da = "Om høringer"')
    _spoil(folder / "routes.csv", "foundations,", "fountains,")

    shelf = Shelf(folder)

    assert [flaw.file for flaw in shelf.flaws] == ["routes.csv"]
    assert shelf.library.topics.title(TopicId("hearings"), Language.DANISH) == "Høringer"
    _spoil(folder / "routes.csv", "fountains,", "foundations,")
    assert shelf.reload() == ()
    assert shelf.library.topics.title(TopicId("hearings"), Language.DANISH) == "Om høringer"


def test_content_that_could_not_be_learnt_is_told_and_tried_again(folder: Path) -> None:
    taught: list[Model | MemoryError] = [Model(), MemoryError(), Model()]

    def trainer(_: Phrases) -> Model:
        if isinstance(made := taught.pop(0), MemoryError):
            raise made
        return made

    shelf = Shelf(folder, trainer=trainer)
    _spoil(folder / "topics.toml", 'da = "Høringer"', 'da = "Om høringer"')

    with pytest.raises(MemoryError):
        shelf.reload()
    assert shelf.stale
    assert "MemoryError" in str(shelf.flaws)
    assert shelf.reload() == ()
    assert not shelf.stale
