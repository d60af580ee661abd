"""An inquiry that waits until inquiries are taken again: what is said of it, and how long it is kept."""

from datetime import UTC, datetime

from knowledge.answering import days, phone
from knowledge.answering.voice import Voice, blocks
from knowledge.library import retention
from knowledge.records import HELD
from knowledge.terms import Choice, Reply


def state(until: datetime) -> str:
    """Return the state of a conversation whose draft is kept at least until *until*."""
    return f"{HELD}:{until.astimezone(UTC).isoformat(timespec='milliseconds')}"


def begun(until: datetime, say: Voice, *, now: datetime, written: bool = False) -> Reply:
    """Return, to one who wants to begin an inquiry, that none is taken, and what else they can do.

    *written*: what it is about has been said already.
    """
    when = "begun" if written else "start"
    prepare = say.choice("button-prepare", "resume", when=when)
    return Reply(_told(when, until, say, now), (prepare, say.choice("button-drop", "drop")))


def unsent(until: datetime, say: Voice, *, now: datetime) -> Reply:
    """Return, to one who has finished an inquiry, that it is not sent, and how to send it later."""
    release, change = say.choice("button-release", "release"), say.choice("button-fix", "resume")
    return Reply(_told("send", until, say, now), (release, change, say.choice("button-drop", "drop")))


def reminder(say: Voice) -> Choice:
    """Return the button to the inquiry that waits."""
    return say.choice("button-held", "resume")


def _told(when: str, until: datetime, say: Voice, now: datetime) -> str:
    library = say.library
    kept = retention.told(library.periods.unfinished_chat, library.phrasebook, say.spoken)
    return blocks(
        say.say("paused", when=when, until=days.moment(until, say, now=now)),
        say.say("paused-else", **phone.line(say)),
        say.say("paused-kept", when=when, kept=kept),
    )
