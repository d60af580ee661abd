"""How an inquiry stands, by its reference."""

from dataclasses import replace

from handlers.talk import Talk
from knowledge import cases
from knowledge.terms import Understanding


async def show(talk: Talk, understood: Understanding | None = None) -> None:
    """Tell how the case stands that the text names, or those of this conversation."""
    job = talk.turn.job
    reply = cases.status(
        talk.text,
        asked=talk.turn.asked,
        cases=job.cases,
        conversation=job.conversation,
        say=talk.voice,
        today=talk.today,
        expected=talk.turn.service.expected,
    )
    talk.context = replace(talk.context, greeted=True, unsure=0)
    await talk.aside(talk.kindly(cases.sorry(reply, talk.text, talk.voice)))
    talk.log("status", topic="inquiry-status", certainty=understood.certainty if understood else 1.0)
