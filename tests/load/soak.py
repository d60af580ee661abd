"""The scenarios of `scripts/soak`: a crowd in the web chat, one flooder among them, Telegram away."""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bot.processes import HOME, environ, free_port, running
from tests.load.browser import NUMBERED, Said

OPENING = 120.0  # seconds for all visitors to open their page
CLOSING = 180.0  # seconds for what is still under way, and for counting it
FLOOD = 1000 / 60  # messages a second of the one who floods


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many chats are open, how many of them read slowly, and what they say a second."""

    chats: int = 300
    slow: int = 30
    rate: float = 100.0
    rest: float = 5.0

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of the process that plays them."""
        return (
            "--chats",
            str(self.chats),
            "--slow",
            str(self.slow),
            "--rate",
            str(self.rate),
            "--rest",
            str(self.rest),
        )


class Visitors:
    """A process of visitors, their pages open; it speaks when it is told to begin."""

    def __init__(self, url: str, *arguments: str) -> None:
        command = [sys.executable, "-m", "tests.load", url, *arguments]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=HOME, env=environ(), stdin=pipe, stdout=pipe, text=True)
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != "open":
            raise RuntimeError("The visitors could not open their pages; see what they say above.")

    def begin(self, at: float) -> None:
        """Let them speak from *at* on, by the clock that all processes share."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{at}\n")
        self._process.stdin.flush()

    def report(self, seconds: float) -> dict[str, Any]:
        """Wait until they have spoken *seconds* and heard all, and return what they tell."""
        out, _ = self._process.communicate(timeout=seconds + CLOSING)
        told = json.loads(out)
        said = {int(number): Said(*one) for number, one in told.pop("said").items()}
        return {**told, "said": said}

    def close(self) -> None:
        """End the process, if it has not ended."""
        self._process.kill()
        self._process.wait()


@contextmanager
def serving(**settings: object) -> Iterator[tuple[str, Path, int]]:
    """Run the bot on a fresh database; yields its address, its folder and its process id."""
    with tempfile.TemporaryDirectory(prefix="indgang-soak-") as name:
        folder, port = Path(name), free_port()
        with running(folder, port, LOG_LEVEL="WARNING", **settings) as bot:
            yield f"http://127.0.0.1:{port}", folder, bot.pid


def crowd(who: Crowd, seconds: float) -> dict[str, Any]:
    """Return how the bot serves *who* for so long: its speed, its memory, and whether all is there."""
    with serving() as (url, folder, pid):
        ready = resident(pid)
        visitors = Visitors(url, *who.arguments, "--seconds", str(seconds))
        opened = resident(pid)
        busy = worked(pid)
        try:
            visitors.begin(time.monotonic() + 1)
            told = visitors.report(seconds)
        finally:
            visitors.close()
        after, busy = resident(pid), worked(pid) - busy
        rows = stored(folder / "indgang.db")
        log = (folder / "log").read_text("utf-8").splitlines()
    said = told["said"]
    taken = {number: one for number, one in said.items() if one.status == 200}
    quick = [one for number, one in taken.items() if number not in set(told["slow"])]
    return {
        "messages": len(said),
        "errors": len(said) - len(taken) + told["dropped"],
        "statuses": Counter(one.status for one in said.values()),
        "ack": spread([one.acknowledged - one.due for one in taken.values()]),
        "push": spread([one.pushed - one.due for one in quick if one.pushed]),
        "answer": spread([one.answered - one.due for one in quick if one.answered]),
        "cpu_ms_a_message": round(1000 * busy / len(said), 2),
        "late_ms_p99": spread([one.sent - one.due for one in said.values()])["p99_ms"],
        "stored_once": sum(rows[number] == 1 for number in taken),
        "stored_otherwise": sum(rows[number] != 1 for number in taken) + len(rows.keys() - said.keys()),
        "unpushed": told["unpushed"],
        "slow_readers_cut_off": told["dropped_slow"],
        "rss_mb": {"ready": ready, "open": opened, "after": after, "growth": round(after - ready, 1)},
        "log_lines": len(log),
        "log": log[:30],
    }


def flooder(who: Crowd, stretch: float, pairs: int) -> dict[str, Any]:
    """Return how far one flooder moves the others' p95: stretches without and with take turns in one run."""
    seconds = 2 * stretch * pairs
    with serving() as (url, _, _):
        others = Visitors(url, *who.arguments, "--seconds", str(seconds))
        one = Visitors(
            url, "--chats", "1", "--rate", str(FLOOD), "--seconds", str(seconds), "--every", str(stretch)
        )
        try:
            begin = time.monotonic() + 1
            others.begin(begin)
            one.begin(begin)
            flood, told = one.report(seconds), others.report(seconds)
        finally:
            others.close()
            one.close()
    stretches: list[list[float]] = [[] for _ in range(2 * pairs)]
    for said in told["said"].values():
        if said.status == 200:
            stretches[int((said.due - begin) / stretch)].append(said.acknowledged - said.due)
    tails = [spread(one)["p95_ms"] for one in stretches]
    ratios = [flooded / calm for calm, flooded in zip(tails[::2], tails[1::2], strict=True)]
    statuses = Counter(said.status for said in flood["said"].values())
    return {
        "others_p95_ms": {"without": statistics.median(tails[::2]), "with": statistics.median(tails[1::2])},
        "moved": round(statistics.median(ratios) - 1, 3),
        "pairs": [round(ratio, 2) for ratio in ratios],
        "errors": sum(said.status != 200 for said in told["said"].values()),
        "flooder": {"said": len(flood["said"]), "statuses": statuses},
    }


def stored(database: Path) -> Counter[int]:
    """Return how many rows each numbered message has."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        bodies = db.execute("select body from inbox where channel = 'web'").fetchall()
    return Counter(int(number) for (body,) in bodies for number in NUMBERED.findall(body))


def spread(taken: Sequence[float]) -> dict[str, float]:
    """Return p50, p95, p99 and the most, in milliseconds."""
    if len(taken) < 2:
        return {"p50_ms": 0.0, "p95_ms": 0.0, "p99_ms": 0.0, "most_ms": 0.0}
    ranks = statistics.quantiles(taken, n=100, method="inclusive")
    names = ("p50_ms", "p95_ms", "p99_ms", "most_ms")
    return {
        name: round(value * 1000, 1)
        for name, value in zip(names, (ranks[49], ranks[94], ranks[98], max(taken)), strict=True)
    }


def worked(pid: int) -> float:
    """Return how many seconds of a core a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> float:
    """Return the memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return round(int(next(line.split()[1] for line in status.splitlines() if "VmRSS" in line)) / 1024, 1)
