"""The offers and their index, written together, and what was taken over from the content."""

import hashlib
import logging
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.store.offers import index
from bot.store.packing import pack
from knowledge.offers import document
from knowledge.offers.offer import Offer, OfferId

TOGETHER = 500  # offers read, compared and written at a time
FEW = 5  # offers of the content that may all go at once

ALL = "select document from offer order by id"
GET = "select document from offer where id = ?"
SOME = "select id, document, touched from offer where id in (select value from json_each(?))"
PUT = """insert into offer(id, document, status, known_on, touched) values (?, ?, ?, ?, ?)
  on conflict(id) do update set document = excluded.document, status = excluded.status,
  known_on = excluded.known_on, touched = excluded.touched"""
DROP = "delete from offer where id in (select value from json_each(?))"
UNLINK = "delete from provider where offer in (select value from json_each(?))"
SEEDS = "select id, digest from offer_seed"
SEED = (
    "insert into offer_seed(id, digest) values (?, ?) on conflict(id) do update set digest = excluded.digest"
)
UNSEED = "delete from offer_seed where id in (select value from json_each(?))"
VERSION = "select version from offer_index"
INDEXED = """insert into offer_index(id, version) values (1, ?)
  on conflict(id) do update set version = excluded.version"""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """Which offers were new, which were changed and which are gone; those that were the same are in none."""

    added: tuple[OfferId, ...] = ()
    changed: tuple[OfferId, ...] = ()
    gone: tuple[OfferId, ...] = ()

    def __len__(self) -> int:
        """Return how many were written."""
        return len(self.added) + len(self.changed) + len(self.gone)


def prepare(connection: sqlite3.Connection) -> None:
    """Make the index anew where it was made by another version of it; else do nothing."""
    made = connection.execute(VERSION).fetchone()
    if made == (index.VERSION,):
        return
    connection.execute("begin immediate")
    index.create(connection)
    offers = (document.read(text) for (text,) in connection.execute(ALL))
    for some in _in_parts(offers):
        index.put(connection, some)
    connection.execute(INDEXED, (index.VERSION,))
    connection.execute("commit")


def get(connection: sqlite3.Connection, id_: OfferId) -> Offer | None:
    """Return the offer, shown or not."""
    row = connection.execute(GET, (id_,)).fetchone()
    return document.read(row[0]) if row else None


def put(connection: sqlite3.Connection, offers: Iterable[Offer], *, touched: bool = True) -> Written:
    """Add and replace *offers*; one that is the same already is left alone."""
    added: list[OfferId] = []
    changed: list[OfferId] = []
    for some in _in_parts(offers):
        stands = {id_: text for id_, text, _ in connection.execute(SOME, (pack([one.id for one in some]),))}
        texts = [document.write(offer) for offer in some]
        news = [(one, text) for one, text in zip(some, texts, strict=True) if stands.get(one.id) != text]
        connection.executemany(PUT, [_row(offer, text, touched) for offer, text in news])
        index.put(connection, [offer for offer, _ in news])
        added += [offer.id for offer, _ in news if offer.id not in stands]
        changed += [offer.id for offer, _ in news if offer.id in stands]
    return Written(tuple(added), tuple(changed))


def drop(connection: sqlite3.Connection, ids: Sequence[OfferId]) -> Written:
    """Delete those of the offers *ids* that are there, and who answers for them."""
    gone = [row[0] for row in connection.execute(SOME, (pack(ids),))]
    index.drop(connection, gone)
    for sql in (UNLINK, DROP):
        connection.execute(sql, (pack(gone),))
    return Written(gone=tuple(gone))


def seed(connection: sqlite3.Connection, offers: Sequence[Offer]) -> int:
    """Take over the content's *offers*: what was changed or deleted here stays as it is.

    Where most of what was taken over is missing now, the file was cut by a slip: all of it stays.
    """
    before = dict(connection.execute(SEEDS).fetchall())
    told = {offer.id: (offer, _digest(offer)) for offer in offers}
    news = {id_: offer for id_, (offer, digest) in told.items() if before.get(id_) != digest}
    over = _over(before, told)
    stands = {id_: bool(touched) for id_, _, touched in connection.execute(SOME, (pack([*news, *over]),))}
    free = [offer for id_, offer in news.items() if not stands.get(id_, id_ in before)]
    put_ = put(connection, free, touched=False)
    gone = drop(connection, [id_ for id_ in over if stands.get(id_) is False])
    connection.executemany(SEED, [(id_, told[id_][1]) for id_ in news])
    connection.execute(UNSEED, (pack(over),))
    return len(put_) + len(gone)


def _over(before: Collection[OfferId], told: Collection[OfferId]) -> list[OfferId]:
    """Return what was taken over *before* and is *told* of no more."""
    over = [id_ for id_ in before if id_ not in told]
    if len(over) <= max(FEW, len(before) / 2):
        return over
    sentence = (
        "%s of %s offers are missing in the content and stay; hide them by their status, if they are over"
    )
    logger.warning(sentence, len(over), len(before))
    return []


def _row(offer: Offer, text: str, touched: bool) -> tuple[str, str, str, str, bool]:  # noqa: FBT001 a column
    known = offer.known_on.isoformat() if offer.known_on else ""
    return offer.id, text, offer.status, known, touched


def _digest(offer: Offer) -> str:
    return hashlib.sha256(document.write(offer).encode()).hexdigest()


def _in_parts(offers: Iterable[Offer]) -> Iterator[list[Offer]]:
    some: list[Offer] = []
    for offer in offers:
        some.append(offer)
        if len(some) == TOGETHER:
            yield some
            some = []
    if some:
        yield some
