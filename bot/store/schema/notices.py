"""What the clock has done, so that nothing is done twice."""

from collections.abc import Callable

from sqlite_utils import Database

STEPS: tuple[Callable[[Database], None], ...] = ()
