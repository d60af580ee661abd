"""What is said to somebody who is not answered here: in a stopped channel, in a blocked conversation."""

from datetime import datetime

from knowledge.answering import days, phone
from knowledge.answering.voice import Voice, blocks
from knowledge.casework.steering import Measure


def told(stop: Measure, say: Voice, *, now: datetime) -> str:
    """Return until when nobody is answered here, and where else."""
    until = days.moment(stop.until, say, now=now)
    return blocks(say.say("stopped", until=until), say.say("stopped-else", **phone.line(say)))


def refused(say: Voice) -> str:
    """Return that this conversation is not answered, and where else to turn."""
    return say.say("blocked", **phone.line(say))
