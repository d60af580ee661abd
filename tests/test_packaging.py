"""What a fresh machine installs: the locks hold what is asked for, with hashes, and name no registry."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pinned(lock: str) -> dict[str, str]:
    """Return the version of each package in *lock*."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def name(requirement: str) -> str:
    """Return the package of *requirement*, as locks write it."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace(".", "-").replace("_", "-")


def test_the_locks_hold_every_dependency() -> None:
    asked = {name(one) for one in PROJECT["dependencies"]}
    tools = {name(one) for one in PROJECT["optional-dependencies"]["test"]}

    assert asked <= set(pinned("requirements.lock"))
    assert asked | tools <= set(pinned("requirements-test.lock"))


def test_both_locks_agree() -> None:
    assert pinned("requirements.lock").items() <= pinned("requirements-test.lock").items()


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json"])
def test_no_lock_names_a_registry(lock: str) -> None:
    assert not re.search(r"https?:|file:|--\w*index|find-links|\"resolved\"", (ROOT / lock).read_text())


def test_every_package_is_checked_by_its_hash() -> None:
    for lock in LOCKS:
        entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text())
        assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all(package["integrity"] for path, package in packages.items() if path)


def test_what_pages_load_is_what_setup_fetches() -> None:
    page = (ROOT / "bot/web/templates/page.html").read_text()
    setup = (ROOT / "scripts/setup").read_text().splitlines()

    assert set(re.findall(r"assets/\{\{ version \}\}/([^\"]+)", page)) <= set(setup)


@pytest.mark.parametrize(
    "script", ["scripts/run", "scripts/setup", "scripts/test", "scripts/lock", ".ci/run"]
)
def test_scripts_are_sound_and_executable(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", ROOT / script], check=False).returncode == 0
