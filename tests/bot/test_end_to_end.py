"""From a person's first words to a receipt and a row in the export: the bot as a process, over real HTTP."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.bot.browsing import bubbles, buttons, key_of
from tests.bot.processes import environ, free_port, refused, running
from tests.emulator.server import TOKEN, Emulator
from tests.emulator.server import running as serving

ME = 4711
PROPOSAL = "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens"
WAIT = 30.0


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with serving(Emulator()) as one:
        yield one


@asynccontextmanager
async def _bot(folder: Path, emulator: Emulator) -> AsyncIterator[None]:
    """Run the bot while the emulator goes on answering."""
    settings = {"TELEGRAM_TOKEN": emulator.token, "TELEGRAM_API_URL": emulator.url}
    process = running(folder, free_port(), **settings)
    await asyncio.to_thread(process.__enter__)
    try:
        yield
    finally:
        await asyncio.to_thread(process.__exit__, None, None, None)


async def _heard(emulator: Emulator, number: int) -> dict[str, Any]:
    """Return message *number* that the person got, waiting for it."""
    async with asyncio.timeout(WAIT):
        while len(emulator.sent(ME)) < number:  # noqa: ASYNC110 - the emulator tells nobody
            await asyncio.sleep(0.02)
    return emulator.sent(ME)[number - 1]


def _buttons(message: dict[str, Any]) -> dict[str, str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"]: button["callback_data"] for row in rows for button in row}


async def _tap(emulator: Emulator, message: dict[str, Any], *wanted: str) -> dict[str, Any]:
    """Tap the first button that says one of *wanted*, and return what is heard next."""
    buttons, heard = _buttons(message), len(emulator.sent(ME))
    label = next(label for want in wanted for label in buttons if label.startswith(want))
    emulator.tap(ME, buttons[label], message["message_id"])
    return await _heard(emulator, heard + 1)


async def test_a_proposal_on_telegram_becomes_an_inquiry(emulator: Emulator, tmp_path: Path) -> None:
    async with _bot(tmp_path, emulator):
        emulator.say(ME, PROPOSAL)
        message = await _heard(emulator, 2)  # the privacy notice is the first
        for _ in range(8):
            if re.search(r"\d\d-\d{4}-[A-Z]", message["text"]):
                break
            message = await _tap(
                emulator, message, "Ja", "Send det som", "Send", "Spring over", "Her i chatten", "Alle"
            )

    reference = re.findall(r"\d\d-\d{4}-[A-Z]", message["text"])
    rows = _exported(tmp_path, "inquiries")
    assert [row["reference"] for row in rows] == reference
    assert rows[0]["municipalities"] == ["Horsens"]
    assert rows[0]["councils"] == ["horsens"]
    assert "gåture" in rows[0]["text"]
    assert {row["state"] for row in _exported(tmp_path, "messages")} == {"done"}
    _log_is_discreet(tmp_path)


async def test_a_crisis_is_answered_first_and_once(emulator: Emulator, tmp_path: Path) -> None:
    async with _bot(tmp_path, emulator):
        emulator.say(ME, "jeg vil tage mit eget liv")
        message = await _heard(emulator, 1)
        await asyncio.sleep(1)

    assert "112" in message["text"]
    assert len(emulator.sent(ME)) == 1
    assert [row["decision"] for row in _exported(tmp_path, "messages")] == ["crisis"]
    assert _exported(tmp_path, "inquiries") == []


async def test_a_crisis_answered_past_the_outbox_leads_back(emulator: Emulator, tmp_path: Path) -> None:
    async with _bot(tmp_path, emulator):
        emulator.say(ME, "jeg vil tage mit eget liv")
        heard = await _tap(emulator, await _heard(emulator, 1), "Tal med et menneske om noget andet")

    assert "78 41 00 00" in heard["text"]
    assert "Annuller" in _buttons(heard)


def test_a_crisis_on_the_web_leads_back(tmp_path: Path) -> None:
    with running(tmp_path, port := free_port()), httpx.Client(base_url=f"http://127.0.0.1:{port}") as person:
        answer = _post(person, text="jeg vil tage mit eget liv")
        taps = buttons(answer)
        page = _post(person, tap="crisis:elsewise")

    assert "112" in bubbles(answer)[-1]
    assert [tap.partition(":")[2] for tap in taps] == ["elsewise:suicide"]
    assert "78 41 00 00" in bubbles(page)[-1]
    assert any(tap.endswith(":cancel") for tap in buttons(page))


def _post(person: httpx.Client, **fields: str) -> str:
    """Post a text or a tap from a freshly opened page, and return the page that follows."""
    key = key_of(person.get("/").text)
    headers = {"origin": str(person.base_url).rstrip("/")}
    answer = person.post("/say", data={"key": key, **fields}, headers=headers, follow_redirects=True).text
    return answer if "tap" not in fields else person.get("/").text


async def test_all_kinds_of_bad_input_get_one_reply_or_none(emulator: Emulator, tmp_path: Path) -> None:
    bad: list[dict[str, Any]] = [
        {"text": "x" * 4096},
        {"text": "👍"},
        {"text": "\x00\x01"},
        {"text": "<b>hej</i> & <script>"},
        {"sticker": {"file_id": "1"}},
        {"photo": [{"file_id": "1"}], "caption": "se her"},
        {"voice": {"file_id": "1"}},
        {"location": {"latitude": 1, "longitude": 2}},
        {"contact": {"phone_number": "12345678", "first_name": "Kirsten"}},
    ]
    async with _bot(tmp_path, emulator):
        for number, fields in enumerate(bad, 1):
            emulator.say(ME, **fields)
            await _heard(emulator, number)
        emulator.tap(ME, "999:forged")
        await _heard(emulator, len(bad) + 1)
        emulator.push_malformed({"message": "not a message"})
        emulator.push_malformed(["nothing", "at", "all"])
        emulator.say(ME, "hej")
        await _heard(emulator, len(bad) + 2)

    states = [row["state"] for row in _exported(tmp_path, "messages")]
    assert states.count("done") == len(bad) + 2
    assert set(states) == {"done", "quarantined"}
    _log_is_discreet(tmp_path)


async def test_a_token_that_telegram_rejects_stops_the_start(emulator: Emulator, tmp_path: Path) -> None:
    wrong = "4242:another-token-that-nobody-ever-gave"

    sentence = await asyncio.to_thread(refused, tmp_path, TELEGRAM_TOKEN=wrong, TELEGRAM_API_URL=emulator.url)

    assert sentence.startswith("Telegram rejects the token; copy TELEGRAM_TOKEN from @BotFather")


async def test_a_telegram_that_is_away_is_waited_for(tmp_path: Path) -> None:
    port = free_port()
    away = Emulator()
    away.url = f"http://127.0.0.1:{port}"
    async with _bot(tmp_path, away):
        assert "telegram cannot be reached" in (tmp_path / "log").read_text("utf-8")
        async with serving(away, port=port):
            away.say(ME, "hej")
            await _heard(away, 1)


def _exported(folder: Path, what: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "export", "--what", what, "--format", "json"],
        cwd=folder,
        env=environ(),
        capture_output=True,
        encoding="utf-8",
        timeout=WAIT,
        check=True,
    )
    return list(json.loads(done.stdout))


def _log_is_discreet(folder: Path) -> None:
    log = (folder / "log").read_text("utf-8")
    assert not [
        word for word in (TOKEN, "gåture", "Kirsten", "12345678", "script", "Traceback") if word in log
    ]
