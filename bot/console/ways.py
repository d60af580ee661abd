"""The addresses of the console, each with who may use it and what the trail calls it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import Response

from bot.console.visit import Visit
from knowledge.casework.staff import StaffRole

LETTERS = 4_194_304  # of a form, no fewer than its bytes
Endpoint = Callable[[Visit], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Way:
    """One address: a GET, or a POST when it *posts*.

    *needs* is the least role; None lets in who is not logged in, for logging in alone. A GET is recorded as
    *act* before it is answered, its object the ``reference`` in the path or what *told* says; what a POST
    does is recorded by the store with the change itself. A form has at most so many *letters*.
    """

    path: str
    endpoint: Endpoint
    needs: StaffRole | None
    act: str
    posts: bool = False
    letters: int = LETTERS
    told: Callable[[Visit], str] | None = None
