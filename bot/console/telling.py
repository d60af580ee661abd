"""What was done to a case, in words: by whom, to whom, with what end."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.wording.names import Names, slug
from knowledge.casework.records import Forwarded
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Recorded

BY_LINK = frozenset({"case.received", "case.heard"})  # what a receiver does, who has no account


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells changes of one case. *forwarded* is whom it went to, *people* the accounts by their ids."""

    names: Names
    forwarded: tuple[Forwarded, ...]
    people: Mapping[int, str]

    def who(self, one: Recorded) -> str:
        """Return who did it: an account, the receiver of a forwarding by their link, or Indgang itself."""
        if one.account == CLOCK.id and one.what in BY_LINK:
            return self._say("the-receiver", receiver=self._receiver(one) or "none")
        return one.name or self._say("nobody", account=one.account)

    def what(self, one: Recorded) -> str:
        """Return what was done, with whom and how it ended where the row knows."""
        detail = one.detail
        match one.what:
            case "case.forward" if receiver := self._receiver(one):
                return self._say("act-forward", receiver=receiver)
            case "case.hand-over" if name := self.people.get(detail.get("to", CLOCK.id), ""):
                return self._say("act-hand-over", name=name)
            case "case.heard" if answer := str(detail.get("answer", "")):
                who = "receiver" if one.account == CLOCK.id else "staff"
                return self._say("act-heard", who=who, answer=self._say("taken", answer=slug(answer)))
            case "case.close" if outcome := str(detail.get("outcome", "")):
                return self._say("act-close", outcome=self.names.outcome(outcome))
        return self._say("act", act=one.what.replace(".", "-"), raw=one.what)

    def _receiver(self, one: Recorded) -> str:
        return next((to.receiver for to in self.forwarded if to.id == one.detail.get("forwarding")), "")

    def _say(self, key: str, **args: str | int) -> str:
        return self.names.words.say(key, **args)
