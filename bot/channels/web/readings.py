"""The pages to read beside the conversation: about what people write, and about who can use the site."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web import visitor
from bot.channels.web.markup import rich
from bot.channels.web.pages import Pages
from bot.channels.web.words import Words, language
from knowledge.library import Library, retention
from knowledge.markup import as_html
from knowledge.terms import Language, TopicId

PRIVACY = TopicId("privacy")


@dataclass(frozen=True, slots=True)
class Readings:
    """The endpoints of these pages."""

    pages: Pages

    @property
    def routes(self) -> list[Route]:
        """Where they are; public bodies' statements are looked for at ``/was``."""
        return [
            Route("/privatliv", self.privacy),
            Route("/tilgaengelighed", self.access),
            Route("/was", self.was),
        ]

    async def privacy(self, request: Request) -> Response:
        """Tell what is done with what people write, for how long, and who answers for it."""
        words = self.pages.words(language(request))
        library = words.library
        if library is None:
            return self.pages.reading("privacy.html", words.language, here="privatliv")
        spoken, curated = words.language, library.answers.get(PRIVACY, words.language)
        if curated is None:
            spoken, curated = Language.DANISH, library.answers.get(PRIVACY, Language.DANISH)
        periods = _periods(library, words)
        return self.pages.reading(
            "privacy.html",
            words.language,
            here="privatliv",
            title=words.say("privacy-link"),
            spoken=spoken,
            told=rich(as_html(_beside(curated.text if curated else "", periods.values())), is_html=True),
            periods=periods,
            controller=library.contacts.region,
            changed=date.fromisoformat(library.notice) if library.notice else None,
        )

    async def access(self, request: Request) -> Response:
        """Tell how far everybody can use the site, and what was not tried."""
        words = self.pages.words(language(request))
        controller = words.library.contacts.region if words.library else None
        title = words.say("access-title")
        return self.pages.reading(
            "access.html", words.language, here="tilgaengelighed", title=title, controller=controller
        )

    async def was(self, request: Request) -> Response:  # noqa: ARG002 Starlette's signature
        """Lead to the page about accessibility."""
        return RedirectResponse("tilgaengelighed", status_code=303)


def _beside(text: str, periods: Collection[str]) -> str:
    """Return *text* without its list of these periods, which a page shows as a table."""
    return "\n\n".join(part for part in text.split("\n\n") if not _lists(part, periods))


def _lists(paragraph: str, periods: Collection[str]) -> bool:
    items = [line for line in paragraph.splitlines() if line.startswith("• ")]
    return bool(items) and all(any(period and period in item for period in periods) for item in items)


def _periods(library: Library, words: Words) -> Mapping[str, str]:
    """Return how long each kind of data is kept, as one says it."""
    kept = {field.name: getattr(library.periods, field.name) for field in fields(library.periods)}
    kept["cookie"] = timedelta(seconds=visitor.KEPT)
    said = {
        kind.replace("_", "-"): retention.told(period, library.phrasebook, words.language)
        for kind, period in kept.items()
    }
    return {**said, "inquiry": ""}
