"""The words of a wish as SQL: which offers have enough of them, and how well they fit."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from bot.store.offers import vocabulary
from bot.store.offers.vocabulary import Meant
from knowledge.offers import spelling

ENOUGH = 0.4  # the share of the weight of all words that an offer must have to be found by them
STEPS = 8  # fits that differ by less than one of so many steps count as the same: then the nearest is best
ASKED, HEAVIEST = 12, 6  # words that are looked up at most, and of them the rarest that are searched for


@dataclass(frozen=True, slots=True)
class Match:
    """The common table ``said(number, fit, rank)`` and what it is asked with."""

    sql: str
    values: Mapping[str, str | float]


@dataclass(frozen=True, slots=True)
class _Term:
    """One word of a wish: what it may mean, its weight, and the most of it that an offer can carry."""

    meant: Meant
    weight: float

    @property
    def most(self) -> float:
        return self.weight * max(self.meant.words.values())

    def levels(self) -> Iterator[tuple[list[str], float]]:
        """Yield the words that carry at least so much, and how much more that is than the next level."""
        sure = sorted(set(self.meant.words.values()))
        for below, level in zip((0.0, *sure), sure, strict=False):
            words = [word for word, carried in self.meant.words.items() if carried >= level]
            yield words, self.weight * (level - below)

    @property
    def any(self) -> str:
        return _any(list(self.meant.words))


def match(connection: sqlite3.Connection, words: str) -> Match | None:
    """Return how offers are found by *words*; None where no offer has any of them, not even misspelt."""
    terms = _terms(connection, words)
    if not terms:
        return None
    most = sum(term.most for term in terms)
    enough = ENOUGH * most
    alone = _alone([term.most for term in terms], enough)
    needed = " OR ".join(f"({' AND '.join(terms[at].any for at in some)})" for some in alone)
    arms = list(_arms(terms, needed, {some[0] for some in alone if len(some) == 1}))
    values: dict[str, str | float] = {"most": most / STEPS, "enough": enough - 1e-9}
    for at, (query, gain, rank) in enumerate(arms):
        values |= {f"query{at}": query, f"gain{at}": gain, f"rank{at}": rank}
    found = " union all ".join(
        f"select rowid, :gain{at} as gain, :rank{at} as rank from find_text(:query{at})"  # noqa: S608 numbers
        for at in range(len(arms))
    )
    return Match(_SAID.format(found=found), values)


_SAID = """said(number, fit, rank) as materialized (
  select rowid, cast(round(sum(gain) / :most) as integer), sum(rank) from ({found})
  group by rowid having sum(gain) >= :enough)"""


def _terms(connection: sqlite3.Connection, words: str) -> list[_Term]:
    """Return the words that some offer may have, the rarest first."""
    asked = list(dict.fromkeys(spelling.words(words)))[:ASKED]
    known = [found for word in asked if (found := vocabulary.meant(connection, word)).words]
    offers = vocabulary.size(connection)
    terms = [_Term(found, log(1 + offers / found.offers)) for found in known]
    return sorted(terms, key=lambda term: -term.most)[:HEAVIEST]


def _alone(most: Sequence[float], enough: float) -> list[tuple[int, ...]]:
    """Return the fewest terms that are enough, in every way."""
    found: list[tuple[int, ...]] = []
    for count in range(1, len(most) + 1):
        for some in combinations(range(len(most)), count):
            if sum(most[at] for at in some) >= enough and not any(set(less) <= set(some) for less in found):
                found.append(some)
    return found


def _arms(terms: Sequence[_Term], needed: str, enough: set[int]) -> Iterator[tuple[str, float, float]]:
    """Yield each query, what its offers gain by it, and how much higher it ranks them."""
    for at, term in enumerate(terms):
        within = "" if at in enough else f" AND ({needed})"
        for words, gain in term.levels():
            yield f"{_any(words)}{within}", gain, 0.0
        yield f"{{name}} : {term.any}{within}", 0.0, term.weight


def _any(words: Sequence[str]) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in words) + ")"
