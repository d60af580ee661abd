"""What somebody says beside the need, in folded words: an age, money, a language, when and how."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.offers.needing import folded
from knowledge.offers.offer import Access
from knowledge.offers.wish import When

OLDEST = 110  # years; above, it is something else that was counted

CHILD = folded("""
søn sønner datter døtre dreng pige barn børn barnebarn teenager boy girl son sons daughter child kid kids
""")
_PERSON = "mand|kvinde|mor|far|man|woman|mother|father|husband|wife|ung|borger|patient|" + "|".join(
    sorted(CHILD)
)
_IS = "er|bliver|fylder|fyldt|alderen|aged?|am|im|m|is|turning"
_COUNTED = "km|kilo|procent|gange|uger|dage|timer|maneder|weeks|days|hours|times|months|aftener"
_AGE = re.compile(
    rf"\b(?:(?P<a>\d{{1,3}}) ?arige?s?"
    rf"|(?:{_PERSON}) (?:pa |of |aged? )?(?P<b>\d{{1,3}})(?: ar| years)?"
    rf"|(?:{_IS}) (?P<c>\d{{1,3}})(?! (?:{_COUNTED}|til)\b)(?: ar| years| og)?"
    r"|(?P<d>\d{1,3}) (?:ar gam\w+|years? old|year olds?|yo))\b(?! (?:siden|ago)\b)"
)
LANGUAGES = {
    "engelsk": "en", "english": "en", "tysk": "de", "german": "de", "arabisk": "ar", "arabic": "ar",
    "ukrainsk": "uk", "ukrainian": "uk", "polsk": "pl", "polish": "pl", "tyrkisk": "tr", "turkish": "tr",
    "somali": "so", "somalisk": "so", "persisk": "fa", "farsi": "fa", "persian": "fa", "rumensk": "ro",
    "romanian": "ro", "russisk": "ru", "russian": "ru", "kurdisk": "ku", "kurdish": "ku", "urdu": "ur",
    "tamil": "ta", "bosnisk": "bs", "bosnian": "bs", "vietnamesisk": "vi", "vietnamese": "vi",
    "spansk": "es", "spanish": "es", "fransk": "fr", "french": "fr", "litauisk": "lt", "gronlandsk": "kl",
}  # fmt: skip
_ANY = "|".join(LANGUAGES)
_LANGUAGE = re.compile(
    rf"\b(?:(?:pa|in|taler(?: kun)?|snakker(?: kun)?|speaks?|speaking) (?P<a>{_ANY})"
    rf"|(?P<b>{_ANY}) ?(?:talende|speaking|speakers?|sprog\w*))\b"
)


OLD = 75  # years that "for ældre" stands for, as the button does that says so


def _said(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


_ELDERLY = _said(
    r"(?:for|til|blandt|med) (?:\w+ )?(?:eldre|pensionister|seniorer|elderly|seniors|pensioners)(?! sagen)",
    "(?:for|with|among) older (?:people|adults|persons)",
)
_FREE = _said("gratis", "uden betaling", "koster ikke noget", "for free", "free", "free of charge", "no cost")
_REMOTE = _said(
    r"ikke (?:selv )?(?:komme|ga) (?:ud|hjemmefra|udenfor|nogen steder)",
    r"ikke (?:selv )?(?:komme|ga) (?:\w+ )?(?:ud|hjemmefra)(?= |$)(?! (?:af|i|pa)\b)",
    r"ikke forlade (?:hjemmet|huset|lejligheden|min\w* \w+)",
    "sengeliggende|bundet til (?:hjemmet|sengen)|hjemmebesog|hjem til (?:mig|os|hende|ham|dem)|i eget hjem",
    "(?:pa|over|per|via) (?:telefon|telefonen|nettet|video|chat|skype)|telefonisk|online|digitalt?",
    "(?:by|over the|on the) phone|housebound|bedridden|home visits?",
    r"(?:cannot|can not|can t|cant|unable to) (?:leave (?:the|my) \w+|leave home|get out|go out)",
)
_EVENING = _said("(?:om )?aften(?:en|er|erne)", "evenings?", "efter (?:arbejde|fyraften)", "after work")
_WEEKEND = _said("(?:i )?weekend(?:en|er|erne|s)?", "(?:lor|son)dag(?:e|en|ene)?", "(?:satur|sun)days?")
_DAY = _said(
    "om dagen", "i dagtimerne", "(?:om )?(?:for|efter)middag(?:en|ene|e)", "daytime", "during the day"
)
_TIMES = ((When.EVENING, _EVENING), (When.WEEKEND, _WEEKEND), (When.DAY, _DAY))
_ACCESS = (
    (Access.WHEELCHAIR, _said(r"korestol\w*", "rollator", "wheelchairs?")),
    (Access.HEARING, _said(r"teleslynge\w*", r"tegnsprog\w*", "sign language", "hearing loop")),
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was said, and the *places* of the words that said it."""

    age: int | None = None
    free: bool = False
    remote: bool = False
    language: str = ""
    when: When | None = None
    access: Access | None = None
    places: frozenset[int] = frozenset()


def read(line: str) -> Circumstances:
    """Return what is said in *line*: folded words with one space between them."""
    spans: list[tuple[int, int]] = []

    def said(pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(line)
        if found:
            spans.append(found.span())
        return found

    return Circumstances(
        age=_years(said(_AGE)) or (OLD if said(_ELDERLY) else None),
        free=bool(said(_FREE)),
        remote=bool(said(_REMOTE)),
        language=LANGUAGES.get(_group(said(_LANGUAGE)), ""),
        when=next((when for when, pattern in _TIMES if said(pattern)), None),
        access=next((access for access, pattern in _ACCESS if said(pattern)), None),
        places=frozenset(place for span in spans for place in _places(line, *span)),
    )


def _years(found: re.Match[str] | None) -> int | None:
    years = int(_group(found) or OLDEST + 1)
    return years if 0 < years <= OLDEST else None


def _group(found: re.Match[str] | None) -> str:
    """Return what was in the group that was found."""
    return next((said for said in found.groups() if said), "") if found else ""


def _places(line: str, first: int, last: int) -> Iterator[int]:
    """Yield the places of the words between two characters of *line*."""
    yield from range(line.count(" ", 0, first), line.count(" ", 0, last) + 1)
