"""JSON on its way to the parser: what lies too deep, or has texts too long, is stopped before it costs."""

import re
from typing import BinaryIO

from bot.imports.sheet import LONGEST, SheetError

DEEPEST = 32  # lists and objects in each other: HSDS has ten, and the parser's time grows with the square
_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_REST = bytes(set(range(256)) - set(b"[]{}"))


class Shallow:
    """Reads *file* for the parser."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._open = b""  # a text that goes on in what is read next
        self._deep = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, or raise a SheetError."""
        read = self._file.read(size)
        plain, quote, rest = _TEXT.sub(b"", self._open + read).partition(b'"')
        self._open = quote + rest
        if len(self._open) > LONGEST:
            raise SheetError(
                f"A text of the file has more than {LONGEST} letters; close every quotation mark."
            )
        for sign in plain.translate(None, _REST):
            self._deep += 1 if sign in b"[{" else -1
            if self._deep > DEEPEST:
                raise SheetError(f"More than {DEEPEST} lists and objects of the file lie in each other.")
        return read
