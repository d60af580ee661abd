"""The words of a wish as SQL: which offers have enough of them, and how well they fit."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from bot.store.offers import vocabulary
from bot.store.offers.vocabulary import Meant
from knowledge.offers import spelling

MOST, SOME = 0.75, 0.45  # the share of the weight of all words that an offer must have; less where none has
STEPS = 8  # fits that differ by less than one of so many steps count as the same: then the nearest is best
COMMON = 3.0  # the weight below which it does not matter where a word stands: one offer in twenty has it
ASKED, HEAVIEST = 12, 6  # words that are looked up at most, and of them the rarest that are searched for


@dataclass(frozen=True, slots=True)
class Match:
    """The common table ``said(number, fit, rank)`` and what it is asked with."""

    sql: str
    values: Mapping[str, str | float]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a wish: what it may mean, its weight, and the most of it that an offer can carry."""

    meant: Meant
    weight: float

    @property
    def most(self) -> float:
        """What an offer gains that has the word itself."""
        return self.weight * max(self.meant.words.values())

    def levels(self) -> Iterator[tuple[Sequence[str], float]]:
        """Yield the words that carry at least so much, and how much more that is than the next level."""
        sure = sorted(set(self.meant.words.values()))
        for below, level in zip((0.0, *sure), sure, strict=False):
            words = [word for word, carried in self.meant.words.items() if carried >= level]
            yield words, self.weight * (level - below)

    @property
    def least(self) -> float:
        """What an offer gains that has any of its words."""
        return self.weight * min(self.meant.words.values())

    @property
    def any(self) -> str:
        """The query for all of its words."""
        return _any(list(self.meant.words))


def match(terms: Sequence[Term], share: float) -> Match:
    """Return how offers are found that have at least that *share* of the weight of *terms*."""
    most = sum(term.most for term in terms)
    enough = share * most
    alone = _alone([term.most for term in terms], enough)
    arms = list(_arms(terms, alone))
    values: dict[str, str | float] = {"step": most / STEPS, "enough": enough - 1e-9}
    for at, (query, gain, rank) in enumerate(arms):
        values |= {f"query{at}": query, f"gain{at}": gain, f"rank{at}": rank}
    found = " union all ".join(
        f"select rowid, :gain{at} as gain, :rank{at} as rank from find_text(:query{at})"  # noqa: S608 numbers
        for at in range(len(arms))
    )
    return Match(_SAID.format(found=found), values)


_SAID = """said(number, fit, rank) as materialized (
  select rowid, cast(round(sum(gain) / :step) as integer), sum(rank) from ({found})
  group by rowid having sum(gain) >= :enough)"""


def terms(connection: sqlite3.Connection, words: str) -> list[Term]:
    """Return the words that some offer may have, the rarest first."""
    asked = vocabulary.parted(connection, spelling.words(words)[:ASKED])
    known = [found for word in asked if (found := vocabulary.meant(connection, word)).words]
    offers = vocabulary.size(connection)
    terms = [Term(found, log(1 + offers / found.offers)) for found in known]
    return sorted(terms, key=lambda term: -term.most)[:HEAVIEST]


def _alone(most: Sequence[float], enough: float) -> list[tuple[int, ...]]:
    """Return the fewest terms that are enough, in every way."""
    found: list[tuple[int, ...]] = []
    for count in range(1, len(most) + 1):
        for some in combinations(range(len(most)), count):
            if sum(most[at] for at in some) >= enough and not any(set(less) <= set(some) for less in found):
                found.append(some)
    return found


def _arms(terms: Sequence[Term], alone: Sequence[tuple[int, ...]]) -> Iterator[tuple[str, float, float]]:
    """Yield each query, what its offers gain by it, and how much higher it ranks them."""
    always = set.intersection(*(set(some) for some in alone))
    yield _needed(terms, alone), sum(term.least for at, term in enumerate(terms) if at in always), 0.0
    for at, term in enumerate(terms):
        within = _needed(terms, [tuple(other for other in some if other != at) for some in alone])
        for words, gain in list(term.levels())[at in always :]:
            yield f"{_any(words)}{within and ' AND '}{within}", gain, 0.0
        if at and term.weight < COMMON:
            continue
        for known in {tuple(term.meant.words), term.meant.nearest}:
            yield f"{{name}} : {_any(known)}{within and ' AND '}{within}", 0.0, term.weight


def _needed(terms: Sequence[Term], alone: Sequence[tuple[int, ...]]) -> str:
    """Return the query for offers that have enough of *terms*; nothing where any offer has."""
    if () in alone:
        return ""
    every = (" AND ".join(terms[at].any for at in some) for some in alone)
    return "(" + " OR ".join(f"({some})" for some in every) + ")"


def _any(words: Collection[str]) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in words) + ")"
