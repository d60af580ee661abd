"""The log: what happened, when and where; never a secret and never a person's words."""

import logging
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
# httpx tells addresses with the token in
# fontTools and fpdf tell the letters of a case
LOUD = ("aiogram", "apscheduler", "asyncio", "fontTools", "fpdf", "httpcore", "httpx", "telegram", "uvicorn")
HIDDEN = "[secret]"

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up(level: str, secrets: Sequence[str]) -> None:
    """Log from *level* on to standard error; of *secrets* nothing is written, whoever says them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


class Discreet(logging.Formatter):
    """Writes an error's kind and place, but not its message: that may quote what a person wrote."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__(FORMAT)
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        """Return the frames and the kind of the error."""
        kind, error, frames = ei
        if kind is None or error is None:
            return ""
        parts = [*traceback.format_tb(frames), kind.__name__]
        if isinstance(error, BaseExceptionGroup):
            parts += [self.formatException((type(one), one, one.__traceback__)) for one in error.exceptions]
        return "\n".join(part.rstrip() for part in parts)
