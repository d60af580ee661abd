"""Finding offers: those that fit a wish, by words that may be mistyped, the best and nearest first."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import orjson

from bot.store.offers import matching
from bot.store.offers.matching import Match
from bot.store.offers.tables import ANY, BITS, ENDLESS, FAR, PARTED, REMOTE, VERSION, YOUNG, create, drop, put
from knowledge.offers import document
from knowledge.offers.freshness import Ages
from knowledge.offers.offer import Way
from knowledge.offers.wish import Found, Hit, Nearness, Wish

__all__ = ["VERSION", "counts", "create", "drop", "put", "search"]

GROWN = 25  # years up to which somebody is young: as those are for whom there are such offers
ELDER = 60  # years from which on somebody is meant by what is for the old
FARTHEST, OLDEST = 1_000_000, 1000  # offers before the end of a page, and somebody's years: more is as much
Values = dict[str, str | float | int | None]

_SEARCH = """with {tables} fitting as materialized (
  select id, name, {near} as near, coalesce(known, 0) as known,
    {fit} as fit, {rank} as rank, {needs} as needs,
    (:elder is null or (traits & :old > 0) = :elder) * 8
      + ((youngest > 0 or oldest < :endless) = :aged) * 4 + (traits & :young > 0 = :teens) * 2
      + (traits & :there > 0) as suits
  from {source} where {filters})
select id, near, (select count(*) from fitting where near is not null)
from fitting where near is not null
order by known <= :last, fit desc, max(needs, 1) desc, {distance}, needs > 0 desc,
  (known <= :ask) + (known <= :remind), rank desc, suits desc, name, id limit :limit offset :skip"""
# Next door a place that is for any need is no nearer than somebody on the phone who helps with just this
_DISTANCE = f"near + (near = {Nearness.NEXT:d} and needs = 0)"
_WANTED = """wanted(number, needs) as materialized (
  select number, count(distinct nullif(need, '')) from find_place
  where place in (select value from json_each(:places)) and need in (select value from json_each(:needs))
  group by number)"""
_EVERY = """wanted(number, needs) as (select distinct number, 0 from find_place
  where place in (select value from json_each(:places)) and need = :any)"""

_COUNTS = """{tables} select place, count(distinct number)
from find_place join find_offer using(number) {said}
where place not in ('', :any) and need in (select value from json_each(:needs)) and {filters}
group by place"""


def search(  # noqa: PLR0913 what a Directory knows
    connection: sqlite3.Connection,
    wish: Wish,
    *,
    today: date,
    ages: Ages,
    neighbours: Mapping[str, Sequence[str]],
    limit: int,
    skip: int = 0,
) -> Found:
    """Return the offers that fit *wish*, *limit* of them after the first *skip*, and how many there are.

    Those that have its words and more of its needs come first, then the nearest, then the freshest; the old
    ones after all others. Words narrow where no need is named; beside a need they are what else was said, and
    put first only what is called so. Of equals, what is for one age comes first where an age was said,
    what is for children or the old where they are meant, and last what is on the net alone.
    """
    around = tuple(neighbours.get(wish.municipality, ())) if wish.municipality else ()
    values = _values(wish, today, ages, around)
    values |= {"limit": max(1, min(limit, FARTHEST)), "skip": max(0, min(skip, FARTHEST))}
    rows, total = _rows(connection, wish, around, values)
    return Found(_hits(connection, rows[: max(0, limit)], today, ages), total)


def counts(connection: sqlite3.Connection, wish: Wish, *, today: date, ages: Ages) -> dict[str, int]:
    """Return how many offers that fit *wish* there are in each municipality, wherever *wish* is."""
    values = _values(wish, today, ages, ())
    for said in _attempts(connection, wish):
        sql = _COUNTS.format(
            tables=f"with {said.sql}" if said and not wish.needs else "",
            said="join said using(number)" if said and not wish.needs else "",
            filters=" and ".join(_filters(wish)),
        )
        found = dict(connection.execute(sql, values | dict(said.values if said else {})).fetchall())
        if found:
            return found
    return {}


def _rows(
    connection: sqlite3.Connection, wish: Wish, around: Sequence[str], values: Values
) -> tuple[list[tuple[str, int, int]], int]:
    """Return a page of the offers that have most of the words, or else some of them; and how many."""
    for said in _attempts(connection, wish):
        sql, asked = _sql(wish, said, around), values | dict(said.values if said else {})
        if rows := connection.execute(sql, asked).fetchall():
            return rows, rows[0][2]
        first = asked | {"limit": 1, "skip": 0}
        if asked["skip"] and (rows := connection.execute(sql, first).fetchall()):
            return [], rows[0][2]  # the page lies behind the last one
    return [], 0


def _attempts(connection: sqlite3.Connection, wish: Wish) -> Iterator[Match | None]:
    """Yield how the words are looked for, the strictest first; None: there are none to look for."""
    terms = matching.terms(connection, wish.words)
    if terms and not wish.needs:
        yield matching.match(terms, matching.MOST)
    if terms:
        yield matching.match(terms, matching.SOME)
    elif wish.needs or not wish.words:
        yield None


def _hits(
    connection: sqlite3.Connection, rows: Sequence[tuple[str, int, int]], today: date, ages: Ages
) -> tuple[Hit, ...]:
    """Return the offers of *rows*, in their order."""
    sql = "select id, document from offer where id in (select value from json_each(?))"
    found = dict(connection.execute(sql, (orjson.dumps([id_ for id_, *_ in rows]).decode(),)).fetchall())
    offers = [(document.read(found[id_]), Nearness(near)) for id_, near, _ in rows if id_ in found]
    return tuple(Hit(offer, near, ages.of(offer, today)) for offer, near in offers)


def _sql(wish: Wish, said: Match | None, around: Sequence[str]) -> str:
    """Return the search that finds what *wish* asks for."""
    tables, source = [], "find_offer"
    if wish.needs or (said is None and wish.municipality):
        tables.append(_WANTED if wish.needs else _EVERY)
        source = "wanted join find_offer using(number)"
    if said is not None:
        tables.append(said.sql)
        source = (
            f"{source} left join said using(number)" if wish.needs else "said join find_offer using(number)"
        )
    return _SEARCH.format(
        tables="".join(f"{table}, " for table in tables),
        near=_near(wish, around),
        fit=_fit(wish) if said else "0",
        rank="coalesce(rank, 0)" if said else "0",
        needs="needs" if wish.needs else "0",
        distance=_DISTANCE if wish.needs else "near",
        source=source,
        filters=" and ".join(_filters(wish)),
    )


def _fit(wish: Wish) -> str:
    """Return how well an offer fits the words; beside a need only if they stand in what it is called."""
    return "case when rank > 0 then fit else 0 end" if wish.needs else "fit"


def _near(wish: Wish, around: Sequence[str]) -> str:
    """Return how near an offer is; NULL when it is neither near nor anywhere.

    Next door one goes there: who visits people at home does that in their own municipality.
    """
    if not wish.municipality:
        return "far"
    usable = " and traits & :net" if wish.remote else ""
    beside = " or ".join(f"instr(places, :beside{at})" for at in range(len(around))) or "0"
    return f"""case when instr(places, :here) then {Nearness.HERE:d}
      when traits & :go{usable} and ({beside}) then {Nearness.NEXT:d}
      when far <> {Nearness.ELSEWHERE:d} then far end"""


def _filters(wish: Wish) -> Iterator[str]:
    """Yield what an offer must fulfil; what is not told of it fits no filter but that of age."""
    yield "(known is null or known > :hide) and over >= :today"
    if wish.age is not None:
        yield "youngest <= :age and oldest >= :age"
    if _traits(wish):
        yield "traits & :traits = :traits"
    if wish.remote:
        yield "traits & :remote"
    if wish.language:
        yield "instr(languages, :language)"
    if wish.when is not None:
        yield (
            "exists(select 1 from find_time where find_time.number = find_offer.number"
            " and held = :held and until >= :today)"
        )


def _traits(wish: Wish) -> int:
    """Return the bits that an offer must all have."""
    asked = ["free"] * wish.free + ["relatives"] * wish.relatives
    return sum(BITS[trait] for trait in (*asked, *([wish.access] if wish.access else ())))


def _values(wish: Wish, today: date, ages: Ages, around: Sequence[str]) -> Values:
    """Return what `_sql` is asked with."""
    day = today.toordinal()
    places = (wish.municipality, *around, FAR) if wish.municipality else (ANY,)
    beside: Values = {f"beside{at}": f"{PARTED}{name}{PARTED}" for at, name in enumerate(around)}
    return beside | {
        "any": ANY,
        "places": orjson.dumps(places).decode(),
        "needs": orjson.dumps((*wish.needs, FAR) if wish.needs else (ANY,)).decode(),
        "here": f"{PARTED}{wish.municipality}{PARTED}",
        "today": day,
        "ask": day - ages.ask,
        "remind": day - ages.remind,
        "last": day - ages.last,
        "hide": day - ages.hide,
        "age": max(-1, min(wish.age or 0, OLDEST)),
        "traits": _traits(wish),
        "remote": REMOTE | BITS[Way.HOME],
        "net": REMOTE,
        "go": BITS[Way.PLACE],
        "language": f"{PARTED}{wish.language}{PARTED}",
        "held": wish.when or "",
        "elder": None if wish.age is None else wish.age >= ELDER,
        "old": BITS["old"],
        "endless": ENDLESS,
        "aged": wish.age is not None,
        "teens": YOUNG in wish.needs or (wish.age is not None and wish.age <= GROWN),
        "young": BITS["young"],
        "there": BITS[Way.PLACE] | BITS[Way.HOME] | BITS[Way.PHONE],
    }
