"""Says what was lost, doubled, disordered or repeated; knows only the database file and Telegram's journal.

It imports nothing of the bot: a mistake in the bot must not be able to hide itself here.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Verdict:
    """What the checker found; all but the counts on top must be empty."""

    acknowledged: int = 0
    stored: int = 0
    inquiries: int = 0
    replies: int = 0
    repeated: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong; replies may be repeated."""
        return not (self.lost or self.twice or self.disordered or self.unanswered or self.invented)

    def __str__(self) -> str:
        """Return one line of figures, and the first of what is wrong."""
        wrong = {
            name: getattr(self, name) for name in ("lost", "twice", "disordered", "unanswered", "invented")
        }
        counts = ", ".join(f"{name} {len(found)}" for name, found in wrong.items())
        examples = "".join(f"\n  {name}: {found[:5]}" for name, found in wrong.items() if found)
        return (
            f"acknowledged {self.acknowledged}, stored {self.stored}, inquiries {self.inquiries}, {counts}, "
            f"replies {self.replies}, repeated {self.repeated}{examples}"
        )


def check(
    database: Path,
    *,
    confirmed: list[int],
    journal: list[dict[str, Any]],
    exported: list[dict[str, Any]],
) -> Verdict:
    """Compare what Telegram was told with what the database holds and what `export` shows."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        inbox = db.execute(
            "select id, update_id, conversation, state from inbox where channel = 'telegram' order by id"
        ).fetchall()
        entries = db.execute("select inbox_id, at from entry").fetchall()
        inquiries = db.execute("select reference, conversation, text from inquiry").fetchall()
        outbox = db.execute(
            "select conversation, params, status, direct, urgent from outbox"
            " where method = 'sendMessage' order by id"
        ).fetchall()
    verdict = Verdict(acknowledged=len(set(confirmed)), stored=len(inbox), inquiries=len(inquiries))
    _lost_or_twice(verdict, confirmed, [row[1] for row in inbox], exported)
    _logged(verdict, inbox, entries, inquiries)
    _order(verdict, inbox, dict(entries))
    _replies(verdict, outbox, journal)
    return verdict


def _lost_or_twice(
    verdict: Verdict, confirmed: list[int], stored: list[str], exported: list[dict[str, Any]]
) -> None:
    shown = Counter(str(row["update_id"]) for row in exported if row["channel"] == "telegram")
    held = Counter(stored)
    verdict.lost = [
        str(number) for number in confirmed if str(number) not in shown or str(number) not in held
    ]
    verdict.twice += [f"update {number}" for number, times in (held | shown).items() if times > 1]


def _logged(
    verdict: Verdict,
    inbox: list[tuple[Any, ...]],
    entries: list[tuple[Any, ...]],
    inquiries: list[tuple[Any, ...]],
) -> None:
    logged = Counter(row[0] for row in entries)
    verdict.twice += [f"entry of row {row}" for row, times in logged.items() if times > 1]
    references = Counter(row[0] for row in inquiries)
    verdict.twice += [f"inquiry {reference}" for reference, times in references.items() if times > 1]
    verdict.unanswered = [f"{update} ({state})" for _, update, _, state in inbox if state != "done"]


def _order(verdict: Verdict, inbox: list[tuple[Any, ...]], logged_at: dict[int, str]) -> None:
    """In each conversation the updates are stored, and logged, in the order in which they were sent."""
    last: dict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
    for row, update, conversation, _ in inbox:
        number, at = last[conversation]
        if int(update) < number:
            verdict.disordered.append(f"update {update} after {number}")
        if row in logged_at and logged_at[row] < at:
            verdict.disordered.append(f"entry of row {row}")
        last[conversation] = (int(update), logged_at.get(row, at))


@dataclass
class _Due:
    """What one chat is to hear: *ordered* in order, *crisis* texts (direct or first of all) at any time."""

    ordered: list[dict[str, Any]] = field(default_factory=list)
    crisis: Counter[str] = field(default_factory=Counter)
    settled: int = 0


def _replies(verdict: Verdict, outbox: list[tuple[Any, ...]], journal: list[dict[str, Any]]) -> None:
    """Each chat heard its outbox in order; only what was just said, or a crisis reply, may be said again."""
    due: dict[int, _Due] = defaultdict(_Due)
    for conversation, params, status, direct, urgent in outbox:
        chat, call = int(conversation.rsplit(":", 1)[1]), json.loads(params)
        if direct or urgent:
            due[chat].crisis[call["text"]] += bool(direct or status == "sent")
        else:
            due[chat].ordered.append(call)
            due[chat].settled += status == "sent"
    heard: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for line in journal:
        if line["method"] == "sendMessage" and line["result"]:
            heard[int(line["params"]["chat_id"])].append(line["params"])
    verdict.replies = sum(map(len, heard.values()))
    for chat, calls in heard.items():
        _follow(verdict, chat, calls, due[chat])


def _follow(verdict: Verdict, chat: int, heard: list[dict[str, Any]], due: _Due) -> None:
    """Tick off what was *heard* against what was *due*."""
    said: list[dict[str, Any]] = []
    for call in heard:
        if due.ordered and _same(call, due.ordered[0]):
            said.append(due.ordered.pop(0))
        elif said and _same(call, said[-1]):
            verdict.repeated += 1
        elif call["text"] in due.crisis:
            due.crisis[call["text"]] -= 1
            verdict.repeated += due.crisis[call["text"]] < 0
        else:
            verdict.invented.append(f"a reply to {chat} out of turn")
    verdict.lost += [f"a crisis reply to {chat}" for times in due.crisis.values() if times > 0]
    if len(said) < due.settled:
        verdict.lost.append(f"{due.settled - len(said)} replies to {chat} that count as sent")


def _same(call: dict[str, Any], due: dict[str, Any]) -> bool:
    markup = json.loads(call["reply_markup"]) if "reply_markup" in call else None
    return bool(call["text"] == due["text"] and markup == due.get("reply_markup"))
