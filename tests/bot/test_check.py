"""The check tells staff in Danish what is wrong with the content, and what nobody has confirmed."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from knowledge.files.reader import CONTENT
from knowledge.library.offers import OFFERS
from knowledge.library.unconfirmed import unconfirmed
from tests.bot.editing import edit


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONTENT_DIR", "content")
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def _confirm_all(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.suffix == ".toml":
            text = re.sub(r"(?m)^verified_on = .*\n", "", file.read_text("utf-8"))
            file.write_text(re.sub(r"(?m)^name = .*$", r"\g<0>\nverified_on = 2026-11-22", text), "utf-8")
        if file.suffix == ".md":
            text = re.sub(r"(?m)^reviewed_on:.*$", "reviewed_on: 2026-11-22", file.read_text("utf-8"))
            file.write_text(re.sub(r"(?m)^review_by:.*$", "review_by: 2027-06-01", text), "utf-8")
        if file.suffix == ".csv" and "verified_on" in file.read_text("utf-8"):
            file.unlink()
        if file.name == OFFERS:
            text = file.read_text("utf-8")
            file.write_text(text.replace(",,2026-11-22\n", ",2026-11-22,2026-11-22\n"), "utf-8")


def test_the_packaged_content_is_sound(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("Indholdet er i orden: ")


def test_what_could_be_better_is_told_with_what_to_write(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    danish = folder / "answers" / "da" / "how-to-partner.md"
    danish.write_text(danish.read_text("utf-8").replace("I er velkomne", "I er altid velkomne"), "utf-8")

    assert main(["check"]) == 1

    heading, line = capsys.readouterr().out.splitlines()
    assert heading == "Botten kan bruge indholdet, men én ting skal rettes:"
    assert line.startswith(
        "answers/en/how-to-partner.md:3: answers/da/how-to-partner.md er rettet, siden dette blev skrevet."
    )


def test_what_is_kept_of_documents_is_compared_with_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = folder / "documents"
    originals = shutil.copytree(kept, folder.parent / "originals")

    assert main(["check", "--documents", str(originals)]) == 0
    with (kept / "kommissorium-2020.txt").open("a", encoding="utf-8") as file:
        file.write("\nDet har ingen skrevet.\n")
    assert main(["check", "--documents", str(originals)]) == 1

    assert "»Det har ingen skrevet.…« står ikke i nogen af teksterne" in capsys.readouterr().out


def test_a_folder_of_documents_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--documents", "/findes/ikke"]) == 2
    assert "--documents '/findes/ikke' is no folder" in capsys.readouterr().err


def test_both_lists_are_told_before_going_live(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = folder / "answers" / "da" / "hearings.md"
    text = re.sub(r"(?m)^review_by:.*$", "review_by: 2026-01-01", answer.read_text("utf-8"))
    answer.write_text(text, "utf-8")

    assert main(["check", "--live"]) == 1

    told = capsys.readouterr().out
    assert "answers/da/hearings.md:11: Svaret skulle være læst igennem igen senest 2026-01-01." in told
    assert "skal bekræftes af et menneske i regionen" in told
    assert "offers.csv:3: Frivilligcenter Samsø (Sambiosen) er kun sandsynligt og vises med" in told
    assert "offers.csv:2: Frivilligcenter Aarhus står hos kilden, men udbyderen har ikke bekræftet" in told
    assert "offers.toml:6: Hvornår udbyderen bliver spurgt" in told


def test_every_flaw_is_told_with_its_file_and_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    routes = folder / "routes.csv"
    routes.write_text(routes.read_text("utf-8").replace(",unit,", ",unite,", 1), "utf-8")
    (folder / "lines.toml").write_text("not toml", "utf-8")

    assert main(["check"]) == 1

    heading, *flaws = capsys.readouterr().out.splitlines()
    assert heading == f"Der er {len(flaws)} fejl i indholdet. Botten bruger det først, når de er rettet:"
    assert any(re.match(r"routes\.csv:\d+: ", flaw) for flaw in flaws)
    assert any(flaw.startswith("lines.toml:1: ") for flaw in flaws)


def test_what_nobody_has_confirmed_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--live"]) == 1

    heading, *lines = capsys.readouterr().out.splitlines()
    assert heading == f"{len(lines)} ting skal bekræftes af et menneske i regionen, før botten tages i brug:"
    assert any(
        re.match(r"contacts\.toml:\d+: Civilsamfundsenheden .* phone, .*verified_on\.", line)
        for line in lines
    )
    assert any(re.match(r"lines\.toml:\d+: Livslinien er ikke bekræftet", line) for line in lines)
    assert any(line.startswith("privacy.toml:") and "artikel 9" in line for line in lines)
    assert any(line.startswith("volunteer_centres.csv:") for line in lines)


def test_a_broken_file_that_only_the_list_reads_is_a_flaw(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "privacy.toml").write_text("[[ground]", "utf-8")

    assert main(["check", "--live"]) == 1
    assert "privacy.toml:1: " in capsys.readouterr().out


def test_each_line_points_at_what_it_names(folder: Path) -> None:
    named = [one for one in unconfirmed(folder, date(2026, 11, 22)) if one.key.startswith("entry")]

    assert named
    for one in named:
        line = (folder / one.file).read_text("utf-8").splitlines()[one.line - 1]
        assert one.name.partition(" (")[0] in line


def test_answers_that_nobody_has_read_are_listed(folder: Path) -> None:
    answer = next(iter(sorted((folder / "answers/da").glob("*.md"))))
    text = re.sub(r"(?m)^reviewed_on:.*$", "reviewed_on:", answer.read_text("utf-8"))
    answer.write_text(text, "utf-8")

    keys = [
        one.key for one in unconfirmed(folder, date(2026, 11, 22)) if one.file == f"answers/da/{answer.name}"
    ]

    assert keys == ["answer"]


def test_answers_that_must_be_read_again_are_listed(folder: Path) -> None:
    _confirm_all(folder)

    days = {one.day for one in unconfirmed(folder, date(2030, 1, 1)) if one.key == "overdue"}

    assert days == {"2027-06-01"}


def test_nothing_is_listed_once_all_is_confirmed(folder: Path) -> None:
    _confirm_all(folder)

    assert list(unconfirmed(folder, date(2026, 11, 22))) == []


async def test_what_staff_have_edited_is_checked_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder.parent}/indgang.db")
    text = (folder / "lines.toml").read_text("utf-8").replace('number = "112"', 'number = "cat"')
    await edit(folder.parent / "indgang.db", "lines.toml", text)

    assert main(["check"]) == 1
    assert "lines.toml:17: 'cat' is not a number to call." in capsys.readouterr().out
