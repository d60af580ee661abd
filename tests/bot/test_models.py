"""The kept models: trained once in a process of their own, read from then on, and never in the way."""

import logging
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot import models
from bot.models import KEPT, LARGEST, PATIENCE, Models
from knowledge.learning import training
from knowledge.learning.model import Model
from knowledge.learning.training import Phrases, digest
from knowledge.terms import TopicId

PHRASES: Phrases = (
    (TopicId("money"), "penge til vores projekt"),
    (TopicId("song"), "vi synger i kor"),
)
Trained = list[Phrases]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "indgang"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "indgang.db"
    path.touch()
    return path


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> Trained:
    """Return what was trained; in this process, which saves a second each time."""
    asked: Trained = []

    def train(phrases: Phrases) -> bytes:
        asked.append(phrases)
        return training.train(phrases).to_bytes()

    monkeypatch.setattr(models, "_trained_apart", train)
    return asked


def best(model: Model, text: str = "korsang") -> str:
    return model.match(text)[0].topic


def test_a_process_of_its_own_trains(database: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert best(Models(database)(PHRASES)) == "song"
    assert not caplog.records


def test_what_is_kept_beside_the_database_is_not_trained_again(database: Path, trained: Trained) -> None:
    first, second = Models(database)(PHRASES), Models(database)(PHRASES)

    assert trained == [PHRASES]
    assert best(first) == best(second) == "song"
    assert [path.name for path in (database.parent / "indgang.models").iterdir()] == [
        f"{digest(PHRASES)}.model"
    ]


def test_without_a_database_the_users_cache_keeps_it(tmp_path: Path, cache: Path, trained: Trained) -> None:
    Models(tmp_path / "new.db")(PHRASES)
    (tmp_path / "new.db").touch()
    Models(tmp_path / "new.db")(PHRASES)

    assert trained == [PHRASES]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "new.db"]
    assert len(list(cache.iterdir())) == 1


def test_who_serves_keeps_it_where_the_database_will_be(
    tmp_path: Path, cache: Path, trained: Trained
) -> None:
    Models(tmp_path / "new.db", serves=True)(PHRASES)

    shutil.rmtree(cache)
    (tmp_path / "new.db").touch()
    Models(tmp_path / "new.db")(PHRASES)

    assert trained == [PHRASES]


def test_who_serves_needs_no_folder_beside_it(tmp_path: Path, trained: Trained) -> None:
    for _ in range(2):
        assert best(Models(tmp_path / "nowhere" / "new.db", serves=True)(PHRASES)) == "song"

    assert trained == [PHRASES]


def test_a_draft_that_nobody_writes_any_more_is_deleted(database: Path, trained: Trained) -> None:
    folder = database.with_suffix(".models")
    folder.mkdir()
    for name, age in ((".draft-old", PATIENCE + 60), (".draft-new", 0)):
        (folder / name).touch()
        os.utime(folder / name, (time.time() - age,) * 2)

    Models(database)(PHRASES)

    assert sorted(path.name for path in folder.iterdir()) == [".draft-new", f"{digest(PHRASES)}.model"]


@pytest.mark.parametrize("wrong", [b"", b"hello", None])
def test_a_broken_file_is_made_anew(database: Path, trained: Trained, wrong: bytes | None) -> None:
    Models(database)(PHRASES)
    (file,) = (database.parent / "indgang.models").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-5] if wrong is None else wrong)

    assert best(Models(database)(PHRASES)) == "song"
    assert len(trained) == 2
    assert file.read_bytes() == whole


def test_a_file_too_large_to_be_a_model_is_made_anew(database: Path, trained: Trained) -> None:
    Models(database)(PHRASES)
    (file,) = (database.parent / "indgang.models").iterdir()
    with file.open("r+b") as large:
        large.truncate(LARGEST + 1)

    assert best(Models(database)(PHRASES)) == "song"
    assert len(trained) == 2


def test_where_nothing_can_be_written_it_is_trained_each_time(
    database: Path, cache: Path, trained: Trained
) -> None:
    for folder in (cache, database.with_suffix(".models")):
        folder.parent.mkdir(exist_ok=True)
        folder.touch()

    assert best(Models(database)(PHRASES)) == best(Models(database)(PHRASES)) == "song"
    assert len(trained) == 2


def test_only_the_newest_are_kept(database: Path, trained: Trained) -> None:
    for number in range(KEPT + 2):
        Models(database)((*PHRASES, (TopicId("money"), f"penge {number}")))

    assert len(list((database.parent / "indgang.models").iterdir())) == KEPT
    assert len(trained) == KEPT + 2


@pytest.mark.parametrize(
    "fails", [OSError("no process"), subprocess.TimeoutExpired("x", 1), subprocess.CalledProcessError(1, "x")]
)
def test_where_no_process_can_train_this_one_does(
    database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fails: Exception
) -> None:
    def fail(_: Phrases) -> bytes:
        raise fails

    monkeypatch.setattr(models, "_trained_apart", fail)

    with caplog.at_level(logging.WARNING):
        assert best(Models(database)(PHRASES)) == "song"

    assert "trained in this process" in caplog.text


def test_serving_never_imports_what_trains(database: Path, trained: Trained) -> None:
    """The library that trains takes a second and 110 MB: a fresh process that reads a model is without it."""
    Models(database)(PHRASES)
    read = (
        "import sys; from pathlib import Path; from bot.models import Models;"
        f"Models(Path({str(database)!r}))({PHRASES!r}); print('sklearn' in sys.modules)"
    )

    assert _python(read) == "False\n"


def _python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=models.HOME).stdout
