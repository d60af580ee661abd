"""What to do about what was understood: one `Decision`, never silence and never a silent guess."""

from knowledge.context import Context
from knowledge.library import Library
from knowledge.phrases import fold
from knowledge.terms import (
    Answer,
    Contact,
    Crisis,
    Danger,
    Decision,
    Form,
    Language,
    Offers,
    Outside,
    Place,
    Role,
    Start,
    TopicId,
    Understanding,
    Unknown,
    WhichPlace,
    WhichTopic,
)
from knowledge.thresholds import CLEAR, GUESS, SURE
from knowledge.understand import CRISIS, FIND_CONTACT, OUT_OF_SCOPE, STATUS, answerable

MOST = 3  # choices in one question
PATIENCE = 2  # messages in a row that may be unclear before a person is offered

_HUMAN, _INQUIRY = TopicId("talk-to-human"), TopicId("log-inquiry")
_OFFERS, _REGISTER = TopicId("find-offers"), TopicId("register-offer")
_FORMS = {_HUMAN: Form.HUMAN, _INQUIRY: Form.INQUIRY, STATUS: Form.STATUS, _REGISTER: Form.REGISTER_OFFER}
_HARMLESS = {TopicId("smalltalk"), TopicId("about-bot")}
_EVERYWHERE = {  # the same wherever one lives: a place in the text changes nothing
    CRISIS, STATUS, _HUMAN, TopicId("privacy"), TopicId("about-bot"), TopicId("smalltalk"),
    TopicId("medical-advice"),
}  # fmt: skip


def decide(understood: Understanding, *, library: Library, context: Context) -> Decision:
    """Prefer an answer, then a contact, then a question; in doubt twice, a person."""
    if understood.topic == CRISIS:
        return Crisis(understood.danger or Danger.SUICIDE)
    decision = _ordinary(understood, library, context)
    if understood.danger and _empty(decision, understood):
        return Crisis(understood.danger)
    return decision


def _ordinary(understood: Understanding, library: Library, context: Context) -> Decision:
    named = understood.found.named
    if named and all(place.outside for place in named) and understood.topic not in _EVERYWHERE:
        return Outside(named[0], understood.topic)
    if _certain(understood, library) or _proposed(understood, library):
        return _about(understood, library, context)
    if context.unsure + 1 >= PATIENCE or understood.language is Language.OTHER:
        return Start(Form.HUMAN, understood.topic, _here(understood, context))
    offered = _offered(understood)
    if understood.topic == OUT_OF_SCOPE or not offered:
        return _unknown(understood, library)
    return WhichTopic(offered)


def called(decision: Decision) -> str:  # noqa: PLR0911 one return for each decision
    """Return the public name of *decision*, as logs and `ask --json` show it."""
    match decision:
        case Answer():
            return "answer"
        case Contact():
            return "contact"
        case Offers():
            return "offers"
        case Start(form):
            return form.value
        case WhichTopic() | WhichPlace():
            return "clarify"
        case Crisis():
            return "crisis"
        case Outside():
            return "outside"
        case Unknown():
            return "unknown"


def _empty(decision: Decision, understood: Understanding) -> bool:
    """Whether there is nothing to put the lines above: no answer, and nothing somebody in danger would do."""
    if isinstance(decision, WhichTopic):
        return understood.role not in {Role.ORGANISATION, Role.PROFESSIONAL}
    return isinstance(decision, Unknown) or (isinstance(decision, Start) and decision.form is Form.HUMAN)


def _certain(understood: Understanding, library: Library) -> bool:
    """Whether one topic stands alone; a rival that we could not answer is no reason to ask."""
    least = max(GUESS, understood.certainty - CLEAR)
    near = (one for one in understood.runners_up if one.certainty > least)
    answered = answerable(understood.topic, library)
    rivals = (one for one in near if one.topic != CRISIS and (answerable(one.topic, library) or not answered))
    if understood.topic in _HARMLESS:  # a greeting too many costs nothing
        return understood.certainty >= GUESS and not any(rivals)
    return understood.certainty >= SURE and not any(rivals)


def _proposed(understood: Understanding, library: Library) -> bool:
    """Whether somebody offers something: what it is about may be unclear, that it is for the unit is not."""
    return understood.topic == _INQUIRY and library.phrasebook.hears("proposal", fold(understood.text))


def _offered(understood: Understanding) -> tuple[TopicId, ...]:
    """Return the topics worth asking about, best first."""
    best = (understood.topic, *(match.topic for match in understood.runners_up if match.certainty >= GUESS))
    return tuple(topic for topic in best if topic not in {OUT_OF_SCOPE, CRISIS, *_HARMLESS})[:MOST]


def _about(understood: Understanding, library: Library, context: Context) -> Decision:
    """Decide about a topic that is certain."""
    topic, here = understood.topic, _here(understood, context)
    if form := _FORMS.get(topic):
        return Start(form, topic, here)
    if topic == FIND_CONTACT:
        return _contact(understood, here)
    if topic == _OFFERS:
        return _asked(understood) or Offers(here)
    if topic != OUT_OF_SCOPE and library.answers.has(topic, Language.DANISH):
        return Answer(topic, here if topic not in _EVERYWHERE else None)
    return _unknown(understood, library)


def _contact(understood: Understanding, here: Place | None) -> Decision:
    named = tuple(place for place in understood.found.named if not place.outside)
    places = named or ((here,) if here else ())
    if asked := _asked(understood):
        return asked
    return Contact(understood.topic, places) if places else WhichPlace(understood.topic)


def _asked(understood: Understanding) -> WhichPlace | None:
    """Return the question that equals must be asked, once; None where nothing is open."""
    candidates = understood.found.candidates
    return WhichPlace(understood.topic, candidates[:MOST]) if candidates else None


def _here(understood: Understanding, context: Context) -> Place | None:
    """Return the one place of ours that is meant; several named, or equals, are no place to assume."""
    found = understood.found
    if found.candidates or len(found.named) > 1:
        return None
    sure = found.sure
    return (None if sure.outside else sure) if sure else context.place


def _unknown(understood: Understanding, library: Library) -> Unknown:
    pointer = library.pointers.find(understood.text) if understood.topic == OUT_OF_SCOPE else None
    return Unknown(understood.topic, pointer.id if pointer else "")
