"""Statistics: how many messages by state, decision, topic, council and month, and whom no answer reaches.

Of searches for local offers: how many for each need, and how many found nothing near.

Small numbers are not told.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bot.settings import read
from bot.store.reports import rows
from knowledge.records import ERASED

GROUPS = ("state", "decision", "topic", "council")
ALL = (*GROUPS, "month", "sought", "missed", "unreachable", "erased")
FEWEST = 5  # below it a number could point at a person

Table = Iterable[Mapping[str, Any]]
Counts = Mapping[str, Mapping[str, int]]


def command(options: argparse.Namespace) -> int:
    """Print the counts, as lines or as one JSON object."""
    database = read().database
    tables = (rows(database, what) for what in ("messages", "inquiries", "conversations", "sought"))
    counts = count(*tables)
    print(as_json(counts) if options.json else as_lines(counts))  # noqa: T201 - what the command is for
    return 0


def count(messages: Table, inquiries: Table = (), conversations: Table = (), sought: Table = ()) -> Counts:
    """Return the number of rows for each value of each group, most first, months in order.

    ``erased`` counts what a person or the sweep has taken the words from.
    """
    counters: dict[str, Counter[str]] = {group: Counter() for group in ALL}
    for message in messages:
        for group in GROUPS:
            if value := message.get(group):
                counters[group][value] += 1
        counters["month"][str(message["received_at"])[:7]] += 1
        counters["erased"]["messages"] += message["conversation"] == ERASED
    for inquiry in inquiries:
        counters["erased"]["inquiries"] += inquiry["conversation"] == ERASED
    for conversation in conversations:
        counters["unreachable"][conversation["unreachable"]] += bool(conversation["unreachable"])
    for one in sought:
        counters["sought"][one["need"]] += one["searches"]
        counters["missed"][one["need"]] += one["missed"]
    counts = {group: dict((+counter).most_common()) for group, counter in counters.items()}
    return counts | {"month": dict(sorted(counts["month"].items()))}


def shown(number: int) -> int | str:
    """Return *number* as it may leave the unit."""
    return number if number >= FEWEST else f"<{FEWEST}"


def as_json(counts: Counts) -> str:
    """Return one JSON object, small numbers as text."""
    told = {group: {value: shown(number) for value, number in counts[group].items()} for group in ALL}
    return json.dumps(told, ensure_ascii=False)


def as_lines(counts: Counts) -> str:
    """Return a heading for each group and a line for each value."""
    lines = []
    for group in ALL:
        lines.append(group)
        lines += [f"  {shown(number):>6}  {value}" for value, number in counts[group].items()]
    return "\n".join(lines)
