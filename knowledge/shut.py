"""What is said of a channel in which nobody is answered for a time."""

from datetime import datetime

from knowledge import days
from knowledge.casework.steering import Measure
from knowledge.voice import Voice, blocks


def told(stop: Measure, say: Voice, *, now: datetime) -> str:
    """Return until when nobody is answered here, and where else."""
    region = say.library.contacts.region
    until = days.moment(stop.until, say, now=now)
    return blocks(
        say.say("stopped", until=until), say.say("stopped-else", name=region.name, phone=region.phone)
    )
