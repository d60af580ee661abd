"""The content changes on the disk while the bot runs: a person hears the new or the old, never half."""

import shutil
from pathlib import Path

import httpx

from knowledge.files.reader import CONTENT
from tests.bot.browsing import bubbles, key_of
from tests.bot.processes import free_port, refused, running, until

QUESTION = "Hvad er et frivilligcenter?"
ANSWER = "answers/da/volunteer-centres.md"


def test_a_person_hears_what_the_folder_says_now(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    file, log = tmp_path / "content" / ANSWER, tmp_path / "log"
    right = file.read_text("utf-8")
    first = right.partition("\n---\n")[2].partition(".")[0]

    def logged(words: str, times: int) -> None:
        until(lambda: log.read_text("utf-8").count(words) == times)

    with running(tmp_path, port := free_port(), CONTENT_DIR="content"):
        assert first in _heard(port)
        file.write_text(right.replace(first, "Det nye står her", 1), "utf-8")
        logged("the new content serves", 1)
        assert "Det nye står her" in _heard(port)
        file.write_bytes(b"---\ntitle: &a [*a]\n---\nI stykker.\n")
        logged("the old content goes on serving", 1)
        assert "Det nye står her" in _heard(port)
        file.write_text(right, "utf-8")
        logged("the new content serves", 2)
        assert first in _heard(port)

    assert f"content: {ANSWER}:2: 'a' is a name for a value (& or *)" in log.read_text("utf-8")


def test_no_bot_starts_on_a_broken_folder(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content" / ANSWER).write_bytes(b"Frivillig p\xe5 dansk\n")

    told = refused(tmp_path, CONTENT_DIR="content")

    assert told.startswith(f"{ANSWER}:1: The file is not UTF-8.")


def _heard(port: int) -> str:
    """Return what a new visitor is answered."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as person:
        key = key_of(person.get("/").text)
        headers = {"origin": str(person.base_url).rstrip("/")}
        said = {"key": key, "text": QUESTION}
        page = person.post("/say", data=said, headers=headers, follow_redirects=True).text
        return "\n".join(bubbles(page))
