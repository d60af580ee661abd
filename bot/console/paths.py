"""Addresses within the console: where one was, and the way back there, never to anywhere else."""

import re
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request

from bot.console.visit import root

BELOW = "/staff"
FROM = "fra"  # the list that a case was opened from, as the query of its address
OWN = re.compile(r"[\w.~%,:=&?+-]+(?:/[\w.~%,:=&?+-]+)*", re.ASCII)  # no //, no backslash, nothing odd
LONGEST = 500  # letters: a list with every filter in it has fewer


def place(request: Request) -> str:
    """Return the address of *request* below ``/staff/``, without what was asked for."""
    return request.url.path.partition(BELOW)[2].strip("/")


def own(there: str) -> str:
    """Return *there* when it is an address below ``/staff/``, else nothing: nobody is led elsewhere."""
    path = there.partition("?")[0]
    fits = len(there) <= LONGEST and OWN.fullmatch(there) and ".." not in path.split("/")
    return there if fits and not path.startswith(("log-", "oidc")) else ""


def to(request: Request, there: str) -> str:
    """Return the relative address of *there*, a place of the console, or a question to its first page."""
    return f"{root(request)}staff{'' if there.startswith('?') else '/'}{there}".rstrip("/")


def to_log_in(request: Request, *, over: bool = False, kept: str = "") -> str:
    """Return the address of the log-in that leads back: to the page, or to what was *kept* of a form."""
    back = came_from(request) if request.method == "POST" else _whole(request)
    return f"{root(request)}staff/log-ind{_asked(back, over=over, kept=kept)}"


def page_to_log_in(request: Request, *, over: bool) -> str:
    """Return the same for a page whose script asks: it is the page that goes there, not what was asked."""
    page = request.headers.get("hx-current-url", "")
    above = urlsplit(page).path.partition(BELOW)[0].strip("/")
    return f"{'/' if above else ''}{above}{BELOW}/log-ind{_asked(_below(page), over=over)}"


def came_from(request: Request) -> str:
    """Return the page of ours that the form was on, or nothing."""
    return own(_below(request.headers.get("referer", "")))


def _asked(back: str, *, over: bool, kept: str = "") -> str:
    asked = {"til": own(back), "kladde": own(kept), "udlobet": "1" if over else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"?{query}" if query else ""


def _below(address: str) -> str:
    parts = urlsplit(address)
    _, staff, below = parts.path.partition(BELOW)
    query = f"?{parts.query}" if parts.query else ""
    return f"{below.strip('/')}{query}" if staff else ""


def _whole(request: Request) -> str:
    return place(request) + (f"?{request.url.query}" if request.url.query else "")
