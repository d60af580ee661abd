"""How fast and how well offers are found by words with one slip, beside brute force and plain FTS5.

Ours is the median of some rounds with all queries; what a round takes is told by the clock on the
wall, and (``cpu``) by that of the thread, which other work on the machine does not stop.
"""

import gc
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from rapidfuzz import fuzz, process
from sqlite_utils import Database

from bot.store import open_store
from bot.store.files import connect
from bot.store.offers import index, shelf
from bot.store.schema.offers import STEPS
from knowledge.offers import document
from knowledge.offers.freshness import Ages
from knowledge.offers.offer import Offer
from knowledge.offers.wish import Wish
from knowledge.places.folding import key
from tests.load import offers

PAGE = 10
ROUNDS = 5
QUERIES, FEW = 2000, 200  # of ours, and of the slower ones beside it, which are asked once
HALF = 0.5
SHORTEST = 4  # letters of a word that is asked for


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types who wants one offer: some of its words, one of them with a slip, maybe a place."""

    target: str
    words: tuple[str, ...]
    municipality: str

    @property
    def text(self) -> str:
        return " ".join(self.words)


def queries(directory: Sequence[Offer], count: int, *, seed: int = 1) -> tuple[list[Query], float]:
    """Return *count* queries, and the share of draws that were asked.

    An offer is asked for by two or three words of its name and its organisation, every second time with its
    municipality. Draws whose words, well spelt, more than a page of offers have are thrown away: nobody
    could tell which of them is meant.
    """
    chance = Random(seed)  # noqa: S311 nothing secret
    having: dict[str, set[str]] = defaultdict(set)
    for offer in directory:
        for word in _told(offer):
            having[word].add(offer.id)
    found: list[Query] = []
    draws = 0
    while len(found) < count:
        draws += 1
        offer = chance.choice(directory)
        called = sorted(
            {word for word in f"{offer.name} {offer.organisation}".lower().split() if len(word) >= SHORTEST}
        )
        if len(called) < 2:
            continue
        words = chance.sample(called, min(len(called), chance.choice((2, 3))))
        place = (*offer.municipalities, "")[0] if chance.random() < HALF else ""
        known = [key(word) for word in words] + ([key(place)] if place else [])
        fitting = set.intersection(*(having[part] for word in known for part in word.split()))
        if len(fitting) > PAGE:
            continue
        at = chance.randrange(len(words))
        words[at] = offers.slip(chance, words[at])
        found.append(Query(offer.id, tuple(words), place))
    return found, count / draws


def build(folder: Path, directory: Sequence[Offer]) -> tuple[Path, dict[str, float]]:
    """Return a database with *directory* in it, and how long that took and what it weighs."""
    path = folder / f"offers-{len(directory)}.db"
    with closing(connect(path)) as connection:
        for step in STEPS:
            step(Database(connection))
        shelf.prepare(connection)
        began = time.perf_counter()
        connection.execute("begin")
        shelf.put(connection, directory)
        connection.execute("commit")
        seconds = time.perf_counter() - began
        connection.execute("pragma wal_checkpoint(truncate)")
        (documents,) = connection.execute("select sum(length(cast(document as blob))) from offer").fetchone()
    size = path.stat().st_size
    return path, {"build_s": round(seconds, 1), "file_mb": _mb(size), "documents_mb": _mb(documents)}


def ours(path: Path, neighbours: Mapping[str, Sequence[str]]) -> Callable[[Query], list[str]]:
    """Return the search of the bot."""
    connection = connect(path, readonly=True)

    def search(query: Query) -> list[str]:
        wish = Wish(words=query.text, municipality=query.municipality)
        found = index.search(
            connection, wish, today=offers.DAY, ages=Ages(), neighbours=neighbours, limit=PAGE
        )
        return [hit.offer.id for hit in found.hits]

    return search


def plain(path: Path) -> Callable[[Query], list[str]]:
    """Return a search by FTS5 alone: any of the words, ranked by bm25."""
    connection = connect(path, readonly=True)
    sql = """select offer.id, document from find_text
      join find_offer on find_offer.number = find_text.rowid join offer using(id)
      where find_text match ? order by rank limit ?"""

    def search(query: Query) -> list[str]:
        words = key(f"{query.text} {query.municipality}").split()
        asked = " OR ".join(f'"{word}"' for word in words)
        return [document.read(told).id for _, told in connection.execute(sql, (asked, PAGE))]

    return search


def brute(directory: Sequence[Offer]) -> Callable[[Query], list[str]]:
    """Return a search that compares all offers, one after another."""
    texts = {
        offer.id: key(f"{offer.name} {offer.organisation} {' '.join(offer.municipalities)}")
        for offer in directory
    }

    def search(query: Query) -> list[str]:
        asked = key(f"{query.text} {query.municipality}")
        found = process.extract(asked, texts, scorer=fuzz.token_sort_ratio, limit=PAGE)
        return [id_ for *_, id_ in found]

    return search


def measured(
    search: Callable[[Query], list[str]], asked: Sequence[Query], rounds: int = 1
) -> dict[str, float]:
    """Return how fast *search* is and how often the offer that is meant is first, or on the page."""
    found = [search(query) for query in asked]  # also warms what is cached
    taken = [_taken(search, asked) for _ in range(rounds)]
    spreads = [[*_ranks(wall), *_ranks(cpu)] for wall, cpu in taken]
    medians = [round(statistics.median(values) * 1000, 2) for values in zip(*spreads, strict=True)]
    return {
        "queries": len(asked),
        **dict(zip(("p50_ms", "p99_ms", "cpu_p50_ms", "cpu_p99_ms"), medians, strict=True)),
        "hit_1": _share(query.target in ids[:1] for query, ids in zip(asked, found, strict=True)),
        "hit_10": _share(query.target in ids for query, ids in zip(asked, found, strict=True)),
    }


def _taken(search: Callable[[Query], list[str]], asked: Sequence[Query]) -> tuple[list[float], list[float]]:
    wall, cpu = [], []
    for query in asked:
        began, working = time.perf_counter(), time.thread_time()
        search(query)
        cpu.append(time.thread_time() - working)
        wall.append(time.perf_counter() - began)
    return wall, cpu


def _ranks(taken: Sequence[float]) -> tuple[float, float]:
    ranks = statistics.quantiles(taken, n=100)
    return ranks[49], ranks[98]


def _share(found: Iterable[bool]) -> float:
    hits = list(found)
    return round(sum(hits) / len(hits), 3)


async def filled(path: Path, count: int) -> None:
    """Make a whole database at *path* with *count* offers in it."""
    async with open_store(f"sqlite:///{path}"):
        pass
    with closing(connect(path)) as connection:
        connection.execute("begin")
        shelf.put(connection, offers.offers(count))
        connection.execute("commit")


def visit(address: str) -> None:
    """Look for offers on the page of the bot at *address*."""
    for need in offers.ACTIVITIES:
        for asked in ("", f"?behov={need}", f"?behov={need}&kommune=Lemvig"):
            with urlopen(f"{address}/tilbud{quote(asked, safe='?=&')}", timeout=30) as answer:  # noqa: S310 ours
                answer.read()


def report(folder: Path, count: int, neighbours: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return what is found out about a directory of *count* offers."""
    directory = list(offers.offers(count))
    asked, kept = queries(directory, QUERIES)
    path, built = build(folder, directory)
    gc.collect()
    return {
        "offers": count,
        **built,
        "asked_of_draws": round(kept, 2),
        "ours": measured(ours(path, neighbours), asked, ROUNDS),
        "plain_fts5": measured(plain(path), asked[:FEW]),
        "rapidfuzz": measured(brute(directory), asked[:FEW]),
    }


def _told(offer: Offer) -> Iterator[str]:
    told = (offer.name, offer.organisation, offer.what, offer.for_whom, *offer.municipalities)
    yield from set(key(" ".join(told)).split())


def _mb(size: int) -> float:
    return round(size / 2**20, 1)
