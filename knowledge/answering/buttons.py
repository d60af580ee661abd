"""The buttons under an answer: what to do next, what to read next, what was wrong."""

from knowledge.answering import menu
from knowledge.answering.voice import Voice
from knowledge.context import Context
from knowledge.library.retention import PRIVACY
from knowledge.library.routes import Target
from knowledge.terms import Answer, Choice, Cooperation, Place, Role, TopicId, Understanding

STEPS = 2  # ways on under an answer; more would hide the rest
PARTNER = TopicId("how-to-partner")
_CONTACT = TopicId("find-contact")
SECOND = "second"  # the verb of the button that answers the other question of a message
_DOINGS = {
    "log-inquiry",
    "talk-to-human",
    "find-contact",
    "inquiry-status",
}  # these have buttons of their own
_FINDING = {Target.CENTRE: "button-centre", Target.HOSPITAL: "button-hospital"}


def buttons(  # noqa: PLR0913 what they depend on is passed by name
    decision: Answer,
    understood: Understanding,
    say: Voice,
    further: tuple[TopicId, ...],
    context: Context,
    *,
    easy: bool,
) -> tuple[Choice, ...]:
    """Return the buttons under an answer."""
    level = say.choice("button-normal", "normal") if easy else say.choice("button-easy", "easy")
    if decision.topic == PRIVACY:  # the same wherever one lives
        own = (say.choice("button-my-data", "mydata"), say.choice("button-erase", "erase"))
        return (*own, *menu.human(say), level, *helped(say))
    first = [*second(decision.also, say, decision.place), *say.places(understood.found.candidates)]
    wrong = _misplaced(decision, understood, say) or (say.choice("button-wrong-topic", "wrong:topic"),)
    if ways := _kinds(decision, understood, say, context):  # the rest comes with what is told of one
        return (*first, *ways, *wrong) if first else (*ways, level, *wrong)
    steps = _steps(decision, say, further)[: max(1, STEPS - len(first))]
    return (*first, *steps, level, *wrong, *helped(say))


def helped(say: Voice) -> tuple[Choice, Choice]:
    """Return the buttons that say whether an answer helped."""
    return say.choice("button-helped", "helped:yes"), say.choice("button-not-helped", "helped:no")


def second(also: TopicId | None, say: Voice, place: Place | None = None) -> tuple[Choice, ...]:
    """Return the button to the other question of a message; to a council whose place is known by its name."""
    if also == _CONTACT and place and place.council:
        label = say.say("button-contact", council=say.council(place.council))
        return (Choice(label, f"{SECOND}:{also}"),)
    return (Choice(say.title(also), f"{SECOND}:{also}"),) if also else ()


def kinds(say: Voice, told: Cooperation | None = None) -> tuple[Choice, ...]:
    """Return the buttons to the kinds of cooperation, without the one that was just *told*."""
    return tuple(say.choice(f"cooperation-{one}", f"cooperation:{one}") for one in Cooperation if one != told)


def asked(also: TopicId, say: Voice, place: Place | None = None) -> str:
    """Return the question whether to answer the other question too."""
    if also == _CONTACT and place and place.council:
        return ""  # its button says it
    return say.say("also", topic=say.title(also).rstrip("?"))


def _steps(decision: Answer, say: Voice, further: tuple[TopicId, ...]) -> list[Choice]:
    """Return the ways on, in the order of the answer; first where to ask, if only the place is missing."""
    steps = []
    local = say.library.routes.local(decision.topic)
    if local in _FINDING and not decision.place:
        steps.append(say.choice(_FINDING[local], "where"))
    for topic in further:
        if topic == "log-inquiry":
            steps.append(say.choice("button-send-it", "inquiry"))
        elif topic == "find-contact" and decision.also != topic:
            steps += _council(decision, say)
        elif topic == "talk-to-human":
            steps += menu.human(say)
        elif topic not in _DOINGS and topic != decision.also:
            steps += say.topics([topic])
    return steps


def _council(decision: Answer, say: Voice) -> tuple[Choice, ...]:
    place = decision.place
    if place and place.council:
        council = say.council(place.council)
        return (say.choice("button-contact", "topic:find-contact", council=council),)
    return () if place else (say.choice("button-council", "topic:find-contact"),)


def _kinds(decision: Answer, understood: Understanding, say: Voice, context: Context) -> tuple[Choice, ...]:
    """Return the kinds of cooperation to choose among, where it begins differently and none is known."""
    known = understood.cooperation or context.cooperation
    role = understood.role or context.role
    if decision.topic != PARTNER or known or role not in {None, Role.ORGANISATION}:
        return ()
    return () if understood.found.candidates else kinds(say)


def _misplaced(decision: Answer, understood: Understanding, say: Voice) -> tuple[Choice, ...]:
    """Return the button to correct what was understood, where that was a place too."""
    placed = decision.place or understood.found.named
    return (say.choice("button-wrong", "wrong"),) if placed else ()
