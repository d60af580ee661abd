"""A person at the web chat: reads, writes, presses buttons, and notices what the browser complains about."""

import re
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Browser, Page, Request

REFERENCE = re.compile(r"\b\d\d-\d{4,}-[A-Z]\b")
ON_THE_WAY = (
    "Et lokalt tilbud",
    "Send det som en henvendelse",
    "Frivillig forening",
    "Spring over",
    "Her i chatten",
    "Send henvendelsen",
)
SOON = 5_000  # milliseconds
OURS = ".ours:not(:has(.fine))"  # what is said to a person, but for the privacy notice before it


class Visitor:
    """One browser context with one page."""

    def __init__(self, browser: Browser, address: str, path: str = "/", **options: Any) -> None:
        self.address, self._path = address, path
        self.troubles: list[str] = []
        options.setdefault("locale", "da-DK")
        options.setdefault("viewport", {"width": 1024, "height": 768})
        self._context = browser.new_context(**options)
        self.page: Page = self._context.new_page()
        self.page.on("console", lambda said: self.troubles.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda request: self._notice(request.url))

    def __enter__(self) -> Self:
        self.page.goto(self.address + self._path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._context.close()

    def says(self, text: str) -> str:
        """Write *text*, press Send, and return the answer."""
        before = self.answers
        self.page.fill("#text", text)
        self.page.click("#say button")
        return self._answer_after(before)

    def taps(self, label: str) -> str:
        """Press a button, and return the answer."""
        before = self.answers
        self.page.click(f'#choices button:text-is("{label}")')
        return self._answer_after(before)

    def sends_inquiry(self) -> str:
        """Follow the form with as few words as it allows, and return the receipt."""
        for _ in range(7):
            if REFERENCE.search(self.last):
                return self.last
            self.taps(next(label for label in ON_THE_WAY if label in self.choices))
        raise AssertionError(f"no receipt, but: {self.last}")

    @property
    def answers(self) -> int:
        """How many answers the page shows."""
        return self.page.locator(OURS).count()

    @property
    def last(self) -> str:
        """The newest message of ours."""
        return self.page.locator(".ours .bubble").last.inner_text()

    @property
    def choices(self) -> list[str]:
        """The labels of the live buttons."""
        return [label.strip() for label in self.page.locator("#choices button:visible").all_inner_texts()]

    @property
    def overflows(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def _answer_after(self, before: int) -> str:
        self.page.locator(OURS).nth(before).wait_for(timeout=SOON)
        return self.last

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left while it asked
            self.troubles.append(f"failed: {request.url}")

    def _notice(self, url: str) -> None:
        if not url.startswith(self.address):
            self.troubles.append(f"asked somebody else: {url}")
