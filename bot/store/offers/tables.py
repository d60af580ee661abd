"""The tables that offers are found by: which of them fit, where they are, and the words they are told in."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_

from bot.store.offers import vocabulary
from bot.store.packing import pack
from knowledge.offers import spelling
from knowledge.offers.offer import Access, Cost, NeedId, Offer, OfferId, Status, Way
from knowledge.offers.times import held, over
from knowledge.offers.wish import Nearness, When

VERSION = 2  # of what stands in the tables: with another they are made anew
ANY = "*"  # the place of every offer, and the need of every offer
FAR = ""  # the place of what is there wherever one lives; the need of what is for any need
PARTED = "|"  # stands around each of several names in one column
ENDLESS = date.max.toordinal()

BITS = {
    trait: 1 << at for at, trait in enumerate((*Way, *Access, "free", "relatives", "young", "old"))
}  # what an offer is, as bits of one number
YOUNG = NeedId("family")  # what is for it is for children, young people and who has any
OLD = frozenset(spelling.words("ældre seniorer pensionister"))  # for whom it is, where no age is told
REMOTE = BITS[Way.PHONE] | BITS[Way.DIGITAL]
SCHEMA = """
create table find_offer(number integer primary key, id text not null unique, name text not null,
  far integer not null, places text not null, known integer, over integer not null, youngest integer not null,
  oldest integer not null, traits integer not null, languages text not null) strict;
create table find_place(place text not null, need text not null, number integer not null,
  primary key(place, need, number)) strict, without rowid;
create index find_place_of on find_place(number);
create table find_time(number integer not null, held text not null, until integer not null,
  primary key(number, held)) strict, without rowid;
create virtual table find_text using fts5(name, told, detail=column,
  tokenize="unicode61 remove_diacritics 0");
"""
TABLES = ("find_offer", "find_place", "find_time", "find_text", *vocabulary.TABLES)
_KNOWN = "select number from find_offer where id in (select value from json_each(?))"
_TEXTS = "select name, told from find_text where rowid in (select value from json_each(?))"
_DROPS = (
    "delete from find_text where rowid in (select value from json_each(?))",
    "delete from find_offer where number in (select value from json_each(?))",
    "delete from find_place where number in (select value from json_each(?))",
    "delete from find_time where number in (select value from json_each(?))",
)
_INSERT = "insert into find_offer values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BATCH = 2000  # offers that are written together: their words are counted first


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, empty; what stood in them goes."""
    for table in TABLES:
        connection.execute(f"drop table if exists {table}")
    for statement in f"{SCHEMA}{vocabulary.SCHEMA}".split(";\n"):
        if statement.strip():
            connection.execute(statement)


def put(connection: sqlite3.Connection, offers: Iterable[Offer]) -> None:
    """Let *offers* be found as they are now: one that was there is replaced, one that is not active goes."""
    waiting: list[Offer] = []
    for offer in offers:
        waiting.append(offer)
        if len(waiting) == _BATCH:
            _put(connection, waiting)
            waiting.clear()
    _put(connection, waiting)


def drop(connection: sqlite3.Connection, ids: Iterable[OfferId]) -> None:
    """Let the offers of *ids* be found no more."""
    numbers = [number for (number,) in connection.execute(_KNOWN, (pack(list(ids)),))]
    if not numbers:
        return
    texts = connection.execute(_TEXTS, (pack(numbers),)).fetchall()
    vocabulary.forget(connection, (f"{name} {told}" for name, told in texts))
    for delete in _DROPS:
        connection.execute(delete, (pack(numbers),))


def near(offer: Offer) -> Nearness:
    """Return how near *offer* is to where it is not held."""
    if {Way.PHONE, Way.DIGITAL} & set(offer.ways):
        return Nearness.REMOTE
    return Nearness.ELSEWHERE if offer.municipalities else Nearness.COUNTRY


def _put(connection: sqlite3.Connection, offers: Sequence[Offer]) -> None:
    drop(connection, [offer.id for offer in offers])
    latest = {offer.id: offer for offer in offers}
    shown = [offer for offer in latest.values() if offer.status is Status.ACTIVE]
    if not shown:
        return
    (first,) = connection.execute("select coalesce(max(number), 0) + 1 from find_offer").fetchone()
    numbered = list(enumerate(shown, first))
    connection.executemany(_INSERT, (_row(*one) for one in numbered))
    connection.executemany("insert into find_place values (?, ?, ?)", _places(numbered))
    connection.executemany("insert into find_time values (?, ?, ?)", _times(numbered))
    texts = [(number, *_told(offer)) for number, offer in numbered]
    connection.executemany("insert into find_text(rowid, name, told) values (?, ?, ?)", texts)
    vocabulary.learn(connection, (f"{name} {told}" for _, name, told in texts))


def _row(number: int, offer: Offer) -> tuple[int | str | None, ...]:
    """Return what *offer* is chosen and put in order by."""
    last = over(offer)
    traits: list[str] = [*offer.ways, *offer.access]
    traits += ["free"] * (offer.cost is Cost.FREE) + ["relatives"] * offer.relatives
    traits += ["young"] * (YOUNG in offer.needs)
    traits += ["old"] * (not OLD.isdisjoint(spelling.words(offer.for_whom)[:1]))
    return (
        number,
        offer.id,
        " ".join(spelling.words(offer.name)),
        near(offer),
        _parted(offer.municipalities),
        offer.known_on.toordinal() if offer.known_on else None,
        last.toordinal() if last else ENDLESS,
        offer.minimum_age or 0,
        ENDLESS if offer.maximum_age is None else offer.maximum_age,
        reduce(or_, (BITS[trait] for trait in traits), 0),
        _parted(offer.languages),
    )


def _places(numbered: Iterable[tuple[int, Offer]]) -> Iterator[tuple[str, str, int]]:
    """Yield each place of an offer with each of its needs; each offer has `ANY` of both."""
    for number, offer in numbered:
        far = (FAR,) if near(offer) is not Nearness.ELSEWHERE else ()
        for place in {*offer.municipalities, *far, ANY}:
            for need in {*(offer.needs or (FAR,)), ANY}:
                yield place, need, number


def _times(numbered: Iterable[tuple[int, Offer]]) -> Iterator[tuple[int, str, int]]:
    for number, offer in numbered:
        until: dict[When, int] = {}
        for schedule in offer.schedules:
            end = schedule.ends.toordinal() if schedule.ends else ENDLESS
            until |= {when: max(end, until.get(when, 0)) for when in held(schedule)}
        yield from ((number, when, end) for when, end in until.items())


def _told(offer: Offer) -> tuple[str, str]:
    """Return the folded words of what it is called, and of what else is said of it."""
    others = (offer.what, offer.for_whom, offer.what_en, offer.for_whom_en, *offer.municipalities)
    called = " ".join(spelling.words(f"{offer.name} {offer.organisation}"))
    return called, " ".join(spelling.words(" ".join(others)))


def _parted(names: Sequence[str]) -> str:
    return f"{PARTED}{PARTED.join(names)}{PARTED}" if names else ""
