"""The slash commands; spellings with æ or a hyphen come as text and are understood too."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from handlers import ask, inquiry, offers, register, rights, status
from handlers import menu as buttons
from handlers.routing import On
from handlers.talk import Talk
from knowledge import forms, tap
from knowledge.answering import directions, menu, phone, subjects
from knowledge.answering.compose import answer
from knowledge.answering.voice import blocks
from knowledge.library.phrases import fold
from knowledge.terms import Answer, Council, Language, Reply, Role, TopicId, Understanding

_MEANT = {
    "hjelp": "help", "help": "help", "privatliv": "privacy", "privacy": "privacy", "menneske": "human",
    "human": "human", "sprog": "language", "language": "language", "status": "status", "start": "start",
    "minedata": "mydata", "mydata": "mydata", "slet": "erase", "delete": "erase",
}  # fmt: skip
_ENGLISH = frozenset({"mydata", "delete", "privacy", "human", "language"})


def router() -> Router:
    """Return the router of the commands."""
    made = Router(name="commands")
    made.message.register(command, On(F.text.startswith("/")))
    return made


async def command(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
    """Do what the command says."""
    word, rest = _parted(talk.text)
    if word in _ENGLISH and not talk.context.chosen:
        talk.context = replace(talk.context, language=Language.ENGLISH, settled=True)
    match _MEANT.get(word):
        case "start":
            await _start(talk, rest.strip())
        case "human":
            await _human(talk)
        case "status":
            await status.show(talk)
        case "privacy":
            await _topic(talk, "privacy")
        case "mydata" | "erase" as right:
            await rights.follow(talk, right)
        case "language":
            await _languages(talk, rest)
        case "help":
            await _menu(talk, menu.help_text(talk.voice))
        case _:
            known = menu.help_text(talk.voice)
            await _menu(talk, replace(known, text=blocks(talk.voice.say("odd-command"), known.text)))


def meant(text: str) -> str | None:
    """Return what a command asks for, whatever it is spelt like; None for another text."""
    return _MEANT.get(_parted(text)[0]) if text.startswith("/") else None


def _parted(text: str) -> tuple[str, str]:
    """Return the word of a command and what stands behind it."""
    word, _, rest = text[1:].partition(" ")
    return fold(word.partition("@")[0]).replace(" ", ""), rest


async def _start(talk: Talk, payload: str) -> None:
    """Begin anew; a link may carry the topic or the council it is about, and nothing else."""
    talk.form = None
    if not talk.context.held:
        talk.parked = None
    id_, language = subjects.opened(payload)
    if language:
        talk.context = replace(talk.context, language=language, settled=True)
    if id_.startswith(offers.WRONG):
        await offers.wrong(talk, id_.removeprefix(offers.WRONG))
        return
    if subject := subjects.find(id_, talk.voice):
        await (_council(talk, subject.council) if subject.council else ask.follow(talk, f"topic:{id_}"))
        return
    talk.context = replace(talk.context, notice="")  # who starts may have cleared the chat: show it again
    other = menu.other_language(talk.voice.spoken, talk.voice)
    await _menu(talk, Reply(talk.voice.say("menu"), (*menu.buttons(talk.voice), other)))


async def _council(talk: Talk, council: Council) -> None:
    """Open on a council: whom it covers, its page, and what an organisation can do next."""
    place = tap.named(council.name, library=talk.library, today=talk.today)
    talk.context = replace(talk.context, place=place, role=Role.ORGANISATION, greeted=True)
    await talk.say(directions.council(council, talk.voice))
    talk.log("contact", topic="find-contact")


async def _human(talk: Talk) -> None:
    if talk.form:
        told = talk.voice.say(forms.key(talk.form, "form-human"), **phone.line(talk.voice))
        await talk.aside(Reply(told))
        talk.log("human", topic="talk-to-human")
        return
    await ask.follow(talk, "human")


async def _languages(talk: Talk, wished: str) -> None:
    """Speak the language that is *wished*, else ask for it; in mid-form its question stays open below."""
    if action := tap.tongue(wished, talk.library):
        following = inquiry.follow if talk.draft else register.follow if talk.form else buttons.follow
        await following(talk, action)
        return
    asked = menu.reply("languages", talk.context, talk.voice)
    if talk.form:
        form = forms.repeat(talk.form, talk.voice)
        asked = Reply(blocks(asked.text, form.text), (*asked.choices, *form.choices))
    talk.context = replace(talk.context, greeted=True)
    await talk.say(asked)
    talk.log("answer", topic="about-bot")


async def _topic(talk: Talk, topic: str) -> None:
    if talk.form is None:
        await ask.follow(talk, f"topic:{topic}")
        return
    decision = Answer(TopicId(topic))
    understood = Understanding("", talk.context.language, decision.topic, 1.0)
    await talk.aside(answer(decision, understood, talk.voice, talk.today, talk.context))
    talk.log("answer", topic=topic)


async def _menu(talk: Talk, reply: Reply) -> None:
    talk.context = replace(talk.context, greeted=True)
    await talk.aside(reply)
    talk.log("answer", topic="about-bot")
