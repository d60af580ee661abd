"""A worker at the forms of the content: what the tests of editing share."""

import html
import re
from dataclasses import dataclass

from httpx import Response

from knowledge.library import Shelf
from tests.bot.console.signed_in import Console, Staff

AUH = "staff/indhold/ret/kontakt/hospitals.auh"
PATIENCE = 120.0  # seconds: the whole content is read and checked at each save


@dataclass
class Desk:
    """A console, what it serves from, and a worker at it."""

    console: Console
    shelf: Shelf
    worker: Staff

    async def form(self, path: str, browser: Staff | None = None) -> dict[str, str]:
        """Return what stands in the fields of a form."""
        page = await (browser or self.worker).get(path)
        assert page.status_code == 200, page.text
        return filled(page)

    async def save(self, path: str, /, **typed: str) -> Response:
        """Open the form, type over what stands there, and press "Gem"."""
        return await self.worker.posts(path, do="save", **await self.form(path) | typed)


def filled(page: Response) -> dict[str, str]:
    """Return the fields of the form on a page, but for the token."""
    form = page.text.partition('<form class="card"')[2].partition("</form>")[0]
    boxes = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL)
    lines = re.findall(
        r'<input(?=[^>]*type="(?:text|date|hidden)")[^>]*name="(\w+)"[^>]*value="([^"]*)"', form
    )
    chosen = re.findall(r'name="(status)".*?value="(\w+)" selected', form, re.DOTALL)
    fields = {name: html.unescape(value) for name, value in (*lines, *boxes, *chosen)}
    return {name: value for name, value in fields.items() if name != "csrf"}
