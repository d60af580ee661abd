"""A small made-up directory, and conversations about it as tables."""

from dataclasses import replace
from datetime import date, time

from bot.store.offers.memory import shelved
from knowledge.library import Library
from knowledge.offers.directory import Directory
from knowledge.offers.offer import (
    Access,
    Confidence,
    Cost,
    Day,
    NeedId,
    Offer,
    OfferId,
    Schedule,
    Way,
)
from tests.handlers.visitor import Visitor

Told = tuple[str, ...]  # what a person says or taps ("[Vis flere]"), then what is heard ("!…": what is not)

LONELY, WALK, DEMENTIA, TALK = map(NeedId, ("loneliness", "exercise", "dementia", "talking"))
RECENT = date(2026, 11, 3)
EVENING = Schedule((Day.WEDNESDAY,), time(19), time(21))


def offer(id_: str, name: str, *needs: NeedId, **fields: object) -> Offer:
    """Return a made-up offer in Lemvig, confirmed lately."""
    known: dict[str, object] = {
        "what": f"Det er {name}",
        "what_en": f"It is {name}",
        "needs": needs,
        "municipalities": ("Lemvig",),
        "confidence": Confidence.VERIFIED,
        "source": "test",
        "assured_on": RECENT,
        "checked_on": RECENT,
    }
    return Offer(OfferId(id_), name, "Testforeningen", None, **(known | fields))  # type: ignore[arg-type]


OFFERS = (
    offer(
        "test-cafe", "Testcaféen", LONELY, cost=Cost.FREE, schedules=(EVENING,), access=(Access.WHEELCHAIR,)
    ),
    offer("test-klub", "Testklubben", LONELY, cost=Cost.PAID, phone="00 00 00 02", languages=("da", "en")),
    offer("test-bord", "Testbordet", LONELY, minimum_age=60, page="https://bord.example.org"),
    offer(
        "test-ven", "Testvennen", LONELY, ways=(Way.HOME,), assured_on=None, page="https://ven.example.org"
    ),
    offer("test-tur", "Testturen", WALK),
    offer("test-center", "Testcentret", phone="00 00 00 01", page="https://center.example.org"),
    offer("test-huset", "Testhuset", municipalities=("Struer",), page="https://huset.example.org"),
    offer(
        "test-linje", "Testlinjen", LONELY, TALK, municipalities=(), ways=(Way.PHONE,), phone="00 00 00 03"
    ),
    offer("test-kreds", "Testkredsen", DEMENTIA, municipalities=(), ways=(Way.DIGITAL,)),
    offer("test-kin", "Testgruppen", DEMENTIA, municipalities=(), ways=(Way.PHONE,), relatives=True),
    offer(
        "test-kompas",
        "Testkompasset",
        municipalities=(),
        ways=(Way.DIGITAL,),
        page="https://kompas.example.org",
    ),
    offer("test-gammel", "Testruinen", LONELY, assured_on=date(2020, 1, 1), checked_on=None),
)


def directory(library: Library, *offers: Offer) -> Directory:
    """Return a directory of *offers*, or of those above."""
    return shelved(replace(library, offers=offers or OFFERS))


def hold(visitor: Visitor, *steps: Told) -> None:
    """Go through a conversation; after each step something is heard, and some things are not."""
    for says, *hears in steps:
        heard = visitor.taps(says[1:-1]) if says.startswith("[") else visitor.says(says)
        for fragment in hears:
            if fragment.startswith("!"):
                assert fragment[1:] not in heard, says
            else:
                assert fragment in heard, says
        assert heard.strip(), says
