"""All words that offers are told in, and which of them somebody may mean who typed one wrong."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from rapidfuzz.distance import OSA

from bot.store.packing import pack
from knowledge.offers import spelling

SCHEMA = """
create table find_word(number integer primary key, word text not null unique,
  stem text not null, offers integer not null) strict;
create index find_word_stem on find_word(stem);
create table find_piece(piece integer not null, word integer not null,
  primary key(piece, word)) strict, without rowid;
create index find_piece_of on find_piece(word);
create table find_tail(stem text not null, word integer not null,
  primary key(stem, word)) strict, without rowid;
create index find_tail_of on find_tail(word);
"""
TABLES = ("find_word", "find_piece", "find_tail")
ALL = ""  # the word that every offer has
FAMILY, KIN = 60, 40  # words at most that one word may stand for: with its endings, and in compounds
TWO_FROM = 8  # letters of a word in which two may be wrong, where nothing is nearer
EXACT, LIKE, DOUBTED = 1.0, 0.7, 0.3  # how much of the weight of a word another one carries

_DROPS = (
    "delete from find_piece where word = ?",
    "delete from find_tail where word = ?",
    "delete from find_word where number = ?",
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What one typed word may mean: known words by how sure that is, and how many offers have any of them.

    *nearest* are those of them that are spelt most like it.
    """

    words: Mapping[str, float]
    nearest: tuple[str, ...]
    offers: int


def learn(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Count the words of the folded *texts*, one an offer, and remember how each new one may be mistyped."""
    counts = _counted(texts)
    known = "select word from find_word where word in (select value from json_each(?))"
    old = {word for (word,) in connection.execute(known, (pack(list(counts)),))}
    added = "update find_word set offers = offers + ? where word = ?"
    connection.executemany(added, ((counts[word], word) for word in sorted(old)))
    new = sorted(counts.keys() - old)
    (first,) = connection.execute("select coalesce(max(number), 0) + 1 from find_word").fetchone()
    numbered = list(enumerate(new, first))
    rows = ((number, word, spelling.stem(word), counts[word]) for number, word in numbered)
    connection.executemany("insert into find_word values (?, ?, ?, ?)", rows)
    pieces = ((piece, number) for number, word in numbered for piece in _wrong(word))
    connection.executemany("insert into find_piece values (?, ?)", pieces)
    tails = ((tail, number) for number, word in numbered for tail in set(spelling.tails(word)))
    connection.executemany("insert into find_tail values (?, ?)", tails)


def forget(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Take the words of *texts* back; one that no offer has any more goes."""
    counts = _counted(texts)
    fewer = "update find_word set offers = offers - ? where word = ?"
    connection.executemany(fewer, ((count, word) for word, count in counts.items()))
    unused = "select number from find_word where offers <= 0 and word in (select value from json_each(?))"
    gone = connection.execute(unused, (pack(list(counts)),)).fetchall()
    for delete in _DROPS:
        connection.executemany(delete, gone)


def size(connection: sqlite3.Connection) -> int:
    """Return how many offers can be found."""
    row = connection.execute("select offers from find_word where word = ?", (ALL,)).fetchone()
    return row[0] if row else 0


def parted(connection: sqlite3.Connection, words: Sequence[str]) -> list[str]:
    """Return *words* each once, with those that are one word here ("ældre sagen") or two ("ældresagen")."""
    joined = [one + other for one, other in pairwise(words)]
    halves = {word: _halves(word) for word in words}
    parts = {part for both in halves.values() for half in both for part in half}
    known = "select word from find_word where word in (select value from json_each(?))"
    here = {word for (word,) in connection.execute(known, (pack([*{*words, *joined, *parts}]),))}
    found = [word for word in joined if word in here]
    for word in words:
        both = () if word in here else next((half for half in halves[word] if here.issuperset(half)), ())
        found.extend(both or (word,))
    return list(dict.fromkeys(found))


def _halves(word: str) -> list[tuple[str, str]]:
    least = spelling.SHORTEST
    return [(word[:at], word[at:]) for at in range(least, len(word) - least + 1)]


def meant(connection: sqlite3.Connection, word: str) -> Meant:
    """Return what a folded *word* may mean: itself with its endings, compounds, and what is one slip away."""
    found: dict[str, float] = {}
    offers: dict[str, int] = {}

    def add(rows: Iterable[tuple[str, int]], sure: float) -> None:
        for other, count in rows:
            found.setdefault(other, sure)
            offers[other] = count

    add(_family(connection, word), EXACT)
    known = bool(found)
    add(_compounds(connection, word), LIKE)
    add(_misspelt(connection, word, 1), DOUBTED if known else LIKE)
    if not found and len(word) >= TWO_FROM:
        add(_misspelt(connection, word, 2), LIKE)
    return Meant(found, _nearest(word, found), sum(offers.values()))


def _nearest(word: str, found: Iterable[str]) -> tuple[str, ...]:
    """Return those of the words *found* that fewest letters tell from *word*."""
    far = {other: OSA.distance(word, other) for other in found}
    return tuple(other for other in far if far[other] == min(far.values()))


def _family(connection: sqlite3.Connection, word: str) -> list[tuple[str, int]]:
    """Return *word* and those that differ by an ending."""
    same = "select word, offers from find_word where stem = ? and word <> '' limit ?"
    exact = "select word, offers from find_word where word = ? and word <> ''"
    family = connection.execute(same, (spelling.stem(word), FAMILY)).fetchall()
    return family or connection.execute(exact, (word,)).fetchall()


def _compounds(connection: sqlite3.Connection, word: str) -> list[tuple[str, int]]:
    """Return words that begin or end with *word*."""
    if len(word) < spelling.SHORTEST:
        return []
    stem = spelling.stem(word)
    part = stem if len(stem) >= spelling.SHORTEST else word
    first = "select word, offers from find_word where word >= ? and word < ? order by offers desc limit ?"
    last = """select find_word.word, offers from find_tail join find_word on number = find_tail.word
      where find_tail.stem = ? order by offers desc limit ?"""
    begun = connection.execute(first, (part, part + "\U0010ffff", KIN)).fetchall()
    ended = connection.execute(last, (stem, KIN)).fetchall()
    return [row for row in begun if spelling.begins(row[0], part)] + ended


def _misspelt(connection: sqlite3.Connection, word: str, slips: int) -> list[tuple[str, int]]:
    """Return words that are *slips* letters from *word*, and all that differ from those by an ending."""
    typed = _long(word)
    pieces = {piece for one in typed for piece in spelling.pieces(one)}
    for _ in range(slips - 1):
        pieces |= {further for piece in pieces for further in spelling.pieces(piece)}
    shared = """select distinct find_word.word, find_word.stem, offers from find_piece
      join find_word on number = find_piece.word where piece in (select value from json_each(?))"""
    rows = connection.execute(shared, (pack([_number(piece) for piece in pieces]),)).fetchall()
    return [
        (known, offers)
        for known, stem, offers in rows
        if any(
            OSA.distance(one, other, score_cutoff=slips) <= slips for one in typed for other in (known, stem)
        )
    ]


def _wrong(word: str) -> set[int]:
    """Return the numbers of the pieces of *word* and of its stem."""
    return {_number(piece) for one in _long(word) for piece in spelling.pieces(one)}


def _long(word: str) -> set[str]:
    """Return *word* and its stem, as far as they are long enough to be misspelt."""
    return {one for one in (word, spelling.stem(word)) if len(one) >= spelling.SHORTEST}


def _number(piece: str) -> int:
    return crc32(piece.encode())


def _counted(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({ALL, *text.split()})
    return counts
