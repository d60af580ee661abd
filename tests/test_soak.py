"""The scenarios of scripts/soak in small: they hear, count and stop by themselves. No bar is held."""

import json
import subprocess
import sys
from pathlib import Path

from tests.bot.processes import HOME
from tests.load import posting

SMALL = ("--chats", "6", "--slow", "1", "--rate", "6", "--seconds", "2")


def found(*arguments: str) -> dict[str, dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "scripts/soak", *SMALL, *arguments],
        cwd=HOME,
        stdout=subprocess.PIPE,
        text=True,
        timeout=240,
        check=False,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_a_crowd_is_served_and_counted() -> None:
    crowd = found("--only", "crowd")["crowd"]

    assert (crowd["messages"], crowd["errors"]) == (12, 0)
    assert (crowd["stored_once"], crowd["stored_otherwise"], crowd["unpushed"]) == (12, 0, 0)
    assert crowd["log"] == []


def test_a_flooder_is_told_to_wait_and_the_others_are_not() -> None:
    flooder = found("--only", "flooder", "--stretch", "4", "--pairs", "1")["flooder"]

    assert flooder["errors"] == 0
    assert set(flooder["flooder"]["statuses"]) == {"200", "429"}  # type: ignore[index]  # JSON


def test_what_waits_through_an_outage_and_a_kill_is_heard_in_order_and_once() -> None:
    outage = found("--only", "outage", "--letters", "40")["outage"]

    wrong = {name: outage[name] for name in ("lost", "repeated", "disordered", "refused")}
    assert wrong == dict.fromkeys(wrong, 0)
    assert outage["heard"] == outage["letters"]
    assert outage["letters"] >= 40  # type: ignore[operator]  # JSON


async def test_both_webhooks_are_posted_to_and_timed(tmp_path: Path) -> None:
    found = await posting.compare(tmp_path, rounds=1, posts=320)

    for way in ("sending", "swallowing"):
        assert set(found[way]) == {"stock", "ours", "p99_to_stock"}  # type: ignore[call-overload]  # JSON
