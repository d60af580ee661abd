"""Who of staff may log in, and who is logged in."""

from collections.abc import Callable

from sqlite_utils import Database

STEPS: tuple[Callable[[Database], None], ...] = ()
