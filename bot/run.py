"""The command that serves: settings and log first, then everything else."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NoReturn

from bot import log
from bot.clashes import clashes
from bot.settings import read
from knowledge.errors import IndgangError, SettingsError

THREADS = 32  # that work aside; some may hang in a look-up, and the store needs one to close
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
        asyncio.run(_unhindered(app.run(settings)))
    except Exception as error:
        for one in _leaves(error):
            if isinstance(one, IndgangError):
                raise one from None
        logger.critical("stopped by an error", exc_info=error)
        return BROKEN
    return _leave()


async def _unhindered(serving: Coroutine[Any, Any, None]) -> None:
    """Serve with threads that nobody waits for at the end: a look-up of a name may hang for half a minute."""
    asyncio.get_running_loop().set_default_executor(_Unwaited(THREADS, thread_name_prefix="aside"))
    await serving


class _Unwaited(ThreadPoolExecutor):
    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Begin nothing more, and wait for nothing."""
        super().shutdown(wait=False, cancel_futures=True)


def _leave() -> NoReturn:
    """End now that all is stored and closed, though Python itself would wait for those threads once more."""
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)


def _leaves(error: BaseException) -> Iterator[BaseException]:
    """Yield *error*, or of a group each that it holds."""
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _leaves(one)
    else:
        yield error
