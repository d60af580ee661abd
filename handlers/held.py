"""While no new inquiries are taken: the draft waits, and can be sent when they are."""

from dataclasses import replace

from handlers import inquiry
from handlers.talk import Talk
from knowledge import forms
from knowledge.answering.compose import beside
from knowledge.inquiry import Draft, holding
from knowledge.terms import Danger


async def begin(talk: Talk, *, danger: Danger | None = None) -> bool:
    """Keep the draft that was just begun, and say until when none is taken; False where they are."""
    pause = talk.paused
    if pause is None or talk.draft is None:
        return False
    written = bool(talk.draft.text)
    said = holding.begun(pause.until, talk.voice, now=talk.turn.now, written=written)
    talk.hold(pause.until)
    await talk.say(talk.kindly(beside(danger, said, talk.voice) if danger else said))
    return True


async def again(talk: Talk) -> bool:
    """Ask about the draft that waits before another is begun; False where none does."""
    if not (talk.parked and talk.context.held):
        return False
    await talk.say(talk.kindly(forms.resume(talk.parked, talk.voice)))
    talk.log(forms.called(talk.parked), topic=forms.topic(talk.parked))
    return True


async def release(talk: Talk) -> None:
    """Send the draft that waited, or say again that it must wait."""
    if isinstance(talk.parked, Draft):
        draft, talk.parked = talk.parked, None
        talk.draft, talk.context = draft, replace(talk.context, held="")
        await inquiry.send(talk, draft)
