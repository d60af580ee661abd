"""Offers as exports write them, and `import` reads them back without loss: a sheet, or services of HSDS."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import orjson

from bot.sheets import WRITERS, Column, Row
from knowledge.offers import document, hsds
from knowledge.offers.offer import Offer
from knowledge.offers.rows import COLUMNS, to_cells

TYPED = ("minimum_age", "maximum_age", "latitude", "longitude", "assured_on", "checked_on")
"""What is a number or a day in a sheet, too; Danish Excel would read 10.203 as ten thousand."""
WIDE = {"id": 28, "name": 32, "organisation": 32, "what": 60, "for_whom": 40, "address": 32, "page": 32}


def write(out: BinaryIO, documents: Iterable[str], format_: str) -> None:
    """Write the offers that *documents* are to *out*, as they come."""
    offers = map(document.read, documents)
    if format_ == "json":
        _services(out, offers)
        return
    WRITERS[format_](out, [Column(name, WIDE.get(name, 18)) for name in COLUMNS], _rows(offers))


def _rows(offers: Iterable[Offer]) -> Iterator[Row]:
    for offer in offers:
        cells = to_cells(offer)
        yield [getattr(offer, name) if name in TYPED else cells[name] for name in COLUMNS]


def _services(out: BinaryIO, offers: Iterable[Offer]) -> None:
    out.write(b"[")
    for number, offer in enumerate(offers):
        out.write(b",\n " if number else b"")
        out.write(orjson.dumps(hsds.service(offer)))
    out.write(b"]\n")
