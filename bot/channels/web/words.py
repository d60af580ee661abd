"""The words of a page: its sentences, days and times in the language it is read in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup
from starlette.requests import HTTPConnection

from bot.channels.web.markup import rich
from bot.channels.web.view import Shown
from knowledge.library import Library, notice
from knowledge.markup import as_html
from knowledge.terms import HOME, Language

ASKED = "sprog"  # the parameter of an address that chooses the language
SPOKEN: Mapping[str, Language] = {
    "da": Language.DANISH,
    "en": Language.ENGLISH,
    "nb": Language.DANISH,  # who reads Norwegian or Swedish reads Danish
    "no": Language.DANISH,
    "sv": Language.DANISH,
}
_OTHER = {Language.DANISH: Language.ENGLISH, Language.ENGLISH: Language.DANISH}


@dataclass(frozen=True, slots=True)
class Words:
    """Says the sentences of the phrasebook; without a *library* all of them are empty."""

    library: Library | None
    language: Language
    region: str = HOME

    def say(self, key: str, **args: str | int) -> str:
        """Return the sentence ``web-<key>``."""
        return self.library.phrasebook.say(f"web-{key}", self.language, **args) if self.library else ""

    def told(self, key: str, **args: str | int) -> Markup:
        """Return the same as paragraphs, with its bold words and its links."""
        return rich(as_html(self.say(key, **args)), is_html=True)

    def day(self, at: datetime) -> str:
        """Return the day as one says it: *22. november*."""
        return self.say("day", day=at.day, month=at.month)

    def time(self, at: datetime) -> str:
        """Return the time of the day: *14.05*."""
        return self.say("time", hour=f"{at.hour:02}", minute=f"{at.minute:02}")

    @property
    def other(self) -> "Words":
        """The words of the language to change to."""
        return replace(self, language=_OTHER[self.language])


def notices(library: Library) -> frozenset[Markup]:
    """Return the privacy notice in every language, as a page shows it."""
    said = (notice.words(library.phrasebook, one, library.periods, channel="web") for one in _OTHER)
    return frozenset(rich(as_html(text), is_html=True) for text in said)


def language(request: HTTPConnection, shown: Shown | None = None) -> Language:
    """Return the language of a page: its conversation's, else the one asked for, else the browser's."""
    return SPOKEN.get(_said(shown)) or asked(request)


def asked(request: HTTPConnection, shown: Shown | None = None) -> Language:
    """Return the language asked for, as a page asks for its own pieces; else the conversation's or browser's.

    Who reads neither Danish nor its like reads English rather.
    """
    accepted = _accepted(request.headers.get("accept-language", ""))
    wished = (request.query_params.get(ASKED, ""), _said(shown), *accepted)
    rather = Language.ENGLISH if any(one.isalpha() for one in accepted) else Language.DANISH
    return next((SPOKEN[one] for one in wished if one in SPOKEN), rather)


def _said(shown: Shown | None) -> str:
    return (shown.spoken or shown.language) if shown else ""


def _accepted(header: str) -> list[str]:
    """Return the languages of an Accept-Language, the most wished for first."""
    wishes = [wish.strip().partition(";q=") for wish in header[:200].lower().split(",")]
    ranked = sorted(wishes, key=lambda wish: -_weight(wish[2]))
    return [tag.partition("-")[0] for tag, _, weight in ranked if _weight(weight) > 0]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
