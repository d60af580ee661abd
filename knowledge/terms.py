"""The vocabulary: every word that the layers share, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

TopicId = NewType("TopicId", str)
CouncilId = NewType("CouncilId", str)

HOME = "Region Midtjylland"
DENMARK = ZoneInfo("Europe/Copenhagen")  # the day that counts is the day there


class Language(StrEnum):
    """The languages we tell apart; OTHER gets a human route."""

    DANISH = "da"
    ENGLISH = "en"
    OTHER = "other"


class Role(StrEnum):
    """Who writes; answers differ where the facts do."""

    ORGANISATION = "organisation"
    CITIZEN = "citizen"
    PROFESSIONAL = "professional"


class Danger(StrEnum):
    """The kinds of acute danger, each with its own lines."""

    SUICIDE = "suicide"
    VIOLENCE = "violence"
    ILLNESS = "illness"
    POISON = "poison"
    CHILD = "child"
    MISSING = "missing"


class ActorKind(StrEnum):
    """The six kinds of civil-society actors (Sammen om fremtidens sundhed 2025, section 3)."""

    ASSOCIATION = "A"
    FOUNDATION = "B"
    SOCIAL_ENTERPRISE = "C"
    SELF_GOVERNING = "D"
    NGO = "E"
    NETWORK = "F"


class Cooperation(StrEnum):
    """The kinds of cooperation that begin in different ways."""

    HOSPITAL = "hospital"
    OFFER = "offer"
    PROJECT = "project"
    VOICE = "voice"


class Detail(StrEnum):
    """What a short follow-up asks of what was talked about; MORE is anything else about it."""

    PRICE = "price"
    PHONE = "phone"
    MAIL = "mail"
    PAGE = "page"
    ADDRESS = "address"
    SOURCE = "source"
    WHEN = "when"
    MANY = "many"
    TONGUE = "tongue"
    TIME = "time"
    MORE = "more"


# -- places ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Council:
    """A health council, in Region Midtjylland or elsewhere."""

    id: CouncilId
    name: str
    region: str
    municipalities: tuple[str, ...]
    page: str
    agendas: str = ""
    hospital: str = ""


class PlaceKind(StrEnum):
    """What a place is; earlier kinds win over later ones of the same name."""

    MUNICIPALITY = "municipality"
    TOWN = "town"
    POSTCODE = "postcode"
    HOSPITAL = "hospital"
    VILLAGE = "village"
    LANDSCAPE = "landscape"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text names.

    *municipality* is empty for a landscape or a region; *councils* then lists all that it touches.
    A hospital keeps its id in *hospital*. *region* is the region's name on the day asked about.
    """

    name: str
    kind: PlaceKind
    region: str
    municipality: str = ""
    councils: tuple[CouncilId, ...] = ()
    hospital: str = ""

    @property
    def council(self) -> CouncilId | None:
        """The one council, or None where there are several or none of ours."""
        return self.councils[0] if len(self.councils) == 1 else None

    @property
    def outside(self) -> bool:
        """Whether it lies in another region."""
        return self.region != HOME


@dataclass(frozen=True, slots=True)
class Found:
    """The places a text names: *named* are certain, *candidates* are equals to ask about, best first.

    Never both: when there is something to ask, nothing is certain.
    """

    named: tuple[Place, ...] = ()
    candidates: tuple[Place, ...] = ()

    @property
    def sure(self) -> Place | None:
        """The only place named, or None."""
        return self.named[0] if len(self.named) == 1 else None


NOWHERE = Found()


# -- understanding -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Match:
    """A topic and how much a text is like it (0-1)."""

    topic: TopicId
    certainty: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """What we believe the person means, and how sure we are (0-1).

    *also* is another topic that the same message asks about, certain by itself. *kind* and *cooperation* are
    what the words say of who writes and of what they want to do together. *detail* says that *topic* is what
    was talked about before, and what is asked of it. *faint*: the danger is told above a reply, never alone.
    *worn*: it is of one who cares for another, so that a local offer helps as well.
    *redacted*: a number was taken out; *timed*: it may have been a date and a time.
    """

    text: str
    language: Language
    topic: TopicId
    certainty: float
    runners_up: tuple[Match, ...] = ()
    found: Found = NOWHERE
    role: Role | None = None
    kind: ActorKind | None = None
    cooperation: Cooperation | None = None
    also: TopicId | None = None
    detail: Detail | None = None
    danger: Danger | None = None
    faint: bool = False
    worn: bool = False
    redacted: bool = False
    timed: bool = False


# -- decisions: a closed union, matched exhaustively -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """Tell the curated answer to *topic*; *place* adds the council that it concerns, *also* offers more."""

    topic: TopicId
    place: Place | None = None
    also: TopicId | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Show whom to turn to, for *places* (none: ask the unit), because of *topic*; *also* offers more."""

    topic: TopicId
    places: tuple[Place, ...] = ()
    also: TopicId | None = None


@dataclass(frozen=True, slots=True)
class Offers:
    """Show local offers near *place*; *also* offers more."""

    place: Place | None = None
    also: TopicId | None = None


class Form(StrEnum):
    """The conversations that a message can start; the values are the public names of the decision."""

    INQUIRY = "inquiry"
    STATUS = "status"
    REGISTER_OFFER = "register-offer"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Start:
    """Start *form*, pre-filled with what the message already said."""

    form: Form
    topic: TopicId
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class WhichTopic:
    """Ask which of at most three topics is meant."""

    topics: tuple[TopicId, ...]


@dataclass(frozen=True, slots=True)
class WhichPlace:
    """Ask which of at most three places is meant, or (no candidates) where it is; *topic* waits for it."""

    topic: TopicId
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Crisis:
    """Show the lines that fit *danger*, and nothing else."""

    danger: Danger


@dataclass(frozen=True, slots=True)
class Outside:
    """The place lies in another region: say which and point there."""

    place: Place
    topic: TopicId


@dataclass(frozen=True, slots=True)
class Unknown:
    """Say that we do not know, point on (*pointer*, an id of pointers.csv) and offer to log it."""

    topic: TopicId
    pointer: str = ""


Decision = Answer | Contact | Offers | Start | WhichTopic | WhichPlace | Crisis | Outside | Unknown


# -- replies -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it says, and what tapping it does (``verb`` or ``verb:argument``, at most 48 bytes)."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person reads. *text* is plain text with ``**bold**`` only; bullets are ``•``; links are bare.

    *sources* are shown under the text; *choices* are buttons, in order.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    sources: tuple[str, ...] = ()
