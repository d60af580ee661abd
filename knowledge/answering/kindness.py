"""What is said first, or instead, to those who are cross and to those for whom it is hard."""

from dataclasses import replace

from knowledge.answering import menu
from knowledge.answering.voice import Voice, blocks
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import (
    Answer,
    Crisis,
    Decision,
    Reply,
    Role,
    TopicId,
    Understanding,
    Unknown,
    WhichTopic,
)

CURSE = 8  # words at most of a curse that asks nothing
_CHAT = {TopicId("smalltalk"), TopicId("about-bot")}


def kindly(decision: Decision, understood: Understanding, reply: Reply, say: Voice) -> Reply:
    """Return *reply* with a kind word before it, or sorry and a person instead of it."""
    told, book = fold(understood.text), say.library.phrasebook
    chat = isinstance(decision, Answer) and decision.topic in _CHAT
    empty = chat or isinstance(decision, Unknown | WhichTopic)
    if empty and curses(understood, say.library):
        return Reply(say.say("cross"), menu.human(say))
    ours = understood.role is Role.ORGANISATION or understood.danger
    if not ours and book.hears("hard", told) and not isinstance(decision, Crisis):
        return replace(reply, text=blocks(say.say("hard"), reply.text))
    return reply


def curses(understood: Understanding, library: Library) -> bool:
    """Whether somebody is only cross, and asks nothing."""
    told = fold(understood.text)
    return len(told.split()) <= CURSE and library.phrasebook.hears("cross", told)
