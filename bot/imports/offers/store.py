"""Where the offers of an import go: compared with what stands, then written in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.imports.offers.difference import Difference, compare
from bot.imports.offers.staging import Staged
from bot.store import files, moments
from bot.store.offers import shelf
from bot.store.schema import migrations
from bot.store.trail import Trail, key_of
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act
from knowledge.errors import StoreError
from knowledge.library import Library
from knowledge.offers import document
from knowledge.offers.offer import Offer, OfferId

BESIDE = (
    2_000  # changes that are written while the bot runs: its own writes wait for them, five seconds at most
)
ALL = "select id, document from offer order by id"
HAS = "select 1 from sqlite_master where name = 'offer'"


@dataclass(frozen=True, slots=True)
class Done:
    """How many offers were added, changed and removed."""

    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Target:
    """The store at *path*; with *replace* it keeps no offers but those of the file."""

    path: Path
    library: Library
    replace: bool

    def difference(self, staged: Staged) -> Difference:
        """Return what would change, without writing anything; a bot that runs is not disturbed."""
        try:
            with self._stands() as stands:
                return compare(staged.all(), stands)
        except sqlite3.Error as error:
            raise files.explain(error, self.path) from error

    def write(self, staged: Staged, told: Difference, *, secret: bytes, step: Callable[[], object]) -> Done:
        """Write what differs, and a row of the trail, in one transaction; *step* is called for each offer.

        Alone with the database, or beside the bot where *told*, the difference shown, has few changes.
        """
        try:
            if files.is_owned(self.path):
                self._must_be_few(told)
                return self._write(staged, Trail(key_of(secret)), step)
            files.create(self.path)
            with closing(files.own(self.path)):
                self._begin()
                return self._write(staged, Trail(key_of(secret)), step)
        except sqlite3.Error as error:
            raise files.explain(error, self.path) from error

    def changes(self, found: Difference) -> int:
        """Return how many offers would change."""
        return len(found.added) + len(found.changed) + (len(found.alone) if self.replace else 0)

    def _must_be_few(self, told: Difference) -> None:
        if (count := self.changes(told)) > BESIDE:
            raise StoreError(
                f"{count} offers would change, and at most {BESIDE} may while the bot runs; stop it first."
            )

    @contextmanager
    def _stands(self) -> Iterator[Iterator[tuple[OfferId, str]]]:
        """Yield what the store has, or will have taken over from the content when it first begins."""
        if self.path.is_file():
            with closing(files.connect(self.path, readonly=True)) as connection:
                if connection.execute(HAS).fetchone():
                    yield connection.execute(ALL)
                    return
        yield iter(sorted((offer.id, document.write(offer)) for offer in self.library.offers))

    def _begin(self) -> None:
        """Bring the tables up to date, and the offers of the content in, as the bot does when it starts."""
        with closing(files.connect(self.path)) as connection:
            migrations.apply(Database(connection))
            shelf.prepare(connection)
            connection.execute("begin immediate")
            shelf.seed(connection, self.library.offers)
            connection.execute("commit")

    def _write(self, staged: Staged, trail: Trail, step: Callable[[], object]) -> Done:
        with closing(files.connect(self.path)) as connection:
            connection.execute("begin immediate")
            found = compare(staged.all(), connection.execute(ALL))
            staged.mark([*found.added, *found.changed])
            put = shelf.put(connection, _stepping(staged.news(), step))
            gone = shelf.drop(connection, found.alone if self.replace else [])
            done = Done(len(put.added), len(put.changed), len(gone.gone))
            if len(put) + len(gone):
                trail.append(connection, Act(CLOCK.id, "offer.import", detail=asdict(done)), at=moments.now())
            connection.execute("commit")
            return done


def _stepping(offers: Iterator[Offer], step: Callable[[], object]) -> Iterator[Offer]:
    for offer in offers:
        yield offer
        step()
