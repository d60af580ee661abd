"""The command: what it prints, in which order, with which exit code, and what it never shows."""

import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot import doctor
from bot.cli import main
from bot.doctor import clock, configuration, content
from bot.doctor.finding import Kind
from tests.bot.doctor.conftest import Install, keys
from tests.bot.processes import free_port

SENTENCES = doctor.SENTENCES.read_text("utf-8")
SOURCES = "".join(path.read_text("utf-8") for path in doctor.SENTENCES.parent.glob("*.py"))
SECRETS = {
    "TELEGRAM_TOKEN": "123456:hemmelig-token",
    "TELEGRAM_WEBHOOK_SECRET": "hemmelig-webhook",
    "SMTP_URL": f"smtp://unit:hemmelig-kode@127.0.0.1:{free_port()}",
    "SECRET_KEY": "hemmelig-" + "n" * 40,
}


@pytest.mark.usefixtures("install")
def test_all_is_well_before_the_first_start(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PORT", str(free_port()))

    assert main(["doctor"]) == 0

    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "Alt det, jeg kan undersøge herfra, er i orden."
    assert rest.index("Godt at vide:") < rest.index("Det virker:")
    assert any(line.startswith("  Mail: Botten sender ikke mail, fordi") for line in rest)


def test_troubles_come_first_and_say_what_to_do(
    database: Path, install: Install, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAFF_EMAIL", "unit@example.org")
    monkeypatch.setenv("HTTP_PORT", str(free_port()))
    database.chmod(0o644)

    assert main(["doctor"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Der er 2 ting at få ordnet:"
    assert lines[1].endswith(f"Skriv: chmod 600 {database}")
    assert (
        lines[2] == "  Mail: STAFF_EMAIL eller MAIL_FROM er sat, men SMTP_URL er ikke. "
        "Skriv SMTP_URL, eller lad dem alle stå tomme."
    )


@pytest.mark.usefixtures("install")
def test_settings_that_cannot_be_read_stop_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PORT", "hemmelig")
    monkeypatch.setenv("SMTP_URL", "hemmelig")

    assert main(["doctor"]) == 2

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Der er 2 ting at få ordnet:"
    assert lines[1].startswith("  Indstillinger: HTTP_PORT is wrong; write ")
    assert "hemmelig" not in "".join(lines)


@pytest.mark.usefixtures("install")
@pytest.mark.parametrize(("port", "code"), [("0", 1), ("x", 2)])
def test_json_for_scripts(
    port: str, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PORT", port)

    assert main(["doctor", "--json"]) == code

    told = json.loads(capsys.readouterr().out)
    assert told["well"] is False
    assert set(told["findings"][0]) == {"part", "kind", "key", "text"}
    assert told["findings"][0]["part"] == "settings"
    assert told["findings"][0]["text"].startswith("HTTP_PORT is ")


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_no_secret_is_shown(
    options: list[str],
    install: Install,
    database: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TELEGRAM_API_URL", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("HTTP_PORT", "0")

    main(["doctor", *options])

    captured = capsys.readouterr()
    shown = captured.out + captured.err
    assert "hemmelig-" not in shown
    assert "nnnn" not in shown


def test_every_finding_has_a_sentence_and_every_sentence_is_used() -> None:
    keys_said = set(re.findall(r"(?m)^([a-z][a-z-]*) =", SENTENCES))
    keys_found = set(
        re.findall(r"\"((?:setting|env|store|content|web|staff|telegram|mail|clock)-?[a-z-]*)\"", SOURCES)
    )
    frame = {f"heading-{kind}" for kind in Kind} | {f"part-{part}" for part in doctor.EXAMINATIONS}

    assert keys_said - frame <= keys_found
    assert keys_found - set(doctor.EXAMINATIONS) <= keys_said
    assert frame <= keys_said


def test_every_sentence_can_be_said() -> None:
    say = doctor._phrases()
    told = dict.fromkeys(re.findall(r"\$(\w+)", SENTENCES), "1")

    for key in re.findall(r"(?m)^([a-z][a-z-]*) =", SENTENCES):
        sentence = say(key, **told)
        assert sentence
        assert "{" not in sentence


def test_settings_that_cannot_work_together_are_told(install: Install) -> None:
    (finding,) = configuration.examine(install())

    assert keys([finding]) == ["trouble setting"]
    assert str(finding.told["problem"]).startswith("HTTP_PORT is 0 and TELEGRAM_TOKEN is not set")


def test_a_file_of_settings_that_others_may_read(install: Install, tmp_path: Path) -> None:
    (tmp_path / ".env").touch()
    (tmp_path / ".env").chmod(0o644)
    settings = install(http_port=8080, secret_key="k" * 40)

    assert keys(configuration.examine(settings)) == ["well settings-well", "note env-open"]
    assert keys(configuration.examine(install(http_port=8080))) == ["well settings-well"]


def test_content_with_flaws(install: Install, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    first, *flaws = content.examine(install(content_dir=tmp_path / "content"))

    assert keys([first]) == ["trouble content-flawed"]
    assert first.told["count"] == len(flaws)
    assert keys(content.examine(install())) == ["well content-well", "note content-unconfirmed"]


@pytest.mark.parametrize(
    ("ahead", "key"), [(0, "well clock-well"), (4, "well clock-well"), (30, "trouble clock-behind")]
)
def test_a_clock_that_is_behind_what_is_stored(
    install: Install, database: Path, ahead: int, key: str
) -> None:
    at = (datetime.now(UTC) + timedelta(minutes=ahead, seconds=30)).isoformat()
    db = Database(database)
    db.table("conversation").insert({"id": "web:public:1"})
    row = {"channel": "web", "bot": "public", "update_id": "1", "conversation": "web:public:1", "body": "{}"}
    db.table("inbox").insert({**row, "state": "done", "received_at": at})
    db.close()

    assert keys(clock.examine(install())) == [key]


def test_it_leaves_everything_as_it_was(install: Install, database: Path) -> None:
    before = {path.name: path.read_bytes() for path in database.parent.iterdir()}

    main(["doctor"])

    after = {path.name for path in database.parent.iterdir()} - {"indgang.db-shm", "indgang.db-wal"}
    assert after == set(before)
    assert {name: (database.parent / name).read_bytes() for name in before} == before
    assert os.stat(database).st_mode & 0o777 == 0o600  # noqa: PTH116 - what others see
