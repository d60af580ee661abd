"""The cards of the page *Lær*: each group of misses as a form, and what a lesson did or would do."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.console.content import history_of, way_to
from bot.console.editor import Editor
from bot.console.learning_effect import Measured
from bot.console.learning_groups import Group, Row
from bot.console.learning_teacher import Fault, LessonError, Taught
from bot.console.pages import Pages
from knowledge import editing
from knowledge.casework.staff import Account
from knowledge.editing import Item, Kind
from knowledge.files.reader import Reader
from knowledge.library.phrases import LANGUAGES
from knowledge.terms import TopicId
from knowledge.understanding.understand import OUT_OF_SCOPE

GROUPS = 25  # on the page: the largest; when they are settled, the next come
ROWS = 20  # of a group
LINES = 20  # of what gets better, or worse


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that comes back: what was chosen and typed, what is wrong with it, and what it would do."""

    chosen: Sequence[int] = ()
    topic: str = ""
    language: str = ""
    texts: Mapping[int, str] = field(default_factory=dict)
    faults: Sequence[Fault] = ()
    effect: Measured | None = None
    status: int = 200
    known: bool = False

    def refused(self, error: LessonError) -> "Typed":
        """Return the same with what is wrong."""
        return replace(self, faults=error.faults, effect=error.effect, status=error.status)

    def tried(self, taught: Taught | None) -> "Typed":
        """Return the same with what it would do; nothing where the bot knows it already."""
        return replace(self, effect=taught.effect if taught else None, known=taught is None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a card: its *text* as it was typed, and what is wrong with it."""

    row: Row
    text: str
    chosen: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One group as a form; *more* rows are not shown."""

    group: Group
    rows: Sequence[Shown]
    more: int
    topic: str
    language: str
    errors: Sequence[str] = ()
    measured: Measured | None = None
    known: bool = False
    open: bool = False
    answer: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes them."""

    pages: Pages
    editor: Editor

    async def of(self, groups: Sequence[Group], typed: Typed, account: Account) -> dict[str, Any]:
        """Return the cards, and what is wrong with a form whose group is gone."""
        hit = next((group for group in groups if _is_of(group, typed)), None)
        ordered = sorted(groups, key=lambda group: group is not hit)  # what is wrong is told where one looks
        reader = await self.editor.reader()
        answers = await asyncio.to_thread(self._answers, reader, ordered[:GROUPS], account)
        names = ((str(one), self.named(one)) for one in self.editor.shelf.library.topics.ids)
        return {
            "cards": [
                self._card(group, typed if group is hit else Typed(), answers) for group in ordered[:GROUPS]
            ],
            "more": max(0, len(groups) - GROUPS),
            "errors": [] if hit else self._errors(typed),
            "left": [] if hit else [typed.texts[id_] for id_ in typed.chosen if typed.texts.get(id_)],
            "named": self.named,
            "lines": LINES,
            "topics": sorted(names, key=lambda one: one[1].lower()),
        }

    def named(self, topic: str) -> str:
        """Return what a topic is called here: what is not ours has a plainer name than on a case."""
        return (
            self.pages.words.say("learning-outside")
            if topic == OUT_OF_SCOPE
            else self.pages.names.topic(topic)
        )

    def taught(self, taught: Taught) -> dict[str, Any]:
        """Return what is told of a lesson that was kept."""
        return {
            "topic": self.named(taught.lesson.topic),
            "texts": taught.texts,
            "history": history_of(taught.lesson.item),
            "measured": taught.effect,
        }

    def _card(self, group: Group, typed: Typed, answers: Mapping[TopicId, tuple[str, str]]) -> Card:
        wrong = {fault.row: self._said(fault) for fault in typed.faults if fault.row}
        rows = [self._row(row, typed, wrong) for row in group.rows]
        rows.sort(key=lambda shown: not shown.chosen)
        spoken = group.language if group.language in LANGUAGES else ""
        return Card(
            group,
            rows[:ROWS],
            max(0, len(rows) - ROWS),
            typed.topic or str(group.topic or ""),
            typed.language if typed.language in LANGUAGES else spoken,
            errors=self._errors(typed),
            measured=typed.effect,
            known=typed.known,
            open=bool(typed.chosen) or not (group.misplaced or group.rows[0].likely),
            answer=answers.get(group.topic) if group.topic else None,
        )

    def _row(self, row: Row, typed: Typed, wrong: Mapping[int, str]) -> Shown:
        own = next((id_ for id_ in row.ids if id_ in typed.texts), 0)
        text = typed.texts[own] if own else row.text
        return Shown(row, text, not {*typed.chosen}.isdisjoint(row.ids), wrong.get(own, ""))

    def _errors(self, typed: Typed) -> list[str]:
        """Return what is wrong with the whole form; where only rows are wrong, that they are."""
        whole = [self._said(fault) for fault in typed.faults if not fault.row]
        return whole or ([self.pages.words.say("learning-rows")] if typed.faults else [])

    def _said(self, fault: Fault) -> str:
        args = dict(fault.args)
        if "topic" in args:
            args["topic"] = self.named(str(args["topic"]))
        return self.pages.words.say(fault.key, **args)

    def _answers(
        self, reader: Reader, groups: Sequence[Group], account: Account
    ) -> dict[TopicId, tuple[str, str]]:
        """Return where the answer to each topic is edited, and its title."""
        found = {}
        for topic in dict.fromkeys(group.topic for group in groups if group.topic):
            item = Item(Kind.ANSWER, f"da/{topic}")
            if values := editing.read(reader, item):
                found[topic] = way_to(editing.judged(reader, item), account), values["title"]
        return found


def _is_of(group: Group, typed: Typed) -> bool:
    return any(not {*typed.chosen}.isdisjoint(row.ids) for row in group.rows)
