"""The command that serves: settings and log first, then everything else."""

import argparse
import asyncio
import logging
from collections.abc import Iterator

from bot import log
from bot.clashes import clashes
from bot.settings import read
from knowledge.errors import IndgangError, SettingsError

BROKEN = 1  # the exit code of a bot that something unforeseen has stopped

logger = logging.getLogger(__name__)


def command(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command has them
    """Run until a signal comes; what stops a start is raised as one sentence."""
    settings = read()
    if problems := clashes(settings):
        raise SettingsError(problems)
    log.set_up(settings.log_level, list(settings.hidden))
    from bot import app  # noqa: PLC0415 - a wrong setting is told before the seconds that this takes

    try:
        asyncio.run(app.run(settings))
    except Exception as error:
        for one in _leaves(error):
            if isinstance(one, IndgangError):
                raise one from None
        logger.critical("stopped by an error", exc_info=error)
        return BROKEN
    return 0


def _leaves(error: BaseException) -> Iterator[BaseException]:
    """Yield *error*, or of a group each that it holds."""
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _leaves(one)
    else:
        yield error
