"""How the person behind a case can be reached, and how not."""

from dataclasses import dataclass

from knowledge.casework.records import CaseFile, Filed
from knowledge.inquiry import Reach
from knowledge.terms import Language

LETTER = "letter"  # a road of its own: it is written and sent elsewhere, and only kept here
CHATS = frozenset({"telegram", "web"})  # the channels a conversation can be answered in
ROADS = (*Reach, LETTER)


@dataclass(frozen=True, slots=True)
class Person:
    """Whom an answer goes to. *roads* lead to them, *road* is the one to take unless staff choose another.

    *known* are the roads that *address* is of: a mail address, a phone number, or an address for letters.

    *unreachable* says why the last letter did not arrive (a `Delivery`'s value); *blocked*: staff did that.
    """

    reference: str
    language: Language
    address: str
    roads: tuple[str, ...]
    road: str
    known: frozenset[str] = frozenset()
    unreachable: str = ""
    blocked: bool = False


def person(file: CaseFile) -> Person:
    """Return the person behind *file*: reached as they asked for, or as they still can be."""
    filed, address = file.filed, file.address
    chat = (str(Reach.CHAT),) if filed.channel in CHATS else ()
    mail = (str(Reach.MAIL),) if "@" in address else ()
    roads = (*chat, *mail, str(Reach.PHONE), LETTER)
    wanted = LETTER if filed.channel == LETTER and not address else filed.reach
    closed = file.blocked or bool(file.unreachable)
    open_ = tuple(road for road in roads if road != Reach.CHAT or not closed)
    return Person(
        reference=filed.reference,
        language=_language(filed.language),
        address=address,
        roads=roads,
        road=wanted if wanted in open_ else open_[0],
        known=_known(filed, address),
        unreachable=file.unreachable,
        blocked=file.blocked,
    )


def _known(filed: Filed, address: str) -> frozenset[str]:
    if not address:
        return frozenset()
    if "@" in address:
        return frozenset({str(Reach.MAIL)})
    written = filed.channel == LETTER and filed.reach != Reach.PHONE
    return frozenset({LETTER if written else str(Reach.PHONE)})


def _language(language: str) -> Language:
    return Language(language) if language in set(Language) else Language.OTHER
