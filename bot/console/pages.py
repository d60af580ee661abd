"""The pages of the console, filled in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.console.visit import Visit, root
from bot.console.ways import Way
from bot.store import moments
from bot.wording.dates import Dates
from bot.wording.names import Names, slug
from bot.wording.words import Words
from knowledge.casework.staff import NOBODY, Account
from knowledge.library import Shelf

SENTENCES = Path(__file__).with_name("da.ftl")
TEMPLATES = Path(__file__).parents[1] / "web" / "templates" / "staff"


class Pages:
    """Fills in the templates of ``web/templates/staff``: always whole pages; htmx takes its piece of one.

    Every template knows ``say`` (a sentence of da.ftl), ``names`` (of topics, councils, …), ``dates`` and
    the filter ``slug``, and ``proposed`` (how many proposals of offers wait); and, through ``frame.html``,
    the macros of ``parts.html`` as ``parts``.
    """

    def __init__(  # noqa: PLR0913 what the composition root knows
        self,
        version: str,
        shelf: Shelf,
        *,
        theme: str = "",
        demo: bool = False,
        clock: moments.Clock = moments.now,
        proposed: Callable[[], int] = lambda: 0,
    ) -> None:
        self.words = Words(SENTENCES)
        self.names = Names(self.words, shelf)
        self.dates = Dates(self.words, clock)
        self._ways: dict[str, Way] = {}
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters.update(slug=slug, say=self.words.say, council=self.names.council)
        self._templates.globals.update(
            version=version,
            theme=theme,
            demo=demo,
            say=self.words.say,
            names=self.names,
            dates=self.dates,
            leads=self.leads,
            proposed=proposed,
        )

    def know(self, ways: Sequence[Way]) -> None:
        """Show in the navigation what of *ways* there is, to those who may go there."""
        self._ways |= {way.path: way for way in ways if not way.posts}

    def leads(self, path: str, account: Account) -> bool:
        """Whether ``/staff`` and *path* is an address that *account* may open."""
        way = self._ways.get(f"/staff/{path}".rstrip("/"))
        return way is not None and (way.needs is None or account.may(way.needs))

    def page(self, visit: Visit, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """Return the page *template* for *visit*: it knows ``account``, ``csrf``, ``root`` and ``here``.

        What an address says after ``?gjort=`` is told on top, if da.ftl has a ``done-…`` for it.
        """
        done = f"done-{visit.asked('gjort')}"
        known = {
            "account": visit.account if visit.account != NOBODY else None,
            "csrf": visit.csrf,
            "root": visit.root,
            "here": visit.request.url.path.rpartition("/staff")[2].strip("/"),
            "done": self.words.say(done) if self.words.has(done) else "",
        }
        return self._filled(template, status, known | values)

    def outside(
        self, request: Request, template: str, *, status: int = 200, **values: object
    ) -> HTMLResponse:
        """Return a page for somebody who is not logged in: it has the frame, and no navigation."""
        known = {"account": None, "csrf": "", "root": root(request), "here": "", "done": ""}
        return self._filled(template, status, known | values)

    def _filled(self, template: str, status: int, values: dict[str, object]) -> HTMLResponse:
        html = self._templates.get_template(template).render(values)
        return HTMLResponse(html, status_code=status, headers={"cache-control": "no-store"})
