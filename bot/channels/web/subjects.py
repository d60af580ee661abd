"""The subject that a page opens on, and what is posted to begin it."""

from markupsafe import Markup, escape

from bot.channels.web.words import Words
from knowledge.answering import subjects
from knowledge.answering.subjects import Subject
from knowledge.answering.voice import Voice

ASKED = "emne"  # the parameter of an address that names the subject
START = "/start "  # what begins it, the same words that Telegram's links send


def find(asked: str, words: Words) -> Subject | None:
    """Return the subject with the id *asked*, or None."""
    return subjects.find(asked, Voice(words.library, words.language)) if words.library else None


def titled(said: Markup, words: Words) -> Markup:
    """Return what a person reads of their own message: of one that begins a subject its title."""
    asked, _ = subjects.opened(said.removeprefix(START))
    subject = find(asked, words) if said.startswith(START) else None
    return escape(subject.title) if subject else said
