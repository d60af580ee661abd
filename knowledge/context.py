"""What a conversation remembers from one message to the next; kept as JSON in the job's memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.offers.seeking import Seeking
from knowledge.terms import (
    ActorKind,
    Answer,
    Choice,
    Contact,
    Cooperation,
    CouncilId,
    Danger,
    Decision,
    Language,
    Offers,
    Outside,
    Place,
    PlaceKind,
    Reply,
    Role,
    Start,
    TopicId,
    Understanding,
    Unknown,
    WhichPlace,
    WhichTopic,
)
from knowledge.understanding import language
from knowledge.understanding.thresholds import SURE

DIRECT = "crisis"  # stands for the step on the button of a crisis reply that was sent past every turn
_LONGEST = 4000  # characters of a third language that wait for a person to read them
_LIKELY = 0.01  # below this a topic was not meant instead, whatever is left
WAY_BACK = "elsewise"  # the action that leads from the lines of a crisis to a person; it works from anywhere
ALSO = "also"  # the action by which people of another region work in ours, too
LINES = "lines"  # the action that shows them again; both carry the danger
_LOST, _OFFERS, _CONTACT = TopicId("out-of-scope"), TopicId("find-offers"), TopicId("find-contact")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a conversation before the next message is read.

    *topic* was talked about last; *waiting* is the topic that waits for a place; *contacted* says that whom
    to turn to was shown last, so that "og i Viborg?" asks for the same there. *said* are the last words that
    an inquiry may be made of. *unsure* counts messages in a row that were not understood. *buttons* are those
    of the last keyboard, which belong to *step*. *aside* is a time (ISO): answers of staff before it no
    longer draw free text to their case. *pending* waits for the person to say which case it belongs to.
    *writing* is the case that the next text was promised to. *held* is until when (ISO) the parked draft must
    wait. *banner* and *stop* are the measures (`knowledge.casework.steering`) told last. *refused* says that
    staff have blocked the conversation, and that it was said. *receipt* is the last reference given. *notice*
    is the version of the privacy notice that was shown. *erasing* is when (ISO) it was last asked whether to
    delete everything.
    *kind* and *cooperation* are what the person said of who they are and what they would do with us. *asked*
    are the words that were answered last, *taken* and *certainty* what they were taken for; *failing* is how
    that answer failed (a `knowledge.records.Failing`'s value), until another topic is chosen. *strange*: a
    text in a third language was kept for staff. *seeking* is the offer that they look for, without a word of
    theirs. *proposed* is the name of the offer that they have sent to staff.
    *settled*: the person has shown their *language*; *chosen*: they asked for it. *told_in* is that of
    the last reply.
    """

    language: Language = Language.DANISH
    role: Role | None = None
    place: Place | None = None
    topic: TopicId | None = None
    waiting: TopicId | None = None
    contacted: bool = False
    said: str = ""
    runners_up: tuple[TopicId, ...] = ()
    unsure: int = 0
    greeted: bool = False
    step: int = 0
    buttons: tuple[Choice, ...] = ()
    aside: str = ""
    pending: str = ""
    writing: str = ""
    receipt: str = ""
    notice: str = ""
    left: bool = False
    erasing: str = ""
    settled: bool = False
    chosen: bool = False
    told_in: str = ""
    held: str = ""
    banner: int = 0
    stop: int = 0
    refused: bool = False
    kind: ActorKind | None = None
    cooperation: Cooperation | None = None
    asked: str = ""
    taken: TopicId | None = None
    certainty: float = 0.0
    failing: str = ""
    strange: bool = False
    seeking: Seeking | None = None
    proposed: str = ""

    def offering(self, reply: Reply) -> "Context":
        """Remember what *reply* puts on buttons; a reply without any leaves the last keyboard alive."""
        if not reply.choices:
            return self
        return replace(self, step=self.step + 1, buttons=reply.choices)

    def tapped(self, data: str) -> str | None:
        """Return the action of a button's callback data, or None when it is old or forged.

        The way back from a crisis is never too old: who could be told so had better not be sent away.
        """
        step, _, action = data.partition(":")
        if step == DIRECT and action.partition(":")[0] == WAY_BACK:
            return action
        known = step == str(self.step) and any(button.action == action for button in self.buttons)
        return action if known else None

    @property
    def danger(self) -> Danger | None:
        """The danger whose lines were shown last, as long as nothing else has been offered since."""
        told = (button.action.partition(":") for button in self.buttons)
        dangers = [danger for verb, _, danger in told if verb in {WAY_BACK, LINES}]
        return next((Danger(one) for one in dangers if one in set(Danger)), None)

    @property
    def away(self) -> bool:
        """Whether it was last said that a place lies in another region: the question still waits."""
        return any(button.action == ALSO for button in self.buttons)

    def hearing(self, text: str) -> "Context":
        """Return it in the language of *text*; what could be several changes nothing."""
        spoken = language.detect(text)
        if self.settled:
            spoken = language.clearly(text, self.language, chosen=self.chosen)
        return replace(self, language=spoken, settled=True) if spoken else self

    def heard(self, understood: Understanding, decision: Decision) -> "Context":
        """Return what is known after *understood* led to *decision*."""
        place = _place(decision) or (understood.found.sure if not _away(understood) else None)
        return replace(
            self,
            language=understood.language,
            settled=self.settled or understood.language is not self.language,
            role=understood.role or self.role,
            kind=understood.kind or self.kind,
            cooperation=understood.cooperation or self.cooperation,
            place=place or self.place,
            topic=_topic(decision) or self.topic,
            waiting=_waiting(decision),
            contacted=isinstance(decision, Contact),
            said=self._saying(understood, decision),
            runners_up=tuple(match.topic for match in understood.runners_up if match.certainty >= _LIKELY),
            unsure=self.unsure + 1 if _lost(decision, understood) else 0,
            greeted=True,
        )

    def _saying(self, understood: Understanding, decision: Decision) -> str:
        """Return the words an inquiry may be made of: no answered ones, no search's, nor a cry for help."""
        if understood.danger or looks(understood, decision):
            return ""
        if isinstance(decision, Contact) and decision.topic == _CONTACT:
            return self.said
        if understood.language is Language.OTHER and isinstance(decision, Unknown):
            return "\n".join(part for part in (self.said, understood.text) if part)[-_LONGEST:]
        return understood.text if understood.text and not self.waiting else self.said

    def hushed(self) -> "Context":
        """Return it without a word of what was said: after a crisis nothing of it may be sent anywhere."""
        quiet = replace(self, said="", asked="", failing="", pending="", writing="", waiting=None, unsure=0)
        return replace(quiet, seeking=self.seeking.begun() if self.seeking else None)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values, without what is empty."""
        place, buttons = self.place, [[button.label, button.action] for button in self.buttons]
        plain = {name: getattr(self, name) for name in self.__slots__ if name not in _SHORT}
        plain |= {"place": place_to_json(place) if place else None, "buttons": buttons}
        plain["seeking"] = self.seeking.to_json() if self.seeking else None
        return {name: value for name, value in plain.items() if value not in (None, "", 0, False, (), [])}

    @classmethod
    def from_json(cls, memory: Mapping[str, Any]) -> "Context":
        """Return what `to_json` gave; what an older version wrote and nobody knows any more is left out."""
        plain = {name: value for name, value in memory.items() if name in cls.__slots__}
        for name, read in _READ.items():
            if name in plain:
                plain[name] = read(plain[name])
        plain["buttons"] = tuple(Choice(*button) for button in plain.get("buttons", ()))
        plain["runners_up"] = tuple(plain.get("runners_up", ()))
        return cls(**plain)


NEW = Context()
_SHORT = {"place", "buttons", "seeking"}  # kept as lists and values of JSON


def place_to_json(place: Place) -> list[Any]:
    """Return *place* as a short JSON list."""
    return [place.name, place.kind, place.region, place.municipality, list(place.councils), place.hospital]


def place_from_json(plain: list[Any]) -> Place:
    """Return the place that `place_to_json` wrote."""
    name, kind, region, municipality, councils, hospital = plain
    ids = tuple(CouncilId(council) for council in councils)
    return Place(name, PlaceKind(kind), region, municipality, ids, hospital)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "language": Language,
    "role": Role,
    "kind": ActorKind,
    "cooperation": Cooperation,
    "place": place_from_json,
    "seeking": Seeking.from_json,
}


def looks(understood: Understanding, decision: Decision) -> bool:
    """Whether *understood* looks for an offer: then no word of it is remembered, logged or kept."""
    sure = understood.topic == _OFFERS and understood.certainty >= SURE
    return isinstance(decision, Offers) or (sure and isinstance(decision, Outside | WhichPlace | Unknown))


def _place(decision: Decision) -> Place | None:
    if isinstance(decision, Answer | Offers | Start):
        return decision.place
    return decision.places[0] if isinstance(decision, Contact) and len(decision.places) == 1 else None


def _waiting(decision: Decision) -> TopicId | None:
    if isinstance(decision, Offers) and decision.place is None:
        return _OFFERS
    return decision.topic if isinstance(decision, WhichPlace) else None


def _lost(decision: Decision, understood: Understanding) -> bool:
    """Whether the person got no further: neither an answer, nor whom to ask."""
    if understood.redacted:  # the number was the message; that it was taken out is a reply
        return False
    if isinstance(decision, Unknown) and decision.topic == _LOST:
        return not decision.pointer
    return isinstance(decision, WhichTopic | Unknown) and understood.certainty < SURE


def _away(understood: Understanding) -> bool:
    return any(place.outside for place in understood.found.named)


def _topic(decision: Decision) -> TopicId | None:
    if isinstance(decision, Offers):
        return _OFFERS
    told = decision.topic if isinstance(decision, Answer | Contact | Outside | Unknown) else None
    return None if told == "out-of-scope" else told
