"""Whether an offer can be true and shown: one place for content, imports, proposals and the console."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from knowledge import screen
from knowledge.offers.mistakes import Mistake, quoted
from knowledge.offers.offer import Offer, Schedule
from knowledge.offers.rows import NEEDED, OLDEST, parsed, tidy, written

ID = 40  # letters of an id, so that a button of Telegram (64 bytes) can carry it
TAKEN = frozenset({"mangler", "svar", "vejvisning"})  # pages beside those of the offers: /tilbud/<id>
LETTERS: Mapping[str, int] = {  # at most, of each text: what one screen or one line of a list can show
    **dict.fromkeys(("name", "organisation", "address", "cost_note", "schedule_note"), 200),
    **dict.fromkeys(("what", "what_en"), 1_000),
    **dict.fromkeys(("for_whom", "for_whom_en", "page", "source"), 500),
    "phone": 30,
    "email": 254,  # RFC 5321, 4.5.3.1.3
}
ONE_LINE = ("name", "organisation", "address", "phone", "email", "page")
WORDS = ("id", *(column for column in LETTERS if column not in ("email", "page")))  # may hold a CPR number

# Denmark's utmost points: Gedser Odde 54.560 N, Skagen Nordstrand 57.752 N, Blåvandshuk 8.073 E, Østerskær
# at Christiansø 15.199 E (WGS 84). Rounded outwards to a tenth, which is 6 to 11 km at sea; a box and no
# outline, so that Skåne passes: it catches swapped and mistyped numbers, not wrong addresses.
LATITUDES = (54.5, 57.8)
LONGITUDES = (8.0, 15.2)

FIRST = date(2000, 1, 1)  # nothing in the directory is older: an earlier day is a year with two digits

# ISO 639-1, without withdrawn codes (loc.gov/standards/iso639-2).
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii "
    "ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi "
    "mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw "
    "sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk "
    "ur uz ve vi vo wa wo xh yi yo za zh zu"
)
LANGUAGES = frozenset(_CODES.split())

LIKE = 0.8  # of difflib: below it, Odense is like Hedensted

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HIDDEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # hides, or turns what follows
_PHONE = re.compile(r"\+?[\d ()./-]+", re.ASCII)
_DIGITS = range(3, 16)  # of a phone number: 112 has three, and E.164 allows fifteen
_MAIL = re.compile(r"[\w.+&'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"""(?i)https?://[\w-]+(\.[\w-]+)+(:\d{1,5})?([/?#][^\s<>"'`\\]*)?""")


@dataclass(frozen=True, slots=True)
class Known:
    """What an offer may name: the ids of needs, and the region's municipalities."""

    needs: Collection[str]
    municipalities: Collection[str]


def read(cells: Mapping[str, str], known: Known, *, today: date | None = None) -> tuple[Offer, list[Mistake]]:
    """Return the offer that *cells* are, and every mistake in it, each column once or more."""
    offer, unread = parsed(cells)
    columns = {mistake.column for mistake in unread}
    return offer, unread + [one for one in check(offer, known, today=today) if one.column not in columns]


def check(offer: Offer, known: Known, *, today: date | None = None) -> list[Mistake]:
    """Return all that is wrong with *offer*; without *today*, no day is still to come.

    What passes can be written as cells, as HSDS and as a page, and comes back the same.
    """
    found = (*_id(offer), *_texts(offer), *_lists(offer, known), *_ages(offer), *_place(offer))
    return [*found, *_days(offer, today), *_hours(offer), *_contacts(offer)]


def _id(offer: Offer) -> Iterator[Mistake]:
    if offer.id and (len(offer.id) > ID or not _SLUG.fullmatch(offer.id)):
        yield Mistake("id", "id", {"value": quoted(offer.id), "most": ID})
    elif offer.id in TAKEN:
        yield Mistake("id", "taken", {"value": quoted(offer.id)})


def _texts(offer: Offer) -> Iterator[Mistake]:
    for column in NEEDED:
        if not getattr(offer, column):
            yield Mistake(column, "empty")
    for column, most in LETTERS.items():
        if text := getattr(offer, column):
            yield from _text(column, text, most)
    for column in WORDS:
        text = getattr(offer, column)
        if any(map(str.isdigit, text)) and screen.redact(text).found:
            yield Mistake(column, "cpr")


def _text(column: str, text: str, most: int) -> Iterator[Mistake]:
    if len(text) > most:
        yield Mistake(column, "long", {"count": len(text), "most": most})
    if "\n" in text and column in ONE_LINE:
        yield Mistake(column, "lines")
    if text != (tidied := tidy(text)) or (not text.isprintable() and _HIDDEN.search(text)):
        yield Mistake(column, "edge" if tidied == text.strip() != text else "hidden")


def _lists(offer: Offer, known: Known) -> Iterator[Mistake]:
    """Check what a list may hold: ids of needs, municipalities, languages as ISO 639-1 writes them."""
    yield from _each("needs", offer.needs, known.needs)
    yield from _each("municipalities", offer.municipalities, known.municipalities)
    yield from _each("languages", offer.languages, LANGUAGES, "a code of ISO 639-1, such as da or en")
    for column in ("ways", "languages"):
        if not getattr(offer, column):
            yield Mistake(column, "empty")
    for column in ("needs", "municipalities", "ways", "languages", "access"):
        told = getattr(offer, column)
        for one in sorted({one for one in told if told.count(one) > 1} if len(told) > 1 else ()):
            yield Mistake(column, "twice", {"value": quoted(one)})


def _each(column: str, told: Collection[str], known: Collection[str], instead: str = "") -> Iterator[Mistake]:
    for one in told:
        if one not in known:
            alike = get_close_matches(one, known, n=2, cutoff=LIKE) if not instead else ()
            meant = f"{' or '.join(alike)}, if that is meant" if alike else ""
            write = instead or meant or f"one of {', '.join(known)}"
            yield Mistake(column, "unknown", {"value": quoted(one), "known": write})


def _ages(offer: Offer) -> Iterator[Mistake]:
    """Check ages: HSDS has them as numbers of years, each alone or both."""
    for column in ("minimum_age", "maximum_age"):
        age = getattr(offer, column)
        if age is not None and not 0 <= age <= OLDEST:
            yield Mistake(column, "age", {"value": quoted(age), "most": OLDEST})
    least, most = offer.minimum_age, offer.maximum_age
    if least is not None and most is not None and most < least:
        yield Mistake("maximum_age", "ages", {"value": quoted(most), "least": least})


def _place(offer: Offer) -> Iterator[Mistake]:
    """Check that both coordinates are there, and in Denmark's bounding box (see `LATITUDES`)."""
    pairs = (("latitude", "longitude", LATITUDES), ("longitude", "latitude", LONGITUDES))
    swapped = _within(offer.latitude, LONGITUDES) and _within(offer.longitude, LATITUDES)
    for column, other, (least, most) in pairs:
        value = getattr(offer, column)
        if value is None and getattr(offer, other) is not None:
            yield Mistake(column, "alone", {"other": other})
        elif value is not None and not least <= value <= most:  # no number is outside, too
            told: dict[str, str | int] = {"value": quoted(value), "least": str(least), "most": str(most)}
            yield Mistake(column, "swapped" if swapped else "outside", told)


def _within(value: float | None, ends: tuple[float, float]) -> bool:
    return value is not None and ends[0] <= value <= ends[1]


def _days(offer: Offer, today: date | None) -> Iterator[Mistake]:
    """Check that what was known was known on a day that has been: one to come would never grow old."""
    for column in ("assured_on", "checked_on"):
        day = getattr(offer, column)
        if day and day < FIRST:
            yield Mistake(column, "early", {"value": quoted(day)})
        if day and today and day > today:
            yield Mistake(column, "future", {"value": quoted(day)})
    if offer.checked_on and not offer.source:
        yield Mistake("source", "unsourced")


def _hours(offer: Offer) -> Iterator[Mistake]:
    """Check schedules: days of RFC 5545, hours within one day, as HSDS has opens_at and closes_at."""
    for schedule in offer.schedules:
        told = {"value": quoted(written(schedule))}
        for key, holds in _SCHEDULES.items():
            if holds(schedule):
                yield Mistake("schedules", key, told)


_SCHEDULES: Mapping[str, Callable[[Schedule], bool]] = {
    "schedule": lambda one: one == Schedule(),
    "twice": lambda one: len(set(one.days)) < len(one.days),
    "seconds": lambda one: any(
        moment and (moment.second or moment.microsecond or moment.tzinfo)
        for moment in (one.opens, one.closes)
    ),
    "closes": lambda one: one.opens is not None and one.closes is not None and one.closes <= one.opens,
    "ends": lambda one: one.starts is not None and one.ends is not None and one.ends < one.starts,
}


def _contacts(offer: Offer) -> Iterator[Mistake]:
    digits = sum(sign.isdigit() for sign in offer.phone)
    if offer.phone and not (_PHONE.fullmatch(offer.phone) and digits in _DIGITS):
        yield Mistake("phone", "phone", {"value": quoted(offer.phone)})
    if offer.email and not _MAIL.fullmatch(offer.email):
        yield Mistake("email", "mail", {"value": quoted(offer.email)})
    if offer.page and not is_link(offer.page):
        yield Mistake("page", "link", {"value": quoted(offer.page)})


def is_link(text: str) -> bool:
    """Whether *text* is a whole link to a page: http or https, a host, no password, nothing unprintable."""
    return text.isprintable() and _LINK.fullmatch(text) is not None
