"""What to do about what was understood: one `Decision`, never silence and never a silent guess."""

from dataclasses import replace

from knowledge.answering.seats import seat
from knowledge.context import Context
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import (
    Answer,
    Contact,
    Crisis,
    Danger,
    Decision,
    Detail,
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
from knowledge.understanding import associations, following, local
from knowledge.understanding.thresholds import DOUBT, GUESS, SURE
from knowledge.understanding.understand import (
    CRISIS,
    FIND_CONTACT,
    OUT_OF_SCOPE,
    STATUS,
    answerable,
    only_introduces,
    only_place,
)

MOST = 3  # choices in one question
REACHING = frozenset({Detail.PHONE, Detail.MAIL, Detail.PAGE, Detail.ADDRESS})
SHORT = 8  # words that, right after the lines, are taken for more about the danger
CHOICE = 0.2  # below this a choice of topics only puzzles
PATIENCE = 2  # messages in a row that may be unclear before a person is offered

_HUMAN, _INQUIRY = TopicId("talk-to-human"), TopicId("log-inquiry")
_PARTNER, _FUNDING = TopicId("how-to-partner"), TopicId("council-funding")
_OFFERS, _REGISTER = TopicId("find-offers"), TopicId("register-offer")
_CENTRES, _FIELDS = TopicId("volunteer-centres"), "fields"  # where people work together, whatever the field
_FORMS = {_HUMAN: Form.HUMAN, _INQUIRY: Form.INQUIRY, STATUS: Form.STATUS, _REGISTER: Form.REGISTER_OFFER}
_GREETING, _ABOUT = TopicId("smalltalk"), TopicId("about-bot")
_HARMLESS = {_GREETING, _ABOUT}
_BESIDE = {*_HARMLESS, OUT_OF_SCOPE, TopicId("medical-advice")}  # no answer to one who was in danger just now
_EVERYWHERE = {  # the same wherever one lives: a place in the text changes nothing
    CRISIS, STATUS, _HUMAN, TopicId("privacy"), TopicId("about-bot"), TopicId("smalltalk"),
    TopicId("medical-advice"),
}  # fmt: skip


def decide(understood: Understanding, *, library: Library, context: Context) -> Decision:
    """Prefer an answer, then a contact, then a question; in doubt twice, a person."""
    if understood.topic == CRISIS:
        return Crisis(understood.danger or Danger.SUICIDE)
    foreign = understood.language is Language.OTHER and understood.certainty < 1.0
    if context.danger and not foreign and _still(understood, library):
        return Crisis(context.danger)
    nearby = None if foreign else _nearby(understood, library, context)
    decision = Unknown(OUT_OF_SCOPE) if foreign else nearby or _both(understood, library, context)
    if understood.danger and _empty(decision, understood, context):
        return Crisis(understood.danger)
    return decision


def _still(understood: Understanding, library: Library) -> bool:
    """Whether a short text after the lines is still about the danger: what to do, or nothing of ours."""
    said = fold(understood.text)
    if not said or len(said.split()) > SHORT:
        return False
    unsure = understood.certainty < SURE or understood.topic in _BESIDE
    return unsure or library.phrasebook.hears("what-now", said)


def about(decision: Decision, understood: Understanding) -> TopicId:
    """Return the topic that logs and `ask --json` show for *decision*."""
    if isinstance(decision, Crisis):
        return CRISIS
    if isinstance(decision, Offers):
        return _OFFERS
    return decision.topic if isinstance(decision, Answer) else understood.topic


def _nearby(understood: Understanding, library: Library, context: Context) -> Decision | None:
    """Lead a need that no topic claims to the local offers; the bare word "tilbud" may mean either side."""
    if fold(understood.text) in library.phrasebook.heard["offers-either"]:
        return WhichTopic((_OFFERS, _REGISTER))
    away = understood.found.named and all(place.outside for place in understood.found.named)
    return Offers(_here(understood, context)) if not away and local.seeks(understood, library) else None


def _both(understood: Understanding, library: Library, context: Context) -> Decision:
    """Decide about the first question of a message; the second is offered with its answer."""
    decision, also = _ordinary(understood, library, context), understood.also
    if also is None or not isinstance(decision, Answer | Contact | Offers):
        return decision
    told = isinstance(decision, Answer | Contact) and decision.topic == also
    named = isinstance(decision, Answer) and decision.place and also == FIND_CONTACT  # it says which council
    council = named and not library.phrasebook.hears("whom", fold(understood.text))
    return decision if told or council else replace(decision, also=also)


def _ordinary(understood: Understanding, library: Library, context: Context) -> Decision:
    named = understood.found.named
    if named and all(place.outside for place in named) and understood.topic not in _EVERYWHERE:
        return Outside(named[0], understood.topic)
    certain, here = understood.certainty >= SURE, _here(understood, context)
    if understood.detail:
        return _further(understood, here, library, context)
    tells = (certain and _tells(understood.topic, library)) or _unknown(understood, library).pointer
    if associations.proposed(understood, library, context) and not tells:
        return Start(Form.INQUIRY, understood.topic, here)
    if _partners(understood, library):
        return Answer(_PARTNER, here)
    if certain and understood.topic != OUT_OF_SCOPE:
        return _about(understood, library, context)
    return _unclear(understood, here, library, context)


def _unclear(understood: Understanding, here: Place | None, library: Library, context: Context) -> Decision:
    """Decide where no topic is certain."""
    unknown = _unknown(understood, library)
    lost = context.unsure + 1 >= PATIENCE and not (unknown.pointer or understood.redacted)
    if lost:
        return Start(Form.HUMAN, understood.topic, here)
    offered = _offered(understood)
    if understood.topic == OUT_OF_SCOPE or understood.redacted or not offered:
        return unknown
    likely = understood.certainty >= CHOICE or following.near(understood.topic, context, library)
    asks = likely and len(offered) > 1  # one choice is no question
    return WhichTopic(offered) if asks else Unknown(OUT_OF_SCOPE)


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


def _empty(decision: Decision, understood: Understanding, context: Context) -> bool:
    """Whether there is nothing to put the lines above; what those who help others write is their subject."""
    if understood.faint or (understood.role or context.role) in {Role.ORGANISATION, Role.PROFESSIONAL}:
        return False
    sure = understood.topic == _HUMAN and understood.certainty >= DOUBT
    lost = isinstance(decision, Start) and decision.form is Form.HUMAN and not sure
    return lost or isinstance(decision, Unknown | WhichTopic)


def _tells(topic: TopicId, library: Library) -> bool:
    """Whether the answer to *topic* is what one who would begin something needs; of a field it is not."""
    return (
        topic not in {_OFFERS, OUT_OF_SCOPE}
        and library.topics.by_id[topic].group != _FIELDS
        and answerable(topic, library)
    )


def _partners(understood: Understanding, library: Library) -> bool:
    """Whether an organisation tells who it is, or that it would work with us, without a nearer answer."""
    if understood.role is not Role.ORGANISATION or understood.topic in _FORMS or understood.certainty == 1:
        return False
    if only_introduces(understood.text, library):
        return True
    nearer = understood.certainty >= SURE and answerable(understood.topic, library)
    return not nearer and library.phrasebook.hears("together", fold(understood.text))


def _offered(understood: Understanding) -> tuple[TopicId, ...]:
    """Return the topics worth asking about, best first: all that may be meant, and never one alone."""
    likely = [understood.topic, *(one.topic for one in understood.runners_up if one.certainty >= GUESS)]
    best = dict.fromkeys((*likely, *(one.topic for one in understood.runners_up)))
    fit = [topic for topic in best if topic not in {OUT_OF_SCOPE, CRISIS, *_HARMLESS}]
    return tuple(fit[: max(2, min(MOST, sum(topic in likely for topic in fit)))])


def _about(understood: Understanding, library: Library, context: Context) -> Decision:
    """Decide about a topic that is certain."""
    topic, here = understood.topic, _here(understood, context)
    if form := _FORMS.get(topic):
        return Start(form, topic, here)
    if topic == FIND_CONTACT:
        return _paid(understood, context) or _contact(understood, here)
    if topic == _OFFERS:
        return (
            Answer(_PARTNER, here)
            if associations.gives(understood, library)
            else _asked(understood) or Offers(here)
        )
    if library.routes.local(topic) and (led := _named(understood, library)):
        return Contact(topic, led)
    if library.answers.has(topic, Language.DANISH):
        return Answer(topic, here if topic not in _EVERYWHERE else None)
    return _led(understood, here, library) or _unknown(understood, library)


def _further(understood: Understanding, here: Place | None, library: Library, context: Context) -> Decision:
    """Decide about one more question on what was talked about: how to reach them, or what the answer says."""
    topic, asked = understood.topic, understood.detail or Detail.MORE
    places = tuple(seat(topic, one, library) for one in _places(understood, here))
    has = library.answers.has(topic, Language.DANISH)
    if has and (asked is Detail.SOURCE or (asked is Detail.PAGE and not library.routes.own(topic, places))):
        return Answer(topic, here)
    if asked in REACHING:
        return _reaching(topic, places, library)
    told = library.answers.get(topic, understood.language) or library.answers.get(topic, Language.DANISH)
    reader = following.audience(understood, context)
    said = told and following.passages(told, understood.text, asked, library, reader)
    return Answer(topic, here) if said else Unknown(topic)


def _reaching(topic: TopicId, places: tuple[Place, ...], library: Library) -> Decision:
    """Show again whom *topic* leads to, or the council there, or the unit."""
    if topic == _OFFERS:
        return Offers(places[0] if places else None)
    return Contact(topic if library.routes.own(topic, places) else FIND_CONTACT, places)


def _named(understood: Understanding, library: Library) -> tuple[Place, ...]:
    """Return the places that a message names to be told whom to ask there, and nothing else about it."""
    topic = understood.topic
    if topic != _CENTRES and not only_place(understood.text, understood.found, library):
        return ()
    led = tuple(seat(topic, place, library) for place in _places(understood, None))
    return led if all(library.routes.own(topic, (place,)) for place in led) else ()


def _led(understood: Understanding, here: Place | None, library: Library) -> Decision | None:
    """Return whom to ask about a topic that leads to somebody of its own, asking where when that decides."""
    topic, places, routes = understood.topic, _places(understood, here), library.routes
    if routes.local(topic) is None:
        return Contact(topic, places) if routes.own(topic, places) else None
    if asked := _asked(understood):
        return asked
    if not places:
        return WhichPlace(topic)
    led = tuple(seat(topic, place, library) for place in places)
    return Contact(topic, led) if all(routes.own(topic, (place,)) for place in led) else None


def _places(understood: Understanding, here: Place | None) -> tuple[Place, ...]:
    """Return the places of ours that are named, else the one that is known."""
    named = tuple(place for place in understood.found.named if not place.outside)
    return named or ((here,) if here else ())


def _paid(understood: Understanding, context: Context) -> Unknown | None:
    """Return the way to the municipality, for one who asks whom there after reading that it gives money."""
    municipal = "kommune" in understood.text.lower() and "råd" not in understood.text.lower()
    return Unknown(OUT_OF_SCOPE, "municipality") if municipal and context.topic == _FUNDING else None


def _contact(understood: Understanding, here: Place | None) -> Decision:
    places = _places(understood, here)
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
