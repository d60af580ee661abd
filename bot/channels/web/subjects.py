"""What a page can open on: a council or a topic, in plain words, and what begins it."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.channels.web.words import Words
from knowledge.menu import IN_ENGLISH
from knowledge.terms import Language, TopicId
from knowledge.voice import Voice

ASKED = "emne"  # the parameter of an address that names the subject
START = "/start "  # what begins it, the same words that Telegram's links send


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject; *text* says what it is, where that is not the title's to say.

    *start* is what is posted to begin it.
    """

    id: str
    title: str
    start: str
    text: str = ""


def find(asked: str, words: Words) -> Subject | None:
    """Return the subject with the id *asked*, or None."""
    library, english = words.library, words.language is Language.ENGLISH
    if library is None:
        return None
    start = f"{START}{IN_ENGLISH if english else ''}{asked}"
    if asked in library.topics.ids:
        return Subject(asked, library.topics.title(TopicId(asked), words.language), start)
    ours = (one for one in library.gazetteer.councils if one.id == asked)
    council = next(ours, None)
    if council is None:
        return None
    members = Voice(library, words.language).listed(council.municipalities)
    return Subject(asked, council.name, start, words.say("subject-council", members=members))


def titled(said: Markup, words: Words) -> Markup:
    """Return what a person reads of their own message: of one that begins a subject its title."""
    asked = said.removeprefix(START).removeprefix(IN_ENGLISH)
    subject = find(asked, words) if said.startswith(START) else None
    return escape(subject.title) if subject else said
