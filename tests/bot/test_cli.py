"""The command line: what it imports, and how it says that something is wrong."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.remembered import database

HOME = Path(__file__).parents[2]
TOKEN = "123456:" + "x" * 35


def _run(
    folder: Path, *arguments: str, written: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(HOME), "PYTHONUTF8": "1", **environ},
        input=written,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def _imported(done: subprocess.CompletedProcess[str]) -> set[str]:
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def _said(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stderr.splitlines() if not line.startswith("import time:")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("run", "--help"),
        ("stats",),
        ("export", "--what", "messages"),
        ("ask", "hej"),
        ("check",),
        ("check", "--live"),
        ("doctor",),
    ],
)
def test_commands_that_serve_nothing_import_no_channel(arguments: tuple[str, ...], tmp_path: Path) -> None:
    database(tmp_path / "indgang.db")

    done = _run(tmp_path, *arguments)

    assert done.returncode in {0, 1}
    assert done.stdout
    assert not _imported(done) & {"aiogram", "telegram", "uvicorn", "starlette"}
    slow = {"wordfreq", "numpy"} & _imported(done)  # what is known is read by some, and that takes a second
    assert arguments[0] not in {"stats", "export"} or not slow


def test_help_imports_no_library_at_all(tmp_path: Path) -> None:
    imported = _imported(_run(tmp_path, "--help"))

    assert not imported & {"pydantic", "sqlite_utils", "rapidfuzz", "orjson", "yaml", "fluent"}


@pytest.mark.parametrize(
    "arguments", [("nope",), ("export",), ("export", "--what", "nope"), ("ask", "--nope")]
)
def test_a_command_that_does_not_exist_is_told(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"DATABASE_URL": "postgresql://hemmelig@x/y"}, "DATABASE_URL is wrong; write sqlite:///indgang.db"),
        ({"HTTP_PORT": "hemmelig"}, "HTTP_PORT is wrong; write a number from 1 to 65535"),
        ({"TELEGRAM_TOKEN": "hemmelig"}, "TELEGRAM_TOKEN is wrong; write the token that @BotFather gave"),
        ({"CONTENT_DIR": "/hemmelig"}, "CONTENT_DIR is wrong; write the path of a folder that exists"),
        ({"HTTP_PORT": "0"}, "HTTP_PORT is 0 and TELEGRAM_TOKEN is not set"),
    ],
)
def test_a_wrong_setting_stops_the_start_in_one_sentence(
    environ: dict[str, str], told: str, tmp_path: Path
) -> None:
    done = _run(tmp_path, "run", **environ)

    (sentence,) = _said(done)
    assert done.returncode == 2
    assert sentence.startswith(told)
    assert "hemmelig" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_reader_who_stops_reading_is_no_error(tmp_path: Path) -> None:
    with closing(sqlite3.connect(database(tmp_path / "indgang.db"))) as db, db:
        db.execute("update entry set topic = ?", ["x" * 500_000])  # more than a pipe holds
    command = f"{sys.executable} -m bot export --what messages | head -1"

    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(HOME)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert done.stdout.startswith("\ufeffchannel;update_id;")
    assert done.stderr == ""


def test_the_installed_command_is_the_same() -> None:
    assert getattr(import_module("bot.__main__"), "main") is main  # noqa: B009 - what pyproject.toml names


def test_evaluate_scores_what_the_bot_says(tmp_path: Path) -> None:
    gold = [
        {
            "id": "1",
            "text": "hej, hvem er du?",
            "topics": ["about-bot", "smalltalk"],
            "style": "short",
            "lang": "da",
        },
        {"id": "2", "text": "hvad er vejret i morgen?\u2028", "topics": ["out-of-scope"], "style": "context"},
        {"id": "3", "text": "Vi holder til i Skive", "municipality": "Skive", "kind": "town"},
        {"id": "4", "text": "Vi holder til i Odense", "municipality": "Odense", "kind": "outside"},
        {"id": "5", "text": "Sundhedsråd Midt", "municipality": None, "candidates": ["Skive", "Viborg"]},
        {"id": "6", "text": "Djursland", "municipality": None, "candidates": ["Norddjurs", "Syddjurs"]},
        {"id": "7", "text": "viby", "municipality": None, "candidates": ["Aarhus", "Roskilde"]},
        {"id": "8", "text": "Sundhedsråd Midt", "municipality": None, "candidates": ["Skive", "Struer"]},
        {"id": "9", "text": "hej", "municipality": None, "candidates": ["Skive", "Struer"]},
    ]
    file = tmp_path / "gold.jsonl"
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in gold), "utf-8")

    done = subprocess.run(
        [sys.executable, HOME / "scripts/evaluate", "--wrong", "--alone", file],
        cwd=HOME,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    scores = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0
    assert (scores["topics"]["lines"], scores["places"]["lines"]) == (2, 7)
    assert scores["topics"]["near_crisis_lines"] == scores["topics"]["out_of_scope_lines"] == 1
    assert scores["places"] == {
        "lines": 7,
        "right": 0.4286,
        "right_or_asked": 0.7143,
        "missed": 1,
        "silently_wrong": 1,
    }
