"""One request of somebody who is logged in: who, what was posted, and the token that their forms carry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request

from knowledge.casework.staff import Account


@dataclass(frozen=True, slots=True)
class Visit:
    """What an endpoint of the console gets. *csrf* is bound to the session, and checked before a post."""

    request: Request
    account: Account
    csrf: str
    posted: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """Return the last value of a posted field, empty where there is none."""
        return self.posted.get(name, ("",))[-1]

    def all(self, name: str) -> Sequence[str]:
        """Return every value of a posted field: the ticked boxes."""
        return self.posted.get(name, ())

    def asked(self, name: str) -> str:
        """Return a parameter of the address, empty where there is none."""
        return self.request.query_params.get(name, "")

    def named(self, name: str) -> str:
        """Return a part of the path, like the reference of a case."""
        return str(self.request.path_params.get(name, ""))

    @property
    def root(self) -> str:
        """The way back to the root of the site, relative: it may lie below another address."""
        return "../" * (self.request.url.path.count("/") - 1) or "./"

    @property
    def by_script(self) -> bool:
        """Whether htmx asks, which takes from the page what it needs."""
        return "hx-request" in self.request.headers
