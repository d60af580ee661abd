"""A browser that looks at pages which may hold anything, and tells whether something of it ran."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from playwright.sync_api import Browser, Page, Request

from tests.browser.hostile import WATCH, essence, kept


class Watcher:
    """One browser context; whatever runs, is blocked or asks somebody else is a trouble."""

    def __init__(self, browser: Browser, address: str, cookies: Sequence[Mapping[str, str]] = ()) -> None:
        self.address = address
        self.troubles: list[str] = []
        self._context = browser.new_context(locale="da-DK")
        self._context.add_init_script(WATCH)
        self._context.add_cookies([dict(one) for one in cookies])  # type: ignore[misc]  # name, value and url
        self.page: Page = self._context.new_page()
        self.page.on("console", lambda said: self.troubles.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", self._asked)
        self.page.on("request", self._notice)

    def look(self, path: str, within: str = "body", *, press: bool = True) -> str:
        """Open *path*, move over and focus what is there, and return the text of *within*."""
        self.page.goto(self.address + path)
        return self.text(within, press=press)

    def shows(self, page: str) -> str:
        """Show a page that was the answer to a post, under our address and its policy."""
        self.page.goto(f"{self.address}/staff/skabeloner")
        self.page.set_content(page)
        return self.text()

    def text(self, within: str = "body", *, press: bool = True) -> str:
        """Return the text of *within* and what stands in its fields, after everything was pointed at."""
        if press:
            self.page.evaluate(_POINT)
        found = self.page.evaluate(_READ, within)
        self.check()
        return str(found)

    def check(self) -> None:
        """Fail if anything ran, was blocked or asked elsewhere."""
        ran: Any = self.page.evaluate("[...window.ran, ...window.broken]")
        assert [*ran, *self.troubles] == [], self.page.url

    def close(self) -> None:
        """Close it."""
        self._context.close()

    def _asked(self, dialog: Any) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _notice(self, request: Request) -> None:
        if not request.url.startswith(self.address):
            self.troubles.append(f"asked somebody else: {request.url}")


def missing(texts: Iterable[str], page: str) -> list[str]:
    """Return which of *texts* are not on *page* as they were written."""
    shown = essence(page)
    return [text for text in texts if essence(kept(text)) not in shown]


_POINT = """() => {
  for (const one of document.querySelectorAll('main *, #log *'))
    for (const event of ['mouseover', 'mouseenter', 'focus', 'toggle', 'load', 'error'])
      one.dispatchEvent(new Event(event, {bubbles: false}));
}"""
_READ = """within => [...document.querySelectorAll(within)].map(one => one.textContent
  + [...one.querySelectorAll('input, textarea')].map(field => '\\n' + field.value).join('')).join('\\n')"""
