"""What is said when an answer failed: what it was taken for, and what may have been meant instead."""

from knowledge.answering import menu
from knowledge.answering.voice import Voice, rows
from knowledge.context import Context
from knowledge.records import Failing
from knowledge.terms import Choice, Language, Reply, Role

VERBS = ("helped", "wrong")
FAILINGS = {
    "wrong:topic": Failing.WRONG_TOPIC,
    "wrong:place": Failing.WRONG_PLACE,
    "helped:no": Failing.NOT_HELPED,
}
RUNNERS = 3  # topics that may have been meant instead
_ODD = {"about-bot", "smalltalk", "out-of-scope", "crisis", "privacy", "talk-to-human", "log-inquiry"}


def reply(action: str, context: Context, say: Voice) -> Reply:
    """Return what is said to *action*, a tap that calls an answer right or wrong."""
    match action:
        case "helped:yes":
            return Reply(say.say("glad"))
        case "helped:no":
            send = say.choice("button-send-question", "inquiry")
            return _instead("not-helped", context, say, send)
        case "wrong:topic":
            return _instead("wrong-topic", context, say, say.choice("button-none", "none"))
        case "wrong:place":
            return Reply(say.say("where"), (say.choice("button-everywhere", "everywhere"),))
        case _:
            return _seen(context, say)


def _instead(key: str, context: Context, say: Voice, last: Choice) -> Reply:
    """Offer the runners-up, what lies near the answer, and a person."""
    answer = say.library.answers.get(context.topic, Language.DANISH) if context.topic else None
    likely = dict.fromkeys((*context.runners_up, *(answer.next if answer else ())))
    told = {context.topic, context.taken, *_ODD}
    runners = tuple(topic for topic in likely if topic not in told)[:RUNNERS]
    return Reply(say.say(key, count=len(runners)), (*say.topics(runners), last, *menu.human(say)))


def _seen(context: Context, say: Voice) -> Reply:
    """Show what was understood; one tap changes each part of it."""
    seen = rows(
        say.say("seen"),
        say.say("seen-topic", topic=say.title(context.topic)) if context.topic else "",
        say.say("seen-place", place=context.place.name) if context.place else "",
        say.say("seen-role", now=context.role or "nobody"),
    )
    other = Role.CITIZEN if context.role is Role.ORGANISATION else Role.ORGANISATION
    choices = (
        say.choice("button-wrong-place", "wrong:place"),
        say.choice("button-wrong-topic", "wrong:topic"),
        say.choice(f"button-{other}", f"role:{other}"),
        *menu.human(say),
    )
    return Reply(seen, choices)
