"""What an edited text looks like in the chat, before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from bot.channels.web.markup import rich
from knowledge.answering.compose import compose
from knowledge.context import NEW
from knowledge.editing import Item, Kind, answers
from knowledge.library import Library, notice
from knowledge.markup import as_html
from knowledge.terms import Answer, Language, Reply, Role, TopicId, Understanding

ROLES = (Role.ORGANISATION, Role.CITIZEN)  # who is spoken to differently


@dataclass(frozen=True, slots=True)
class Preview:
    """One bubble: what it shows (a key of da.ftl), its language, its words and its buttons."""

    key: str
    language: str
    words: Markup
    choices: Sequence[str] = ()


def of(item: Item, library: Library, *, today: date, placeholders: Sequence[str] = ()) -> Sequence[Preview]:
    """Return how *item* is said by *library*; nothing for what has no look of its own."""
    match item.kind:
        case Kind.ANSWER:
            return _answer(item, library, today)
        case Kind.MESSAGE:
            return [
                one
                for tongue in library.phrasebook.bundles
                for one in _message(item, library, tongue, placeholders)
            ]
    return ()


def _answer(item: Item, library: Library, today: date) -> Sequence[Preview]:
    topic, language = TopicId(item.key.partition("/")[2].split(".")[0]), Language(answers.language(item))
    told = library.answers.by_topic.get((topic, language), ())
    days = [
        max(today, one.valid_from or today) for one in told if one.valid_to is None or one.valid_to >= today
    ]
    return [one for day in days for one in _levels(topic, language, library, day)]


def _levels(topic: TopicId, language: Language, library: Library, day: date) -> Sequence[Preview]:
    understood = Understanding("", language, topic, 1.0)
    normal = compose(Answer(topic), understood, library=library, context=NEW, today=day)
    told = library.answers.get(topic, language, today=day)
    easy = Reply(told.easy if told else "")
    return [_shown("normal", language, normal), _shown("easy", language, easy)]


def _message(
    item: Item, library: Library, language: Language, placeholders: Sequence[str]
) -> Sequence[Preview]:
    book = library.phrasebook
    if item.key == "notice":
        said = [notice.words(book, language, library.periods)]
    else:
        args = {name: f"‹{name}›" for name in placeholders}  # what they will say is not known here
        says = (book.say(item.key, language, **args | {"role": str(role)}) for role in ROLES)
        said = list(dict.fromkeys(says))
    return [_shown("message", language, Reply(one)) for one in said if one]


def _shown(key: str, language: Language, reply: Reply) -> Preview:
    words = rich(as_html(reply.text), is_html=True)
    return Preview(f"content-preview-{key}", language, words, [choice.label for choice in reply.choices])
