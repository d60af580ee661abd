"""Pages and the pieces of them that a script fetches."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from bot.channels.web import subjects
from bot.channels.web.markup import rich
from bot.channels.web.posted import Post
from bot.channels.web.view import Shown
from bot.channels.web.words import Words, notices
from knowledge.answering import shut
from knowledge.answering.voice import Voice
from knowledge.casework.steering import Steering
from knowledge.library import Library, Shelf
from knowledge.markup import as_html
from knowledge.screen.lines import LAST_RESORT
from knowledge.terms import HOME, Language

CHANNEL = "web"
UNKEPT = {"cache-control": "no-store"}
MARK = {"indgang": "fragment"}  # an answer of ours is shown whatever its status, a proxy's is not
OOB = Markup(' hx-swap-oob="true"')  # "this piece replaces the one of the same id"


class Notice(Enum):
    """What can be wrong with a request, and its status; the sentences are the ``web-notice-…`` ones."""

    ASTRAY = ("astray", 404)
    EMPTY = ("empty", 400)
    FOREIGN = ("foreign", 403)
    NO_COOKIE = ("no-cookie", 200)
    NOT_TAKEN = ("not-taken", 503)
    TOO_FAST = ("too-fast", 429)
    TOO_LARGE = ("too-large", 413)
    TOO_SLOW = ("too-slow", 408)
    UNREAD = ("unread", 503)
    UNSURE = ("unsure", 503)

    def __init__(self, kind: str, status: int) -> None:
        self.kind = kind
        self.status = status


class Pages:
    """Fills in the templates with the sentences of *shelf*; without it only the last resort is shown."""

    def __init__(  # noqa: PLR0913 the application hands over its parts, by name
        self,
        folder: Path,
        version: str,
        shelf: Shelf | None,
        *,
        region: str = "",
        theme: str = "",
        demo: bool = False,
        steering: Callable[[], Steering] = Steering,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            auto_reload=False,  # they come with the program: no look at the disk for each piece
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(version=version, theme=theme, root="")
        self._shelf, self._steering, self._clock = shelf, steering, clock
        self._region, self._demo = region, demo
        self._read: Library | None = None
        self._small: frozenset[Markup] = frozenset()

    def page(
        self,
        shown: Shown,
        language: Language,
        *,
        notice: Notice | None = None,
        kept: Post | None = None,
        asked: str = "",
    ) -> HTMLResponse:
        """Return the whole page, what was *kept* of a post that was not taken in its form.

        One that was *asked* for with the id of a subject opens on it.
        """
        if self._shelf is None:
            return self._bare(shown, notice)
        subject = subjects.find(asked, self.words(language))
        return self._filled(
            "page.html",
            language,
            notice,
            shown=shown,
            text=kept.text if kept else "",
            key=kept.key if kept and kept.key else new_key(),
            subject=subject,
            here=f"./?{subjects.ASKED}={subject.id}&" if subject else "./?",
        )

    def reading(self, template: str, language: Language, *, here: str, **values: object) -> HTMLResponse:
        """Return a page to read, at the address *here*; one below others tells the *root* above it."""
        if self._shelf is None:
            return self._bare(Shown(), None)
        here += "&" if "?" in here else "?"
        return self._filled(template, language, None, here=here, key=new_key(), **values)

    def fragment(
        self, shown: Shown | None, language: Language, *, notice: Notice | None = None, about: str = ""
    ) -> HTMLResponse:
        """Return what a script adds to the page after a post; without *shown* only the notice changes.

        The notice is *about* the message of that update id, and goes when it is there after all.
        """
        html = self._html(
            "fragment.html", language, notice, shown=shown, key=new_key(), oob=OOB, posted=True, about=about
        )
        return HTMLResponse(html, status_code=notice.status if notice else 200, headers=UNKEPT | MARK)

    def news(self, shown: Shown, language: Language) -> str:
        """Return what a script adds to the page by itself: the form and its notice stay as they are."""
        return self._html("fragment.html", language, None, shown=shown, key=new_key(), oob=OOB, posted=False)

    def words(self, language: Language) -> Words:
        """Return the words of a page in *language*."""
        library = self._shelf.library if self._shelf else None
        named = library.contacts.region.name if library else HOME
        return Words(library, language, self._region or named)

    def _filled(
        self, template: str, language: Language, notice: Notice | None, **values: object
    ) -> HTMLResponse:
        html = self._html(template, language, notice, **values)
        return HTMLResponse(html, status_code=notice.status if notice else 200, headers=UNKEPT)

    def _html(self, template: str, language: Language, notice: Notice | None, **values: object) -> str:
        words = self.words(language)
        return self._templates.get_template(template).render(
            notice=notice.kind if notice else "",
            words=words,
            titled=partial(subjects.titled, words=words),
            small_print=self._small_print(),
            announced=self._announced(words),
            silent=self._steering().stop(CHANNEL, self._clock()) is not None,
            **values,
        )

    def _announced(self, words: Words) -> tuple[Markup, ...]:
        """Return what everybody reads at the top: made up, a banner, nobody answered now."""
        now, steering = self._clock(), self._steering()
        banner, stop = steering.banner(now), steering.stop(CHANNEL, now)
        told = [words.say("demo")] if self._demo else []
        told += [banner.text(words.language)] if banner else []
        if stop and words.library:
            told.append(shut.told(stop, Voice(words.library, words.language, channel=CHANNEL), now=now))
        return tuple(rich(as_html(text), is_html=True) for text in told)

    def _small_print(self) -> frozenset[Markup]:
        """Return the messages that are shown in small print, made once for each library."""
        library = self._shelf.library if self._shelf else None
        if self._read is not library:
            self._read, self._small = library, notices(library) if library else frozenset()
        return self._small

    def _bare(self, shown: Shown, notice: Notice | None) -> HTMLResponse:
        """Return the page without content: what helps in danger, also to who told of it."""
        last = rich(LAST_RESORT, is_html=False)
        html = self._templates.get_template("bare.html").render(last_resort=last)
        status = notice.status if notice else 200 if shown.bubbles else 503
        return HTMLResponse(html, status_code=status, headers=UNKEPT)


def new_key() -> str:
    """Return the one-time key of a form."""
    return secrets.token_hex(16)
