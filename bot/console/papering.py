"""A case as a document: to journalise, or whole, with all its versions, for somebody who asks to see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from bot.console.telling import Telling
from bot.paper import Entry, Paper, Part
from bot.wording.names import Names, slug
from knowledge.casework.records import CaseFile, Forwarded, Spoken
from knowledge.casework.trail import Recorded
from knowledge.terms import DENMARK


@dataclass(frozen=True, slots=True)
class Papering:
    """Makes papers of cases; *region* stands on every page."""

    names: Names
    region: str

    def journal(self, file: CaseFile, *, by: str, at: datetime) -> Paper:
        """Return the case as the journal keeps it."""
        remarks = [
            Entry(self._say("paper-note", by=one.by, moment=self._moment(one.at)), one.text)
            for one in file.remarks
        ]
        return self._paper(file, "journal", [*self._parts(file), self._part("remarks", remarks)], by, at)

    def access(
        self, file: CaseFile, changes: Sequence[Recorded], telling: Telling, *, by: str, at: datetime
    ) -> Paper:
        """Return all that is kept of the case; what a person must decide on is marked."""
        remarks = [
            Entry(self._say("paper-remark", by=one.by, moment=self._moment(one.at)), one.text, marked=True)
            for one in file.remarks
        ]
        done = [Entry(self._change(one, telling), "") for one in changes]
        parts = [*self._parts(file), self._part("remarks", remarks), self._part("changes", done)]
        return self._paper(file, "access", parts, by, at)

    def _paper(self, file: CaseFile, kind: str, parts: Sequence[Part], by: str, at: datetime) -> Paper:
        reference = file.filed.reference
        made = self._say("paper-made", moment=self._moment(at), name=by)
        return Paper(
            title=self._say(f"paper-{kind}", reference=reference),
            running=self._say("paper-running", reference=reference, region=self.region),
            lead=(made, self._say(f"paper-about-{kind}")),
            parts=parts,
            page=lambda number, total: self._say("paper-page", number=number, total=total),
            missing=lambda count, signs: self._say("paper-missing", count=count, signs=signs),
        )

    def _parts(self, file: CaseFile) -> Iterator[Part]:
        yield Part(self._say("paper-case"), fields=tuple(self._fields(file)))
        yield self._part("thread", [Entry(self._said(line), line.text) for line in file.thread])
        yield self._part("forwarded", [Entry(*self._sent_on(one)) for one in file.forwarded])

    def _part(self, name: str, entries: Sequence[Entry]) -> Part:
        none = (Entry("", self._say("paper-none")),)
        return Part(self._say(f"paper-{name}"), entries=tuple(entries) or none)

    def _fields(self, file: CaseFile) -> Iterator[tuple[str, str]]:
        for field, value in self._values(file).items():
            if value:
                yield self._say("paper-label", field=field), value

    def _values(self, file: CaseFile) -> Mapping[str, str]:
        filed = file.filed
        return {
            "reference": filed.reference,
            "state": str(filed.state),
            "topic": self.names.topic(filed.topic),
            "kind": self.names.kind(filed.kind),
            "councils": ", ".join(map(self.names.council, filed.councils)),
            "municipalities": ", ".join(filed.municipalities),
            "actor": self.names.actor(filed.actor),
            "channel": self.names.channel(filed.channel),
            "reach": self.names.channel(filed.reach),
            "address": file.address,
            "unreached": file.unreached,
            "language": self._language(filed.language),
            "opened_at": self._moment(filed.opened_at),
            "answered_at": self._moment(filed.answered_at),
            "owner": filed.owner_name,
            "waiting": self._waiting(filed.waiting_for, filed.wake_on),
            "outcome": file.outcome and self.names.outcome(file.outcome),
            "carrier": file.carrier and self.names.carrier(file.carrier),
            "lesson": file.lesson,
            "journalled": file.journalled,
            "journal": file.journal,
            "journalised_at": self._moment(file.journalised_at),
            "merged": ", ".join(file.merged),
            "merged_into": file.merged_into,
        }

    def _waiting(self, for_: str, until: date | None) -> str:
        return f"{self.names.waiting(for_)}, {self._day(until)}" if for_ and until else ""

    def _language(self, language: str) -> str:
        return (
            self._say("content-language", language=language).capitalize()
            if language in ("da", "en")
            else language
        )

    def _said(self, line: Spoken) -> str:
        moment = self._moment(line.at)
        said = self._say("paper-said", who=line.who, by=line.by, moment=moment, reference=line.reference)
        if line.edited:
            return self._say("paper-edited", said=said)
        if line.road:
            return self._say("paper-sent", said=said, road=line.road, delivery=line.delivery or "none")
        return said

    def _sent_on(self, one: Forwarded) -> tuple[str, str]:
        road, moment = self.names.channel(one.road), self._moment(one.at)
        head = self._say("paper-sent-on", receiver=one.receiver, road=road, by=one.by, moment=moment)
        if not one.answer:
            return head, one.address
        answer = self._say("taken", answer=slug(one.answer))
        heard = self._say("paper-heard", moment=self._moment(one.answered_at), answer=answer)
        return head, "\n".join(line for line in (one.address, heard, one.reason) if line)

    def _change(self, one: Recorded, telling: Telling) -> str:
        name, act = telling.who(one), telling.what(one)
        return self._say("paper-change", moment=self._moment(one.at), name=name, act=act)

    def _moment(self, at: datetime | None) -> str:
        if at is None:
            return ""
        local = at.astimezone(DENMARK)
        return self._say("paper-moment", day=self._day(local.date()), time=f"{local:%H.%M}")

    def _day(self, day: date) -> str:
        return self._say("paper-day", day=day.day, month=self.names.month(f"{day:%Y-%m}"))

    def _say(self, key: str, **args: str | int) -> str:
        return self.names.words.say(key, **args)


def plain(file: CaseFile, changes: Sequence[Recorded]) -> Mapping[str, Any]:
    """Return the case as JSON values, every text as it was written; internal notes say that they are."""
    whole = asdict(file)
    remarks = [{**one, "internal": True} for one in whole.pop("remarks")]
    return {
        "case": whole.pop("filed"),
        **{name: value for name, value in whole.items() if name not in {"thread", "forwarded"}},
        "thread": whole["thread"],
        "forwarded": whole["forwarded"],
        "internal_notes": remarks,
        "changes": [asdict(one) for one in changes],
    }
