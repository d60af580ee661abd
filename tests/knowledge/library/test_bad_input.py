"""Content that somebody has broken: each fault is named with file and line, and the old content serves."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.files import disk
from knowledge.files.reader import CONTENT
from knowledge.library import Shelf
from knowledge.library.phrases import LONGEST
from knowledge.terms import Language, TopicId

ANSWER = "answers/da/hearings.md"
SPARSE = 1_000_000_000  # bytes that a file says it has
MANY = 100_000  # keys, which no disk notices and TOML takes a second for


def _write(name: str, text: str | bytes) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        raw = text if isinstance(text, bytes) else text.encode()
        (folder / name).write_bytes(raw)

    return spoil


def _change(name: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def _append(name: str, more: bytes) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        with (folder / name).open("ab") as file:
            file.write(more)

    return spoil


def _grow(folder: Path) -> None:
    os.truncate(folder / "phrases/da/hearings.txt", SPARSE)


def _circle(folder: Path) -> None:
    (folder / ANSWER).unlink()
    (folder / ANSWER).symlink_to("hearings.md")


def _make_folder(folder: Path) -> None:
    (folder / ANSWER).unlink()
    (folder / ANSWER).mkdir()


def _make_pipe(folder: Path) -> None:
    (folder / ANSWER).unlink()
    os.mkfifo(folder / ANSWER)


def _borrow_zeros(folder: Path) -> None:
    (folder / ANSWER).unlink()
    (folder / ANSWER).symlink_to("/dev/zero")


def _lead_out(folder: Path) -> None:
    (folder.parent / "lines").write_text("root:x:0:0\n", "utf-8")
    (folder / "phrases/da/hearings.txt").unlink()
    (folder / "phrases/da/hearings.txt").symlink_to(folder.parent / "lines")


def _misname(folder: Path) -> None:
    (folder / os.fsdecode(b"answers/da/\xff.md")).write_text("---\n", "utf-8")


BOMB = "title: &a [x, x]\nmore: &b [*a, *a]\nmost: [*b, *b]\n"

FAULTS = {
    "no front matter": (_write(ANSWER, "Svaret.\n"), f"{ANSWER}:1: There is no front matter."),
    "front matter that ends nowhere": (
        _change(ANSWER, "\n---\n", "\n--\n"),
        f"{ANSWER}:1: There is no front matter.",
    ),
    "front matter that is no YAML": (
        _change(ANSWER, "status:", "status: a: b"),
        f"{ANSWER}:7: The front matter cannot be read.",
    ),
    "a day that no calendar has": (
        _change(ANSWER, "review_by: 20", "review_by: 2026-02-30 #"),
        "review_by '2026-02-30' is not a date.",
    ),
    "a YAML bomb": (
        _change(ANSWER, "title:", f"{BOMB}old:"),
        f"{ANSWER}:2: 'a' is a name for a value (& or *)",
    ),
    "a tag": (
        _change(ANSWER, "title: ", "title: !!python/object/apply:os.getcwd [] #"),
        f"{ANSWER}:2: The tag",
    ),
    "a key twice": (
        _change(ANSWER, "title: ", "title: Et andet\ntitle: "),
        f"{ANSWER}:3: The key 'title' is here twice.",
    ),
    "lists in lists": (
        _change(ANSWER, "next: ", f"next: {'[' * 5000} #"),
        "There are too many lists in each other.",
    ),
    "a long front matter": (
        _change(ANSWER, "title: ", f"title: {'x' * 30_000}"),
        f"{ANSWER}:2: The front matter has 30",
    ),
    "latin-1": (
        _append("phrases/da/hearings.txt", "høring\n".encode("latin-1")),
        "The file is not UTF-8.",
    ),
    "a NUL": (_append(ANSWER, b"\0\n"), "There is an invisible character '\\x00'."),
    "a word that hides": (
        _append("phrases/da/hearings.txt", "hø\u200bring\n".encode()),
        "There is an invisible character '\\u200b'.",
    ),
    "a title read backwards": (
        _change("topics.toml", 'da = "Høringer"', 'da = "\u202eHøringer"'),
        "There is an invisible character '\\u202e'.",
    ),
    "a topic twice": (
        _change("topics.toml", 'id = "find-contact"', 'id = "health-councils"'),
        "The topic 'health-councils' is here twice.",
    ),
    "a document twice": (
        _change("documents.toml", 'id = "kommissorium-2020"', 'id = "afrapportering-2021"'),
        "The document 'afrapportering-2021' is here twice.",
    ),
    "an answer that is gone": (
        lambda folder: (folder / ANSWER).unlink(),
        "'hearings' says it is answered in 'da', but is not.",
    ),
    "a twin that is gone": (
        lambda folder: (folder / "answers/en/hearings.md").unlink(),
        "'hearings' says it is answered in 'en', but is not.",
    ),
    "an unknown topic in the phrases": (
        _write("phrases/da/fountains.txt", "springvand\n"),
        "phrases/da/fountains.txt:1: The topic 'fountains' is not known.",
    ),
    "phrases of an unknown language": (
        lambda folder: (folder / "phrases/da").rename(folder / "phrases/dk"),
        "phrases/dk/hearings.txt:1: The language 'dk' is not known. Move it to one of: da, en.",
    ),
    "measures of an unknown language": (
        lambda folder: (folder / "split/da").rename(folder / "split/de"),
        "split/de/hearings.txt:1: The language 'de' is not known.",
    ),
    "a phrase without end": (
        _append("phrases/da/hearings.txt", b"h" * (LONGEST + 1) + b"\n"),
        f"The phrase has {LONGEST + 1} characters.",
    ),
    "a text of nothing known": (
        _write("documents/nothing.txt", "Intet.\n"),
        "documents/nothing.txt:1: The document 'nothing' is not known.",
    ),
    "a gigabyte": (_grow, f"phrases/da/hearings.txt:1: The file has more than {disk.LARGEST} bytes."),
    "a million keys": (
        _write("contacts.toml", "".join(f"key{number} = 1\n" for number in range(MANY))),
        f"contacts.toml:1: The file has more than {disk.LARGEST} bytes.",
    ),
    "tables in tables": (
        _write("contacts.toml", f"a{'.a' * 2000} = 1\n"),
        "contacts.toml:1: There are too many tables in each other.",
    ),
    "lists in TOML": (
        _write("topics.toml", f"topic = {'[' * 5000}"),
        "topics.toml:1: There are too many tables in each other.",
    ),
    "no table where there should be one": (
        _write("topics.toml", 'topic = "health-councils"\n'),
        "topics.toml:1: 'topic' is no list of tables.",
    ),
    "a number without end": (
        _write("documents.toml", f"document = {'9' * 5000}\n"),
        "documents.toml:1: This is not TOML",
    ),
    "braces in braces": (
        _append("ui/da.ftl", b"\nx = " + b"{ " * 5000 + b'"a"' + b" }" * 5000 + b"\n"),
        "There are too many { in each other.",
    ),
    "a cell without end": (
        _append("pointers.csv", b'x,"' + b"a" * 20_000 + b'"' + b"," * 8 + b"\n"),
        "A cell has 20000 letters where at most 10000 are read.",
    ),
    "a quotation mark without end": (
        _append("routes.csv", b'foundations,"\n'),
        "The row cannot be read",
    ),
    "a link to itself": (_circle, f"{ANSWER}:1: The file cannot be read"),
    "a folder called as a file": (_make_folder, f"{ANSWER}:1: This is no file."),
    "a pipe": (_make_pipe, f"{ANSWER}:1: This is no file."),
    "a device": (_borrow_zeros, f"{ANSWER}:1: This is no file."),
    "a link out of the folder": (_lead_out, "phrases/da/hearings.txt:1: This leads out of the folder."),
    "a name that is no text": (_misname, "answers/da/\\udcff.md:1: The topic"),
}


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(CONTENT)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_the_old_content_serves(fault: str, shelf: Shelf, tmp_path: Path) -> None:
    shelf.folder = folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    before = shelf.library
    spoil, told = FAULTS[fault]
    spoil(folder)

    flaws = shelf.reload()

    assert told in "\n".join(map(str, flaws))
    assert shelf.library is before
    assert all(flaw.line >= 1 and flaw.instead.endswith((".", "]")) for flaw in flaws)
    assert all(str(flaw).encode() for flaw in flaws)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    shelf = Shelf(folder)
    (folder / ANSWER).chmod(0)

    assert f"{ANSWER}:1: The file cannot be read" in "\n".join(map(str, shelf.reload()))


def _bom(folder: Path) -> None:
    for path in (folder / ANSWER, folder / "lines.toml", folder / "pointers.csv", folder / "ui/da.ftl"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))


def _loop(folder: Path) -> None:
    (folder / "answers/da/again").symlink_to(folder)


def _mount(folder: Path) -> None:
    """Link each file to a folder of its own below, as Kubernetes does with a ConfigMap."""
    (folder / "..2026").mkdir()
    (folder / "..data").symlink_to("..2026")
    (folder / "lines.toml").rename(folder / "..2026/lines.toml")
    (folder / "lines.toml").symlink_to("..data/lines.toml")


def _leave_behind(folder: Path) -> None:
    (folder / "answers/da/._hearings.md").write_bytes(b"\x00\x05\x16\x07")
    (folder / "phrases/da/.#hearings.txt").symlink_to("nobody@nowhere")


@pytest.mark.parametrize("harmless", [_bom, _loop, _mount, _leave_behind])
def test_what_does_no_harm_serves(harmless: Callable[[Path], None], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    shelf = Shelf(folder)
    harmless(folder)
    _change("topics.toml", 'da = "Høringer"', 'da = "Om høringer"')(folder)

    assert shelf.stale
    assert shelf.reload() == ()
    assert shelf.library.topics.title(TopicId("hearings"), Language.DANISH) == "Om høringer"
