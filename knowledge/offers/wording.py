"""How the facts of an offer are told: its cost, when it is, for whom, who is behind it, how sure it is."""

from dataclasses import dataclass
from datetime import date, time

from knowledge.answering.voice import Voice
from knowledge.offers.offer import Confidence, Cost, Day, Offer, Schedule
from knowledge.terms import Language

WEEK = tuple(Day)


@dataclass(frozen=True, slots=True)
class Facts:
    """One *offer* in the words of *say*; what is not known is empty, and told by nobody."""

    offer: Offer
    say: Voice

    @property
    def what(self) -> str:
        """What it is; in Danish where nobody has translated it."""
        return self._told(self.offer.what, self.offer.what_en)

    @property
    def for_whom(self) -> str:
        """For whom it is."""
        return self._told(self.offer.for_whom, self.offer.for_whom_en)

    @property
    def is_translated(self) -> bool:
        """Whether *what* is in the language that is spoken."""
        return self.say.spoken is not Language.ENGLISH or bool(self.offer.what_en)

    @property
    def kind(self) -> str:
        """What kind of actor is behind it."""
        return self.say.say(f"actor-{self.offer.kind.lower()}") if self.offer.kind else ""

    @property
    def cost(self) -> str:
        """What it costs; nothing where that is not known, which is never free."""
        if self.offer.cost is Cost.UNKNOWN:
            return self.offer.cost_note
        return ". ".join(
            filter(None, [self.say.say("offers-cost", cost=self.offer.cost), self.offer.cost_note])
        )

    @property
    def age(self) -> str:
        """For which ages."""
        least, most = self.offer.minimum_age, self.offer.maximum_age
        if least is None and most is None:
            return ""
        between = "both" if None not in (least, most) else "least" if most is None else "most"
        return self.say.say("offers-age", between=between, least=least or 0, most=most or 0)

    @property
    def ways(self) -> str:
        """How one takes part, where one need not go there."""
        return ", ".join(self.say.say("offers-way", way=way) for way in self.offer.ways)

    @property
    def when(self) -> tuple[str, ...]:
        """When it is, a line for each schedule."""
        told = [self._opening(one) for one in self.offer.schedules]
        return tuple(filter(None, [*told, self.offer.schedule_note]))

    @property
    def languages(self) -> str:
        """In which languages, where that is not Danish alone."""
        if self.offer.languages in {(), ("da",)}:
            return ""
        return self.say.listed([language(one, self.say) for one in self.offer.languages])

    @property
    def access(self) -> str:
        """What somebody may need is there."""
        return ", ".join(self.say.say("offers-access", access=one) for one in self.offer.access)

    @property
    def assured(self) -> str:
        """How sure it is: when it was confirmed, or else found at its source, or how to check it."""
        day, checked = self.offer.assured_on, self.offer.checked_on
        if day is not None:
            return self.say.say("offers-assured", date=written(day, self.say))
        if checked is not None and self.offer.confidence is Confidence.VERIFIED:
            return self.say.say("offers-checked", date=written(checked, self.say))
        return self.say.say("offers-unsure", where=self._asked)

    @property
    def _asked(self) -> str:
        """Where one may hear whether it is still true."""
        ways = ("page", "phone", "email")
        return next((way for way in ways if getattr(self.offer, way)), "none")

    def _told(self, danish: str, english: str) -> str:
        return (english or danish) if self.say.spoken is Language.ENGLISH else danish

    def _opening(self, schedule: Schedule) -> str:
        parts = [days(schedule.days, self.say), self._hours(schedule.opens, schedule.closes)]
        season = self._season(schedule.starts, schedule.ends)
        told = " ".join(filter(None, parts))
        return f"{told}, {season}" if told and season else told or season

    def _hours(self, opens: time | None, closes: time | None) -> str:
        if opens is None:
            return self.say.say("offers-until", time=clock(closes)) if closes else ""
        if closes is None:
            return self.say.say("offers-from", time=clock(opens))
        return self.say.say("offers-hours", opens=clock(opens), closes=clock(closes))

    def _season(self, starts: date | None, ends: date | None) -> str:
        told = [
            self.say.say("offers-starts", date=written(starts, self.say)) if starts else "",
            self.say.say("offers-ends", date=written(ends, self.say)) if ends else "",
        ]
        return " ".join(filter(None, told))


def days(told: tuple[Day, ...], say: Voice) -> str:
    """Return *mandag*, *mandag og torsdag*, *mandag-fredag*, *hver dag*."""
    at = sorted({WEEK.index(day) for day in told})
    if len(at) == len(WEEK):
        return say.say("offers-daily")
    names = [say.say("offers-weekday", day=WEEK[one]) for one in at]
    if len(at) > 2 and at[-1] - at[0] == len(at) - 1:
        return say.say("offers-days", first=names[0], last=names[-1])
    return say.listed(names)


def written(day: date, say: Voice) -> str:
    """Return *3. november 2026*."""
    return f"{say.say('web-day', day=day.day, month=day.month)} {day.year}"


def clock(at: time) -> str:
    """Return *16.30*, as both languages write it here."""
    return f"{at.hour}.{at.minute:02}"


def language(code: str, say: Voice) -> str:
    """Return the name of a language; the code of one that we have no word for."""
    return say.say("offers-language", code=code)
