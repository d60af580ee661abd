"""The files of the places: what is wrong in them is told with file and line, all of it at once."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from knowledge import places
from knowledge.errors import ContentError, Flaw
from knowledge.files.reader import CONTENT

FILES = ("places.csv", "postcodes.csv", "hospitals.csv", "councils.toml", "regions.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(CONTENT / name, tmp_path / name)
    return tmp_path


def spoil(path: Path, old: str, new: str) -> int:
    """Replace *old* by *new* once and return the line it stands on."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + (2 if old.startswith("\n") else 1)


def flaws(folder: Path) -> tuple[Flaw, ...]:
    with pytest.raises(ContentError) as caught:
        places.load(folder)
    return caught.value.flaws


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("places.csv", "\nBjerringbro,Viborg,", "\nBjerringbro,Vibjerg,", "'Vibjerg' is not known"),
        (
            "places.csv",
            "\nBjerringbro,Viborg,town",
            "\nBjerringbro,Viborg,metropol",
            "'metropol' is not known",
        ),
        ("places.csv", "\nBjerringbro,Viborg,", "\n,Viborg,", "lacks a name"),
        (
            "places.csv",
            "\nBjerringbro,Viborg,town,,,verified",
            "\nBjerringbro,Viborg,town,,,sure",
            "'sure' is not",
        ),
        ("places.csv", "\nBeder,Aarhus,town,,noun", "\nBeder,Aarhus,town,,verb", "'verb' is not known"),
        ("postcodes.csv", "\n8800,", "\n880,", "is not four digits"),
        ("postcodes.csv", "\n8800,", "\n8830,", "is there twice"),
        ("postcodes.csv", "\n8700,Horsens,Horsens", "\n8700,Horsens,Hosens", "'Hosens' is not known"),
        (
            "hospitals.csv",
            "Horsens,Horsens,horsens,",
            "Horsens,Horsens,aarhus,",
            "does not belong to the council",
        ),
        ("hospitals.csv", "\nhammel,Hammel Neurocenter,hospital", "\nhammel,Hammel Neurocenter,spa", "'spa'"),
    ],
)
def test_a_flaw_is_told_with_its_line(folder: Path, name: str, old: str, new: str, says: str):
    line = spoil(folder / name, old, new)

    told = [flaw for flaw in flaws(folder) if says in flaw.problem]
    assert told, [str(flaw) for flaw in flaws(folder)]
    assert told[0].file == name
    assert says == "is there twice" or told[0].line == line
    assert told[0].instead


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("councils.toml", '"Odder", ', '"Odder", "Odder", ', "'Odder' is there twice"),
        (
            "councils.toml",
            'region = "Region Syddanmark"',
            'region = "Region Syd"',
            "'Region Syd' is not known",
        ),
        ("councils.toml", 'page = "https://www.rm.dk', 'page = "http://www.rm.dk', "https page"),
        ("councils.toml", 'name = "Sundhedsråd Fyn"', 'name = "Sundhedsråd Fyn', "This is not TOML"),
        ("regions.toml", "valid_from = 2007-01-01", 'valid_from = "i går"', "is not a date"),
        ("regions.toml", 'name = "Region Nordjylland"', 'name = ""', "lacks name"),
    ],
)
def test_a_flaw_of_the_councils_is_told(folder: Path, name: str, old: str, new: str, says: str):
    spoil(folder / name, old, new)

    assert any(flaw.file == name and says in flaw.problem for flaw in flaws(folder))


def test_all_flaws_are_told_at_once(folder: Path):
    spoil(folder / "places.csv", "\nBjerringbro,Viborg,", "\nBjerringbro,Vibjerg,")
    spoil(folder / "postcodes.csv", "\n8700,Horsens,Horsens", "\n8700,Horsens,Hosens")
    (folder / "hospitals.csv").unlink()

    assert {flaw.file for flaw in flaws(folder)} == {"places.csv", "postcodes.csv", "hospitals.csv"}


def test_a_municipality_without_its_row_is_told(folder: Path):
    text = (folder / "places.csv").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("Samsø,Samsø,municipality")]
    (folder / "places.csv").write_text("\n".join(kept) + "\n", "utf-8")

    assert any("'Samsø' has no row" in flaw.problem for flaw in flaws(folder))


def test_staff_can_add_a_nickname(folder: Path):
    with (folder / "places.csv").open("a", encoding="utf-8") as file:
        file.write("Perlen ved Fjorden,Skive,village,,,likely,medarbejder,\n")

    found = places.load(folder).find("vi holder til i perlen ved fjorden", today=date(2026, 12, 1))

    assert [place.municipality for place in found.named] == ["Skive"]


def test_nothing_that_is_not_published_is_in_the_councils():
    text = (CONTENT / "councils.toml").read_text("utf-8")

    assert "@" not in text
    assert "chair" not in text
