"""What the server may use: how many sockets at once, and how many lines of the log."""

import contextlib
import logging
import resource
import time
from collections.abc import Callable, Iterator

MOST = 65_536  # open files: more than one process serves, and every system that allows more allows this
SERVED = 2_048  # connections at once; the rest of the open files is for the store and Telegram
MINUTE = 60.0
NOISY = {  # what a flood makes asyncio and uvicorn say thousands of times a second
    "asyncio": ("socket.accept() out of system resource",),
    "uvicorn.error": ("Exceeded concurrency limit.", "Invalid HTTP request received."),
}


def connections() -> int:
    """Return how many connections are served at once, well under the open files that the system allows."""
    return min(SERVED, _open_files() // 2)


def chats() -> int:
    """Return how many chats are kept open at once; the rest asks for news itself, and is served as before."""
    return connections() * 3 // 8  # requests may take half, and one of them may be on its way to a chat


@contextlib.contextmanager
def calm(clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """Let what a flood makes others log through at most once a minute."""
    filters = [(logging.getLogger(name), Seldom(starts, clock)) for name, starts in NOISY.items()]
    for logger, seldom in filters:
        logger.addFilter(seldom)
    try:
        yield
    finally:
        for logger, seldom in filters:
            logger.removeFilter(seldom)


class Seldom(logging.Filter):
    """Lets each message that begins with one of *starts* through at most once a minute."""

    def __init__(self, starts: tuple[str, ...], clock: Callable[[], float]) -> None:
        super().__init__()
        self._next = dict.fromkeys(starts, float("-inf"))
        self._clock = clock

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to log it."""
        message, now = record.getMessage(), self._clock()
        for start, due in self._next.items():
            if message.startswith(start):
                if now < due:
                    return False
                self._next[start] = now + MINUTE
        return True


def _open_files() -> int:
    """Return how many files may be open, after asking for as many as there can be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):  # the kernel knows a lower limit
        return soft
    return wanted
