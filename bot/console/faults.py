"""What is wrong with a form of the case page: told in its own words, and where on the page it is mended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.visit import Visit
from bot.wording.words import Words
from knowledge.casework.actions import Carrier, Outcome
from knowledge.errors import CaseworkError, RefusedError, StaleError, TakenError

WRITTEN = (
    "text",
    "laert",
    "hvorfor",
    "esdh",
    "modtager",
    "adresse",
)  # the fields of the forms that hold words
_HALF = re.compile(r"\s*\d\d[\s-]*\d{1,6}\s*")  # a case's number that lacks its letter
_OWN: Mapping[tuple[str, str], str] = {  # what a form says instead of what holds for all of them
    ("afventer", "not-chosen"): "no-waiting",
    ("journal", "empty"): "no-number",
    ("journal", "not-chosen"): "no-journal",
    ("makro", "not-chosen"): "no-carrier",
    ("modtaget", "empty"): "no-reason",
    ("modtaget", "not-chosen"): "no-answer",
}
_FIRST: Mapping[str, str] = {  # the field of each form that nearly all that is refused is about
    "svar": "svar-text",
    "note": "note-text",
    "videresend": "til-hvem",
    "afventer": "vent-til",
    "giv-videre": "kollega",
    "saml": "saml-nummer",
    "afslut": "laert",
    "journal": "esdh",
    "makro": "makro-baerer",
    "bloker": "bloker-hvorfor",
}
_AT: Mapping[str, str] = {
    "no-road": "til-vej",
    "no-address": "til-adresse",
    "no-waiting": "vent-paa",
    "no-journal": "journal-valg",
    "no-outcome": "afslut-resultat",
    "no-carrier": "afslut-baerer",
    "steering-long": "bloker-hvorfor",
}
_ELSEWHERE = frozenset(  # what no field can mend
    {"role", "over", "closed", "open", "merged", "erased", "journalised", "settled", "no-forwarding"}
    | {"not-theirs", "unknown", "no-chat", "nobody-told", "block-no-chat", "not-blocked", "other"}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence, and the id of the field where it is mended; empty where there is none."""

    text: str
    at: str = ""


def found(error: CaseworkError, form: str, visit: Visit, words: Words) -> tuple[int, tuple[Fault, ...]]:
    """Return the status and what is wrong with *form* as it was posted."""
    typed = "yes" if is_typed(visit) else "no"
    match error:
        case TakenError():
            owner = error.owner or words.say("a-colleague")
            return 409, (Fault(words.say("refused-taken", owner=owner, typed=typed)),)
        case StaleError():
            return 409, (Fault(words.say("refused-stale", typed=typed)),)
        case RefusedError():
            whys = _whys(error.why, form, visit)
            return 403 if error.why == "role" else 422, tuple(_fault(why, form, visit, words) for why in whys)
    return 422, (Fault(words.say("refused-other")),)


def is_typed(visit: Visit) -> bool:
    """Whether somebody has written words into what was posted."""
    return any(
        visit.written(name).text for name in visit.posted if name in WRITTEN or name.startswith("besked-")
    )


def half(number: str) -> bool:
    """Whether *number* is a case's but for its letter."""
    return bool(_HALF.fullmatch(number))


def _whys(why: str, form: str, visit: Visit) -> tuple[str, ...]:
    if (form, why) != ("afslut", "not-chosen"):
        return (_OWN.get((form, why), why),)
    lacking = {
        "no-outcome": visit["resultat"] not in set(Outcome),
        "no-carrier": visit["baerer"] not in set(Carrier),
    }
    return tuple(why for why, lacks in lacking.items() if lacks)


def _fault(why: str, form: str, visit: Visit, words: Words) -> Fault:
    key = f"refused-{why}"
    return Fault(words.say(key if words.has(key) else "refused-other"), _place(why, form, visit))


def _place(why: str, form: str, visit: Visit) -> str:
    if why in _ELSEWHERE:
        return ""
    if form == "modtaget":  # there is one for each who was given the case
        of = visit["videresendt"] if visit["videresendt"].isdecimal() else ""
        return f"{'sagde' if why == 'no-answer' else 'svarede'}-{of}"
    if why == "no-receiver" and visit["til"] == "anden":
        return "til-navn"
    if form == "makro":
        return _FIRST[form]
    return _AT.get(why) or _FIRST.get(form, "")
