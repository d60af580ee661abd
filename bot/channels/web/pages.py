"""Pages and the pieces of them that a script fetches."""

import secrets
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from bot.channels.web.view import Talk

UNKEPT = {"cache-control": "no-store"}
OOB = Markup(' hx-swap-oob="true"')  # "this piece replaces the one of the same id"


class Notice(Enum):
    """What can be wrong with a request, and its status; the sentences stand in ``parts.html``."""

    ASTRAY = ("astray", 404)
    EMPTY = ("empty", 400)
    FOREIGN = ("foreign", 403)
    NO_COOKIE = ("no-cookie", 200)
    NOT_TAKEN = ("not-taken", 503)
    TOO_LARGE = ("too-large", 413)
    TOO_SLOW = ("too-slow", 408)
    UNREAD = ("unread", 503)

    def __init__(self, kind: str, status: int) -> None:
        self.kind = kind
        self.status = status


class Pages:
    """Fills in the templates."""

    def __init__(self, folder: Path, version: str, region: Callable[[], str]) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(version=version)
        self._region = region

    def page(
        self, shown: Talk, *, notice: Notice | None = None, text: str = "", key: str = ""
    ) -> HTMLResponse:
        """Return the whole page."""
        return self._filled("page.html", notice, talk=shown, text=text, key=key or new_key())

    def fragment(self, shown: Talk | None, *, notice: Notice | None = None) -> HTMLResponse:
        """Return what a script adds to the page; without *shown* nothing but the notice changes."""
        response = self._filled("fragment.html", notice, talk=shown, key=new_key(), oob=OOB)
        response.headers["indgang"] = "fragment"
        return response

    def _filled(self, template: str, notice: Notice | None, **values: object) -> HTMLResponse:
        html = self._templates.get_template(template).render(
            notice=notice.kind if notice else "", region=self._region(), **values
        )
        status = notice.status if notice else 200
        return HTMLResponse(html, status_code=status, headers=UNKEPT)


def new_key() -> str:
    """Return the one-time key of a form."""
    return secrets.token_hex(16)
