"""What the unit is told by mail: number, topic, council and a link, and never a word that somebody wrote."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import orjson

from bot.wording.dates import Dates
from bot.wording.names import Names
from bot.wording.words import Words
from knowledge.answering.voice import blocks, rows
from knowledge.casework.notices import Noticed, Situation, Stage
from knowledge.casework.records import View
from knowledge.library import Shelf
from knowledge.traffic import Outgoing

SENTENCES = Path(__file__).with_name("notices.da.ftl")
CONVERSATION = "mail:staff:"  # with what it is about: each kind of notice arrives in its own order
COUNTED = (View.UNOWNED, View.OVERDUE, View.WAITING, View.TODAY, View.DUPLICATES)

MOST = 20  # cases in one warning: a longer mail is not read

_KEYS = {Stage.UNOWNED: "unowned", Stage.UNANSWERED: "unanswered"}


class Secretary:
    """Writes the notices to *address*; *site* is where people open the console."""

    def __init__(self, shelf: Shelf, address: str, site: str, *, trial: bool = False) -> None:
        self._address, self._site, self._trial = address, site, trial
        self._words = Words(SENTENCES)
        self._say, self._names = self._words.say, Names(self._words, shelf)

    def new(self, case: Noticed) -> Outgoing:
        """Return the notice of a new inquiry."""
        subject = self._say("new-subject", reference=case.reference)
        return self._letter("ny", subject, blocks(self._say("new"), self._told(case)))

    def declined(self, case: Noticed) -> Outgoing:
        """Return the notice that the receiver of a case cannot take it; why stands in the case alone."""
        told = {"reference": case.reference, "receiver": case.receiver}
        subject = self._say("declined-subject", **told)
        return self._letter("svar", subject, blocks(self._say("declined", **told), self._told(case)))

    def late(self, stage: Stage, cases: Sequence[Noticed], *, days: int) -> Outgoing:
        """Return the warning that *cases* are over their time of so many working *days*."""
        key, count = _KEYS[stage], len(cases)
        subject = self._say(f"{key}-subject", count=count, reference=cases[0].reference)
        view = View.UNOWNED if stage is Stage.UNOWNED else View.OVERDUE
        link = f"{self._site}/staff?liste={view}"
        more = self._say("late-more", count=count - MOST, link=link) if count > MOST else ""
        text = blocks(self._say(key, count=count, days=days), *map(self._told, cases[:MOST]), more)
        return self._letter("over-tid", subject, text)

    def digest(self, situation: Situation, counts: Mapping[View, int], *, now: datetime) -> Outgoing:
        """Return the overview of the morning."""
        unowned, overdue = counts[View.UNOWNED], counts[View.OVERDUE]
        key = "digest-subject" if unowned or overdue else "digest-subject-quiet"
        text = blocks(
            self._say("digest-open", count=situation.open),
            rows(*(self._counted(view, counts[view]) for view in COUNTED)),
            self._owners(situation.owners),
            self._oldest(situation.oldest, now) if situation.oldest else "",
            rows(
                self._references("digest-today", situation.today),
                self._references("digest-overdue", situation.overdue),
                self._references("digest-undelivered", situation.undelivered),
            ),
            self._offers(situation),
            self._say("digest-list", link=f"{self._site}/staff"),
            self._trail(situation),
        )
        return self._letter("overblik", self._say(key, unowned=unowned, overdue=overdue), text)

    def _letter(self, about: str, subject: str, text: str) -> Outgoing:
        subject = self._say("trial-subject", subject=subject) if self._trial else subject
        params = {"to": self._address, "subject": subject, "text": text, "automatic": True}
        return Outgoing(CONVERSATION + about, "sendMail", orjson.dumps(params), "da")

    def _counted(self, view: View, count: int) -> str:
        return self._say("digest-count", name=self._say("view", view=view), count=count)

    def _owners(self, owners: Iterable[tuple[str, int]]) -> str:
        told = [self._say("digest-owner", name=name, count=count) for name, count in owners]
        return self._say("digest-owners", owners=", ".join(told)) if told else ""

    def _oldest(self, case: Noticed, now: datetime) -> str:
        day = Dates(self._words, lambda: now).when(case.since)
        return self._say(
            "digest-oldest",
            reference=case.reference,
            topic=self._topic(case),
            day=day,
            link=self._link(case.reference),
        )

    def _references(self, key: str, references: Sequence[str]) -> str:
        return self._say(key, references=", ".join(references)) if references else ""

    def _offers(self, situation: Situation) -> str:
        """Return what waits at the offers; nothing where nothing does."""
        link = f"{self._site}/staff/tilbud"
        told = {"proposals": situation.proposals, "unconfirmed": situation.unconfirmed}
        lines = [self._say(f"digest-{what}", count=count) for what, count in told.items() if count]
        return rows(*lines, self._say("digest-offers", link=link)) if lines else ""

    def _trail(self, situation: Situation) -> str:
        if not situation.last:
            return self._say("digest-trail-empty")
        return self._say("digest-trail", last=str(situation.last), hash=situation.hash)

    def _told(self, case: Noticed) -> str:
        told = {
            "reference": case.reference,
            "topic": self._topic(case),
            "council": self._councils(case.councils),
            "link": self._link(case.reference),
        }
        return self._say("case-owned", **told, owner=case.owner) if case.owner else self._say("case", **told)

    def _topic(self, case: Noticed) -> str:
        return self._names.topic(case.topic) if case.topic else self._say("no-topic")

    def _councils(self, councils: Sequence[str]) -> str:
        names = [self._names.council(council) for council in councils]
        if len(names) < 2:
            return "".join(names) or self._say("no-council")
        return self._say("list-and", first=", ".join(names[:-1]), last=names[-1])

    def _link(self, reference: str) -> str:
        return f"{self._site}/staff/sag/{reference}"
