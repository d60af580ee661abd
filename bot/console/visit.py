"""One request to the console: who, what was posted, and the token that their forms carry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request

from knowledge import screen
from knowledge.casework.staff import Account
from knowledge.screen import Redaction


@dataclass(frozen=True, slots=True)
class Visit:
    """What an endpoint of the console gets. *csrf* is bound to the session, and checked before a post.

    *screened* is what `written` says of the fields of a large form: screening that takes time, so it is done
    once, beside the loop.
    """

    request: Request
    account: Account
    csrf: str
    posted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    screened: Mapping[str, Redaction] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """Return the last value of a posted field, empty where there is none."""
        return self.posted.get(name, ("",))[-1]

    def all(self, name: str) -> Sequence[str]:
        """Return every value of a posted field: the ticked boxes."""
        return self.posted.get(name, ())

    def written(self, name: str) -> Redaction:
        """Return the *text* of a field as it may be kept, and whether a CPR number was *redacted* in it."""
        return self.screened.get(name) or written(self[name])

    def asked(self, name: str) -> str:
        """Return a parameter of the address, empty where there is none."""
        return self.request.query_params.get(name, "")

    def named(self, name: str) -> str:
        """Return a part of the path, like the reference of a case."""
        return str(self.request.path_params.get(name, ""))

    @property
    def root(self) -> str:
        """The way back to the root of the site, relative: it may lie below another address."""
        return root(self.request)

    @property
    def by_script(self) -> bool:
        """Whether htmx asks, which takes from the page what it needs."""
        return "hx-request" in self.request.headers


def written(text: str) -> Redaction:
    """Return *text* as it may be kept."""
    return screen.redact(screen.clean(text).strip())


def root(request: Request) -> str:
    """Return the way from the page of *request* back to the root of the site."""
    return "../" * (request.url.path.count("/") - 1) or "./"
