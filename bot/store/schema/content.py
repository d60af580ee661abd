"""What staff have edited of the content."""

from collections.abc import Callable

from sqlite_utils import Database

STEPS: tuple[Callable[[Database], None], ...] = ()
