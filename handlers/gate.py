"""Who is not answered, but in danger and about what is kept: a blocked person, all in a stopped channel."""

from dataclasses import replace

from handlers import commands, crisis
from handlers.talk import Talk
from knowledge.answering import shut
from knowledge.casework.steering import Measure
from knowledge.context import LINES
from knowledge.privacy import rights
from knowledge.screen import crisis as screening
from knowledge.terms import Danger, Reply

BLOCKED, STOPPED = "blocked", "stopped"  # what the log calls such a turn


async def passes(talk: Talk) -> bool:
    """Return whether the turn may go on; else what may be said has been."""
    blocked, stop = talk.turn.job.blocked, talk.turn.service.steering.stop(talk.channel, talk.turn.now)
    if talk.context.refused and not blocked:
        talk.context = replace(talk.context, refused=False)
    if not (blocked or stop) or talk.chat < 0:  # groups have such ids: the bot leaves them all the same
        return True
    if danger := _danger(talk):
        await crisis.heed(talk, danger)
        return False
    if _is_right(talk):
        talk.shut = True
        return True
    if blocked:
        await _refuse(talk)
    elif stop:
        await _tell(talk, stop)
    talk.log(BLOCKED if blocked else STOPPED)
    return False


def _is_right(talk: Talk) -> bool:
    """Whether it is about what is kept of them: the right to see and to delete it does not end."""
    if _corrects(talk):  # a correction is no wish: it goes to a case, or nowhere
        return False
    verb = (talk.action or "").partition(":")[0]
    typed = (talk.turn.job.head.body.get("message") or {}).get("text") or ""
    return verb in rights.VERBS or commands.meant(typed) in rights.VERBS


def _corrects(talk: Talk) -> bool:
    return "edited_message" in talk.turn.job.head.body


def _danger(talk: Talk) -> Danger | None:
    """Return what somebody may be in danger of; here it need not be sure."""
    verb, _, told = (talk.action or "").partition(":")
    if verb == LINES and told in set(Danger):
        return Danger(told)
    alarm = screening.alarm(talk.text) if talk.text else None
    return alarm.danger if alarm else None


async def _refuse(talk: Talk) -> None:
    """Say once that nobody is answered in this conversation, and where else."""
    if talk.context.refused or _corrects(talk):
        return
    talk.context, talk.quiet = replace(talk.context, refused=True), True
    await talk.say(Reply(shut.refused(talk.voice)), alone=True)


async def _tell(talk: Talk, stop: Measure) -> None:
    """Say once until when nobody is answered here, and where else."""
    if talk.context.stop == stop.id:
        return
    talk.context = replace(talk.context, stop=stop.id)
    await talk.say(Reply(shut.told(stop, talk.voice, now=talk.turn.now)), alone=True)
