"""The pages of the console, filled in."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot.console.visit import Visit
from bot.console.words import Words

TEMPLATES = Path(__file__).parents[1] / "web" / "templates" / "staff"


class Pages:
    """Fills in the templates of ``web/templates/staff``: always whole pages; htmx takes its piece of one."""

    def __init__(self, version: str) -> None:
        self.words = Words()
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(version=version, say=self.words.say)

    def page(self, visit: Visit, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """Return the page *template* for *visit*: it knows ``account``, ``csrf``, ``root`` and ``here``."""
        html = self._templates.get_template(template).render(
            account=visit.account,
            csrf=visit.csrf,
            root=visit.root,
            here=visit.request.url.path.rpartition("/staff")[2].strip("/"),
            **values,
        )
        return HTMLResponse(html, status_code=status)
