"""A text becomes an `Understanding`: language, topic, place, role and danger, each with its own expert."""

import re
from datetime import date

from rapidfuzz import fuzz

from knowledge import language, reference
from knowledge.context import Context
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.screen import crisis
from knowledge.screen.cpr import MARK
from knowledge.terms import NOWHERE, Danger, Found, Language, Match, Role, TopicId, Understanding
from knowledge.thresholds import CLEAR, DOUBT, GUESS

OUT_OF_SCOPE = TopicId("out-of-scope")
FIND_CONTACT = TopicId("find-contact")
HEALTH_COUNCILS = TopicId("health-councils")
STATUS = TopicId("inquiry-status")
CRISIS = TopicId("crisis")

SMALLTALK = TopicId("smalltalk")

_WHOM = frozenset({FIND_CONTACT, TopicId("talk-to-human")})
_JOINTS = frozenset(
    ("og", "der", "som", "and", "who", "that", "so", "sa")
)  # from who one is to what one wants
WISHED = 0.5  # of the likeness of the whole text, which the wish alone must reach for the whole to count
_REACH = 9  # words from "har lyst til" to what one wants to begin: "har lyst til sammen med jer at lave"
_CLAUSE = re.compile(r"[.!;:\n]+")
ALIKE = 83  # one wrong letter in six, two in twelve: "vibrog" is Viborg

_ROLES = (Role.PROFESSIONAL, Role.ORGANISATION, Role.CITIZEN)  # "vi" is said by nurses too: their words first


def understand(text: str, *, library: Library, today: date, context: Context) -> Understanding:
    """Return what we believe *text* means, after what *context* remembers."""
    alarm = crisis.alarm(text)
    if alarm and alarm.sure:
        spoken = language.detect(text) or context.language
        return Understanding(text, spoken, CRISIS, 1.0, danger=alarm.danger)
    redacted, plain = MARK in text, text.replace(MARK, " ")
    spoken = context.hearing(plain).language
    found = library.gazetteer.find(plain, today=today)
    topic, certainty, runners_up = _topic(plain, found, library, context)
    danger = alarm.danger if alarm else None
    if topic == CRISIS and certainty < 1.0:  # like it, but no alarm rang: in doubt, lines and answer
        danger = danger or (Danger.SUICIDE if certainty >= DOUBT else None)
        topic, certainty, runners_up = _next(runners_up)
    if spoken is Language.OTHER and certainty < 1.0:  # what a third language is like is chance
        topic, certainty, runners_up = OUT_OF_SCOPE, 0.0, ()
    return Understanding(
        text,
        spoken,
        topic,
        certainty,
        runners_up=runners_up,
        found=found,
        role=role(plain, library),
        danger=danger,
        redacted=redacted,
    )


def role(text: str, library: Library) -> Role | None:
    """Return who writes, when the words say so."""
    folded = fold(text)
    return next((one for one in _ROLES if library.phrasebook.hears(one, folded)), None)


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
    fillers = set(library.phrasebook.heard["place-question"])
    words = [word for word in fold(text).split() if word not in fillers and not word.isdigit()]
    names = {word for place in places for word in fold(f"{place.name} {place.municipality}").split()}
    other = [word for word in words if not any(_alike(word, name) for name in names)]
    return not other or (len(other) == len(words) and len(words) <= 1)  # a nickname is not in the name itself


def _topic(
    text: str, found: Found, library: Library, context: Context
) -> tuple[TopicId, float, tuple[Match, ...]]:
    if reference.parse(text) or reference.mistyped(text):
        return STATUS, 1.0, ()
    matches = _matches(_placeless(text, found), library)
    if only_place(text, found, library):
        again = context.topic if context.contacted else None
        return context.waiting or again or FIND_CONTACT, 1.0, ()
    return _next(_answerable(_whose(matches, text, found, library), library))


def _matches(text: str, library: Library) -> tuple[Match, ...]:
    """Return what *text* is about: who writes counts only where nothing is wanted, or the wish fits too."""
    whole = library.topics.match(text)
    wanted = library.topics.match(_wanted(text, library))
    if whole and whole[0].topic == SMALLTALK and whole[0].certainty < 1 and asks(text, library):
        whole = (*whole[1:], Match(SMALLTALK, 0.0))  # "is it good for you?" is no greeting
    if not wanted or wanted[0].certainty < GUESS or not answerable(wanted[0].topic, library):
        return whole
    if wanted[0].topic in _WHOM:  # whom a foundation talks to depends on its being one
        return whole
    like = {match.topic: match.certainty for match in wanted}
    for match in whole:
        if like.get(match.topic, 0.0) >= match.certainty * WISHED:
            like[match.topic] = max(match.certainty, like[match.topic])
    return tuple(sorted((Match(*one) for one in like.items()), key=lambda one: (-one.certainty, one.topic)))


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


def _placeless(text: str, found: Found) -> str:
    """Return *text* without the names of places: where it is says nothing about what it is about."""
    names = {word for place in found.named for word in fold(place.name).split() if not place.hospital}
    names.discard("sundhedsrad")  # a council is a place too, but that it is one says what is asked
    return " ".join(word for word in text.split() if fold(word) not in names) if names else text


def _whose(matches: tuple[Match, ...], text: str, found: Found, library: Library) -> tuple[Match, ...]:
    """Put "which council is ours" before "what is a council" where the words ask for one of them."""
    if {match.topic for match in matches[:2]} != {FIND_CONTACT, HEALTH_COUNCILS}:
        return matches
    placed = found != NOWHERE and matches[0].topic == FIND_CONTACT
    if not placed and not library.phrasebook.hears("whose", fold(text)):
        return matches
    return (Match(FIND_CONTACT, matches[0].certainty), *matches[2:])


def _answerable(matches: tuple[Match, ...], library: Library) -> tuple[Match, ...]:
    """Put a topic that we can answer before one as likely that we cannot."""
    near = (match for match in matches if matches[0].certainty - match.certainty < CLEAR)
    best = next((match for match in near if answerable(match.topic, library)), None)
    if best is None or best is matches[0]:
        return matches
    first = Match(best.topic, matches[0].certainty)
    return (first, *(match for match in matches if match is not best))


def _next(matches: tuple[Match, ...]) -> tuple[TopicId, float, tuple[Match, ...]]:
    if not matches or matches[0].certainty < GUESS:
        return OUT_OF_SCOPE, 0.0, matches
    return matches[0].topic, matches[0].certainty, matches[1:]


def _alike(word: str, name: str) -> bool:
    """Whether *word* is *name*, in the genitive or with a slip of the finger."""
    return word in {name, f"{name}s"} or (len(name) > 4 and fuzz.ratio(word, name) >= ALIKE)
