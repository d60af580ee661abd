"""What every part of the store keeps its rows with."""

from dataclasses import dataclass

from bot.store import moments
from bot.store.reader import Reader
from bot.store.trail import Trail
from bot.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Book:
    """The file at hand: what writes it, what reads it, the trail of what staff do, and the time."""

    writer: Writer
    reader: Reader
    trail: Trail
    clock: moments.Clock
