"""A text becomes an `Understanding`: language, topic, place, role and danger, each with its own expert."""

import re
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from knowledge import reference
from knowledge.context import Context
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers.needing import Word, needed
from knowledge.screen import crisis
from knowledge.screen.cpr import MARK
from knowledge.terms import Danger, Detail, Found, Language, Match, Role, TopicId, Understanding
from knowledge.understanding import following, intents, language, writer
from knowledge.understanding.thresholds import GUESS, HEARD, SURE

OUT_OF_SCOPE = TopicId("out-of-scope")
FIND_CONTACT = TopicId("find-contact")
STATUS = TopicId("inquiry-status")
CRISIS = TopicId("crisis")
HUMAN = TopicId("talk-to-human")

_JOINTS = frozenset(
    ("og", "der", "som", "and", "who", "that", "so", "sa")
)  # from who one is to what one wants
_REACH = 9  # words from "har lyst til" to what one wants to begin: "har lyst til sammen med jer at lave"
_CLAUSE = re.compile(r"[.!;:\n]+")
_SHORT = 12  # words of a question that asks for a number and no more
_WHOM = {OUT_OF_SCOPE, FIND_CONTACT, HUMAN}  # that depends on who one is
LONG = 600  # letters of a text in which some sentence is like danger by chance
ALIKE = 83  # one wrong letter in six, two in twelve: "vibrog" is Viborg


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a text is about, with what else it asks."""

    topic: TopicId
    certainty: float
    runners_up: tuple[Match, ...] = ()
    also: TopicId | None = None
    detail: Detail | None = None


def understand(text: str, *, library: Library, today: date, context: Context) -> Understanding:
    """Return what we believe *text* means, after what *context* remembers."""
    alarm = crisis.alarm(text)
    if alarm and alarm.sure:
        spoken = language.detect(text) or context.language
        return Understanding(text, spoken, CRISIS, 1.0, danger=alarm.danger)
    redacted, plain = MARK in text, text.replace(MARK, " ")
    spoken = context.hearing(plain).language
    found = library.gazetteer.find(plain, today=today)
    meant = _topic(plain, found, library, context)
    danger = _danger(alarm, plain, library)
    if meant.topic == CRISIS and meant.certainty < 1.0:  # whether it is one, the alarm has decided
        rest = meant.runners_up  # beside an alarm no other topic may be sure because of what is taken out
        meant = _next(rest if danger else _rest(rest, meant.certainty))
    if spoken is Language.OTHER and meant.certainty < 1.0:  # what a third language is like is chance
        meant = _Meant(OUT_OF_SCOPE, 0.0)
    kind = writer.kind(plain, library)
    return Understanding(
        text,
        spoken,
        meant.topic,
        meant.certainty,
        runners_up=meant.runners_up,
        found=found,
        role=writer.role(plain, library) or (Role.ORGANISATION if kind else None),
        kind=kind,
        cooperation=writer.cooperation(plain, found, library),
        also=meant.also,
        detail=meant.detail,
        danger=danger,
        faint=alarm is not None and alarm.faint,
        worn=alarm is not None and alarm.worn,
        redacted=redacted,
    )


def _danger(alarm: crisis.Alarm | None, text: str, library: Library) -> Danger | None:
    """Return the danger that may be meant; a mere guess must be a little like it to the topics too."""
    long = len(text) > LONG
    guessed = alarm is not None and alarm.guessed and (long or alarm.weight < crisis.CERTAIN)
    if guessed and library.topics.likelihood(CRISIS, text) < HEARD:
        return None
    return alarm.danger if alarm else None


def wishes(text: str, library: Library) -> bool:
    """Whether *text* says what somebody wants to begin or give ("vil gerne starte …"), and asks nothing."""
    words = fold(text).split()
    book = library.phrasebook
    if asks(text, library):
        return False
    ahead = (" ".join(words[at : at + _REACH]) for at in range(len(words)))
    return any(book.opens("wish", span) and book.hears("begin", span) for span in ahead)


def asks(text: str, library: Library) -> bool:
    """Whether *text* asks: a question mark, "hvordan" anywhere, or a sentence that begins with "kan"."""
    book, clauses = library.phrasebook, (fold(clause) for clause in _CLAUSE.split(text))
    asked = "?" in text or book.hears("asking", fold(text))
    return asked or any(book.opens("question", clause) for clause in clauses)


def answerable(topic: TopicId, library: Library) -> bool:
    """Whether there is an answer to *topic*, or something to do about it."""
    kind = library.topics.by_id[topic].kind
    return kind == "action" or library.answers.has(topic, Language.DANISH)


def only_place(text: str, found: Found, library: Library) -> bool:
    """Whether *text* names a place and says nothing else ("og i Viborg?")."""
    places = found.named or found.candidates
    if not places:
        return False
    fillers = {word for said in library.phrasebook.heard["place-question"] for word in said.split()}
    words = [word for word in fold(text).split() if word not in fillers and not word.isdigit()]
    names = {word for place in places for word in fold(f"{place.name} {place.municipality}").split()}
    other = [word for word in words if not any(_alike(word, name) for name in names)]
    if len(words) == len(other) == 1:  # a nickname is not in the name itself; "ensom i 7620" has none
        return not needed([Word(other[0], other[0])], library.needs)
    return not other


def _topic(  # noqa: PLR0911 the surest first
    text: str, found: Found, library: Library, context: Context
) -> _Meant:
    if reference.parse(text) or reference.mistyped(text):
        return _Meant(STATUS, 1.0)
    if only_place(text, found, library):
        return _Meant(context.waiting or _told_by_place(context, library) or FIND_CONTACT, 1.0)
    if _calls_hospital(text, found, library):
        return _Meant(HUMAN, 1.0)
    if context.topic and (detail := following.detail(text, context, library)):
        return _Meant(context.topic, 1.0, detail=detail)
    matches = _matches(text, library)
    if matches and matches[0].topic == CRISIS:
        return _next(matches)
    asked = intents.apart(text, matches, library)
    if asked:
        rest = tuple(match for match in matches if match.topic != asked[0].topic)
        return _Meant(asked[0].topic, asked[0].certainty, rest, also=asked[1].topic)
    matches, detail = following.beside(matches, text, context, library)
    return replace(_next(matches), detail=detail)


def _matches(text: str, library: Library) -> tuple[Match, ...]:
    """Return what *text* is about: after "vi er en forening og …" what is wanted, where that is certain."""
    whole = library.topics.match(text)
    wanted = library.topics.match(_wanted(text, library))
    if not wanted or wanted[0].certainty < SURE or wanted[0].topic in _WHOM:
        return whole
    return wanted


def _calls_hospital(text: str, found: Found, library: Library) -> bool:
    """Whether *text* only asks for the number of a hospital."""
    short = len(text.split()) <= _SHORT and found.sure is not None and found.sure.hospital
    return bool(short) and library.phrasebook.hears("number", fold(text))


def _told_by_place(context: Context, library: Library) -> TopicId | None:
    """Return what was talked about last, where the place decides whom to turn to about it."""
    local = context.topic is not None and library.routes.local(context.topic) is not None
    return context.topic if context.contacted or context.away or local else None


def _wanted(text: str, library: Library) -> str:
    """Return what comes after "we are an association in Skive and …", or nothing where no wish follows."""
    book, words = library.phrasebook, text.split()
    if not _introduced(text, library):
        return ""
    for at, word in enumerate(words[1 : _REACH * 2], 1):
        joint = fold(word) in _JOINTS or words[at - 1][-1] in ",.;:!"
        rest = " ".join(words[at + 1 if fold(word) in _JOINTS else at :])
        if joint and book.opens("wanting", fold(rest)) and len(rest.split()) > 2:
            return rest
    return ""


def _introduced(text: str, library: Library) -> bool:
    """Whether *text* begins with who writes, after a greeting or not."""
    words = fold(text).split()
    return any(
        library.phrasebook.opens("introduction", " ".join(words[at:])) for at in range(min(4, len(words)))
    )


def only_introduces(text: str, library: Library) -> bool:
    """Whether *text* says who writes and nothing of what they want."""
    short = len(text.split()) <= _REACH
    if not short or not _introduced(text, library) or asks(text, library):
        return False
    return not _wanted(text, library) and not library.phrasebook.hears("wish", fold(text))


def _next(matches: tuple[Match, ...]) -> _Meant:
    if not matches or matches[0].certainty < GUESS:
        return _Meant(OUT_OF_SCOPE, 0.0, matches)
    return _Meant(matches[0].topic, matches[0].certainty, matches[1:])


def _rest(matches: tuple[Match, ...], taken: float) -> tuple[Match, ...]:
    """Return *matches* as likely as they are without what was *taken* out; of a remnant nothing is made."""
    left = 1 - taken
    if left < GUESS:
        return matches
    return tuple(replace(match, certainty=min(match.certainty / left, 1.0)) for match in matches)


def _alike(word: str, name: str) -> bool:
    """Whether *word* is *name*, in the genitive or with a slip of the finger."""
    return word in {name, f"{name}s"} or (len(name) > 4 and fuzz.ratio(word, name) >= ALIKE)
