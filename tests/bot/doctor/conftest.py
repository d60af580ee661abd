"""A folder of its own for each installation that the doctor looks at."""

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.doctor.finding import Finding
from bot.settings import Settings
from bot.store.schema import migrations

Install = Callable[..., Settings]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return settings for a bot in a folder of its own; without them it is as after a first start."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)

    def installed(**settings: Any) -> Settings:
        return Settings(_env_file=None, **{"http_port": 0, **settings})

    return installed


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return a database as a bot leaves it, with its key."""
    path = tmp_path / "indgang.db"
    db = Database(path)
    migrations.apply(db)
    db.close()
    (tmp_path / "indgang.key").write_text("k" * 64, "ascii")
    for file in (path, tmp_path / "indgang.key"):
        file.chmod(0o600)
    return path


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate and its key in one file, for 127.0.0.1, signed by nobody but itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, so there is no certificate to test with")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    where = [
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        str(file),
        "-out",
        f"{file}.crt",
    ]
    subprocess.run([*made, *where], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


def keys(found: Iterable[Finding]) -> list[str]:
    """Return the keys of what was found, with how much each matters."""
    return [f"{finding.kind} {finding.key}" for finding in found]
