"""Judges: whether what was said to a line is right, honest or silently wrong, and the scores of all lines."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evaluation.lines import NEAR, Line

HONEST = {"clarify", "unknown", "human", "outside"}  # a wrong topic under one of these misleads nobody
RECOGNISED = {"unknown", "outside", "human"}

Councils = Mapping[str, str]
"""The council of each of the region's municipalities."""
Scores = dict[str, float | int | None]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said to a line, as ``ask --jsonl`` writes it."""

    decision: str
    topic: str
    certainty: float = 0.0
    council: str | None = None
    place: str | None = None
    councils: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, what was said to it, and the verdict: right, honest, silent; of places also asked, missed."""

    line: Line
    heard: Heard
    verdict: str


def ask(lines: Sequence[Line], *, home: Path) -> list[Heard]:
    """Return what the bot says to each line, in order, each as the first of a conversation."""
    asked = ({"id": number, "text": line.text} for number, line in enumerate(lines))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        cwd=home,
        input="".join(json.dumps(line, ensure_ascii=False) + "\n" for line in asked).encode(),
        stdout=subprocess.PIPE,
        check=False,
    )
    said = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if wrong := next((one for one in said if "error" in one), None):
        sys.exit(f"{lines[wrong['id']].text!r} could not be answered: {wrong['error']}")
    if done.returncode or len(said) != len(lines):
        sys.exit(f"The bot answered {len(said)} of {len(lines)} lines and ended with {done.returncode}.")
    return [hear(one) for one in said]


def hear(said: Mapping[str, Any]) -> Heard:
    """Return what matters of one line that ``ask`` wrote."""
    place = (said["place"] or {}).get("municipality")
    councils = tuple(candidate["council"] for candidate in said["places"])
    return Heard(said["decision"], said["topic"], said["certainty"], said["council"], place, councils)


def judge(lines: Iterable[Line], said: Iterable[Heard], councils: Councils) -> list[Judged]:
    """Return every line with its verdict."""
    return [
        Judged(line, heard, _topic(line, heard) if line.of_topic else _place(line, heard, councils))
        for line, heard in zip(lines, said, strict=True)
    ]


def topic_scores(judged: Iterable[Judged]) -> Scores:
    """Return the scores of the lines about topics."""
    topics = [one for one in judged if one.line.of_topic]
    beyond = [one.heard.decision in RECOGNISED for one in topics if "out-of-scope" in one.line.topics]
    rung = [one for one in topics if one.heard.decision == "crisis"]
    crises = [one.heard.decision == "crisis" for one in topics if "crisis" in one.line.topics]
    alarms = [one for one in rung if "crisis" not in one.line.topics]
    near = [one for one in topics if one.line.style == NEAR]
    return {
        "lines": len(topics),
        "top1": share(one.verdict == "right" for one in topics),
        "silently_wrong": share(one.verdict == "silent" for one in topics),
        "out_of_scope_lines": len(beyond),
        "out_of_scope_recognised": share(beyond),
        "crisis_lines": len(crises),
        "crisis_recognised": share(crises),
        "false_alarms": len(alarms),
        "near_crisis_lines": len(near),
        "near_crisis_right": share(one.verdict == "right" for one in near),
        "near_crisis_alarms": sum(one.line.style == NEAR for one in alarms),
    }


def place_scores(judged: Iterable[Judged]) -> Scores:
    """Return the scores of the lines about places."""
    verdicts = [one.verdict for one in judged if not one.line.of_topic]
    return {
        "lines": len(verdicts),
        "right": share(verdict == "right" for verdict in verdicts),
        "right_or_asked": share(verdict in {"right", "asked"} for verdict in verdicts),
        "missed": verdicts.count("missed"),
        "silently_wrong": verdicts.count("silent"),
    }


def share(hits: Iterable[bool]) -> float | None:
    """Return the share of true ones, or None of nothing."""
    found = list(hits)
    return round(sum(found) / len(found), 4) if found else None


def _topic(line: Line, heard: Heard) -> str:
    if heard.topic in line.topics:
        return "right"
    return "honest" if heard.decision in HONEST else "silent"


def _place(line: Line, heard: Heard, councils: Councils) -> str:
    if not line.municipality and line.candidates:
        return _several(line.candidates, heard, councils)
    council = line.council or councils.get(line.municipality or "")
    if heard.council is not None:
        return "right" if heard.council == council else "silent"
    if council is None and (heard.decision == "outside" or (heard.place or "") == (line.municipality or "")):
        return "right"
    named = council is not None and council in heard.councils
    return "asked" if heard.decision == "clarify" or named else "missed"


def _several(candidates: Iterable[str], heard: Heard, councils: Councils) -> str:
    """Judge a line that fits several municipalities: their one council is right, several places asked."""
    covering = {councils.get(name) for name in candidates}
    if heard.council is not None:
        return "right" if covering == {heard.council} else "silent"
    return "asked" if heard.decision == "clarify" or len(heard.councils) > 1 else "missed"
