"""The offers of a file in a database of their own, which is gone with the command: checked, not yet taken."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from tempfile import gettempdir

from bot.imports.offers.source import Piece
from knowledge.errors import StoreError
from knowledge.offers import checking, document
from knowledge.offers.checking import Known
from knowledge.offers.offer import Offer, OfferId

MOST = 50  # mistakes that are kept; of more the number is told
ROWS = 1_000_000  # offers of a file; a larger one is imported in parts

FULL = "{folder} has no room for the file ({error}); make some, or name another folder in TMPDIR."

TABLE = "create table staged(id text primary key, at text, document text, news int) without rowid"
ADD = "insert into staged(id, at, document) values (?, ?, ?) on conflict do nothing"
WHERE = "select at from staged where id = ?"
ALL = "select id, document from staged order by id"
MARK = "update staged set news = ? where id = ?"
UNMARK = "update staged set news = null where news"
NEWS = "select document from staged where news order by id"


class Staged:
    """Offers that were read, and what was wrong with the others; *lost* and *guessed* count what to tell."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.count = 0
        self.wrong = 0
        self.mistakes: list[str] = []
        self.lost: Counter[str] = Counter()
        self.guessed: Counter[str] = Counter()

    def take(self, pieces: Iterable[Piece], known: Known, *, today: date, step: Callable[[], None]) -> None:
        """Read all *pieces*, or as many as are allowed; after each of them *step* is called."""
        try:
            for piece in pieces:
                self._take(piece, known, today)
                step()
                if self.count > ROWS:
                    self._wrong(f"There are more than {ROWS} offers; import them in parts.")
                    return
        except sqlite3.Error as error:
            raise StoreError(FULL.format(folder=gettempdir(), error=error)) from error

    def all(self) -> Iterator[tuple[OfferId, str]]:
        """Yield the ids and documents, by id."""
        yield from self._connection.execute(ALL)

    def mark(self, ids: Iterable[OfferId]) -> None:
        """Note which of the offers are new or changed."""
        self._connection.execute(UNMARK)
        self._connection.executemany(MARK, ((1, id_) for id_ in ids))

    def news(self) -> Iterator[Offer]:
        """Yield the offers that are marked, by id."""
        for (text,) in self._connection.execute(NEWS):
            yield document.read(text)

    def _take(self, piece: Piece, known: Known, today: date) -> None:
        if piece.problem:
            self._wrong(f"{piece.at} {piece.problem}")
            return
        self.count += 1
        offer, mistakes = checking.read(piece.given.cells, known, today=today)
        for mistake in mistakes:
            self._wrong(f"{piece.at}, {mistake}")
        added = self._connection.execute(ADD, (offer.id, piece.at, document.write(offer))).rowcount
        if offer.id and not added:
            (first,) = self._connection.execute(WHERE, (offer.id,)).fetchone()
            self._wrong(f"{piece.at}, id: {offer.id!r} is in {first.lower()} too; keep one of them.")
        self.lost.update(piece.given.lost)
        self.guessed.update(piece.given.guessed)

    def _wrong(self, told: str) -> None:
        self.wrong += 1
        if len(self.mistakes) < MOST:
            self.mistakes.append(told)


@contextmanager
def empty() -> Iterator[Staged]:
    """Open an empty database on the disk, in the folder for what is passing."""
    with closing(sqlite3.connect("", isolation_level=None)) as connection:  # SQLite's own temporary file
        connection.execute("pragma journal_mode=off")  # it need not survive anything
        connection.execute(TABLE)
        connection.execute("begin")
        yield Staged(connection)
