"""What is said beside a form: it is answered, and the form's own question is asked again."""

from handlers import offers, status
from handlers.talk import Talk
from knowledge import forms
from knowledge.answering import phone
from knowledge.answering.compose import beside, compose, unanswered
from knowledge.inquiry.reading import Sense
from knowledge.library.phrases import fold
from knowledge.terms import (
    Danger,
    Decision,
    Form,
    Reply,
    Start,
    Understanding,
    Unknown,
    WhichPlace,
    WhichTopic,
)

_SHORT = 6  # words: "hvor lang tid går der?", a longer text says of what


async def said(talk: Talk, sense: Sense, understood: Understanding) -> bool:
    """Answer what is no question; False where it may be one."""
    match sense:
        case Sense.STATUS:
            await status.show(talk, understood)
        case Sense.HUMAN:
            await human(talk)
        case Sense.PUZZLED if talk.form:
            await talk.aside(Reply(talk.voice.say(forms.key(talk.form, "form-why"))))
            talk.log("answer", topic="about-bot")
        case _:
            return False
    return True


async def answer(talk: Talk, understood: Understanding, decision: Decision) -> None:
    """Answer a question in mid-form, then ask the form's own again."""
    if talk.form is None:
        return
    if isinstance(decision, Start):
        if decision.form is Form.STATUS:
            await status.show(talk, understood)
        else:
            await human(talk)
        return
    if isinstance(decision, WhichTopic | WhichPlace) or _waits(understood.text, talk):  # of another question
        later = talk.voice.say(forms.key(talk.form, "form-later"))
        await talk.say(talk.kindly(forms.question(talk.form, talk.voice, opening=later)))
        talk.log("unknown", topic=understood.topic, certainty=understood.certainty)
        return
    if isinstance(decision, Unknown):
        reply = talk.kindly(unanswered(decision, talk.voice))
    else:
        reply = compose(
            decision,
            understood,
            library=talk.library,
            context=talk.context,
            today=talk.today,
            listed=offers.beside(talk, understood, decision),
        )
    await talk.aside(reply)
    talk.log(forms.called(talk.form), topic=understood.topic, certainty=understood.certainty)


async def human(talk: Talk) -> None:
    """Say how to reach a person, and ask the form's question again."""
    if talk.form:
        told = talk.voice.say(forms.key(talk.form, "form-human"), **phone.line(talk.voice))
        await talk.say(talk.kindly(forms.question(talk.form, talk.voice, opening=told)))
        talk.log(forms.called(talk.form), topic=forms.topic(talk.form))


async def doubted(talk: Talk, danger: Danger) -> None:
    """Show the lines above the open question; nothing of what was written is kept."""
    if talk.form:
        talk.quiet = True
        asked = forms.heard(talk.form, talk.voice)
        await talk.say(talk.kindly(beside(danger, asked, talk.voice)))
        talk.log("crisis", topic="crisis")


def _waits(text: str, talk: Talk) -> bool:
    """Whether *text* only asks when: of what is being told, which nobody can say yet."""
    return len(text.split()) <= _SHORT and talk.library.phrasebook.opens("when", fold(text))
