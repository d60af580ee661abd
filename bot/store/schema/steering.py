"""What an admin has paused, stopped or blocked."""

from collections.abc import Callable

from sqlite_utils import Database

STEPS: tuple[Callable[[Database], None], ...] = ()
