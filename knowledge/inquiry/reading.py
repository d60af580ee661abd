"""What a free text says to the form: yes or no, something beside it, an address, or what was asked for."""

import re
from collections.abc import Iterable
from enum import StrEnum

from knowledge import reference
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import ActorKind, TopicId, Understanding
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import wishes

WORDS = 3  # fewer words of substance than this say that one wants to write, not what
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w+])(?:\+\d{1,3} ?)?(?:\d[ -]?){7,11}\d(?!\w)")
_HUMAN = TopicId("talk-to-human")
_CLAUSE, _PART = re.compile(r"[.,;:!\n]+"), re.compile(r"[,;:]+")
_SENTENCE = re.compile(r"[^.!?\n]+\??")
_TOLD = 3  # words before a comma that tell something: "vi mangler et sted, kan I hjælpe?" is no mere question


class Sense(StrEnum):
    """What a text is when it is no answer to the question of the form, and *ANSWER* when it may be one."""

    YES = "yes"
    NO = "no"
    BYE = "bye"
    STATUS = "status"
    HUMAN = "human"
    PUZZLED = "puzzled"
    QUESTION = "question"
    NOTHING = "nothing"
    ANSWER = "answer"


def sense(understood: Understanding, library: Library) -> Sense:
    """Return what the text is, whatever was asked."""
    bare = _addressless(understood.text)
    folded, heard = fold(bare), library.phrasebook.heard
    if found := _consent(folded, library, reached=bare != understood.text):
        return found
    if library.phrasebook.hears("bye", folded) and _made_of(
        folded, *heard["bye"], *heard["ok"], *heard["thanks"]
    ):
        return Sense.BYE
    if reference.parse(understood.text) or folded in heard["status"]:
        return Sense.STATUS
    if plain(folded, library) in heard["puzzled"]:
        return Sense.PUZZLED
    if folded and _made_of(folded, *heard["inquiry"]):
        meant = understood.topic == _HUMAN and understood.certainty >= SURE
        human = meant or library.phrasebook.hears("human", folded)
        return Sense.HUMAN if human else Sense.NOTHING
    return Sense.ANSWER


def asks(text: str, library: Library) -> bool:
    """Whether the text is a question of its own, or ends in one: ", hvordan kommer vi i gang"."""
    first, *others = (fold(clause) for clause in _CLAUSE.split(text))
    book = library.phrasebook
    asked = book.opens("question", plain(first, library)) or any(
        book.opens("asking", clause) for clause in others
    )
    return asked or "?" in text


def only_asks(text: str, library: Library) -> bool:
    """Whether the text asks and tells nothing: a letter that ends in "kan I hjælpe?" is a letter."""
    sentences = [one for one in _SENTENCE.findall(text) if plain(fold(one), library)]
    return bool(sentences) and all(_question(one, library) for one in sentences)


def substance(text: str, library: Library) -> int:
    """Return how many words say what it is about, and not only that one wants to write or talk."""
    empty = set(library.phrasebook.heard["inquiry"])
    return sum(word not in empty for word in fold(text).split())


def substantial(text: str, library: Library) -> bool:
    """Whether the text says what it is about."""
    return substance(text, library) >= WORDS or wishes(text, library)


def empty(text: str, library: Library) -> bool:
    """Whether the text only greets or says that one wants to write; one in other letters is never empty."""
    folded = fold(text)
    return bool(folded) and _made_of(folded, *library.phrasebook.heard["inquiry"])


def actor(text: str, library: Library) -> str:
    """Return the letter of the kind of organisation that is named, or nothing."""
    folded = fold(_addressless(text))  # forening.dk says nothing about who writes
    kinds = (kind for kind in ActorKind if library.phrasebook.hears(f"actor-{kind.value.lower()}", folded))
    return next(kinds, "")


def way(text: str, library: Library) -> str:
    """Return the way to answer (chat, mail, phone) that the text names and nothing else, or nothing."""
    folded, heard = fold(text), library.phrasebook.heard
    for one in ("mail", "phone", "chat"):
        if library.phrasebook.hears(f"reach-{one}", folded) and _made_of(
            folded, *heard[f"reach-{one}"], *heard["reaching"]
        ):
            return one
    return ""


def plain(folded: str, library: Library) -> str:
    """Return the folded text without what one says while thinking: "hov", "øh", "men"."""
    words = folded.split()
    while words and words[0] in library.phrasebook.heard["interjection"]:
        words = words[1:]
    return " ".join(words)


def _consent(folded: str, library: Library, *, reached: bool) -> Sense | None:
    """Return yes or no, where the text is made of such words only; *reached*: and of an address."""
    heard, words = library.phrasebook.heard, set(folded.split())
    agree, refuse = set(heard["agree"]), set(heard["refuse"])
    filler = (*heard["agreeing"], *(heard["reaching"] if reached else ()))
    if words & refuse and _made_of(folded, *refuse, *agree, *filler):
        return Sense.NO
    if words & agree and _made_of(folded, *agree, *filler):
        return Sense.YES
    return None


def _question(sentence: str, library: Library) -> bool:
    *before, last = (plain(fold(part), library) for part in _PART.split(sentence))
    opens = library.phrasebook.opens
    if any(len(part.split()) >= _TOLD and not opens("question", part) for part in before):
        return False
    return sentence.endswith("?") or any(opens("question", part) for part in (*before, last))


def _made_of(folded: str, *phrases: str) -> bool:
    """Whether every word of the folded text stands in one of *phrases*."""
    return set(folded.split()) <= set(_words(phrases))


def _words(phrases: Iterable[str]) -> list[str]:
    return " ".join(phrases).split()


def _addressless(text: str) -> str:
    return PHONE.sub(" ", MAIL.sub(" ", text))
