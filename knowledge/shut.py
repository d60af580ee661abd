"""What is said to somebody who is not answered here: in a stopped channel, in a blocked conversation."""

from datetime import datetime

from knowledge import days, phone
from knowledge.casework.steering import Measure
from knowledge.voice import Voice, blocks


def told(stop: Measure, say: Voice, *, now: datetime) -> str:
    """Return until when nobody is answered here, and where else."""
    until = days.moment(stop.until, say, now=now)
    return blocks(say.say("stopped", until=until), say.say("stopped-else", **phone.line(say)))


def refused(say: Voice) -> str:
    """Return that this conversation is not answered, and where else to turn."""
    return say.say("blocked", **phone.line(say))
