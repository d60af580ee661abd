"""The conversation in a browser: the page, what is posted, and the replies that come later."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.channels import alarm
from bot.channels.web import allowance, posted, subjects
from bot.channels.web.allowance import Allowance
from bot.channels.web.guard import TooLargeError, form
from bot.channels.web.pages import MARK, UNKEPT, Notice, Pages
from bot.channels.web.posted import Post, number
from bot.channels.web.source import Sources
from bot.channels.web.view import Shown, own, show
from bot.channels.web.visitor import Visitor, Visitors
from bot.channels.web.words import asked, language
from bot.intake import Intake, Screened
from knowledge.errors import StoreError
from knowledge.library import Shelf
from knowledge.store import Store
from knowledge.traffic import Arrival, Line

WAIT = 2.0  # seconds a post waits for its answer, which is usually there within 20 ms
AT_ONCE = 0.5  # seconds for the same before a crisis is answered without it
PATIENCE = 5.0  # seconds for the store to take a message before we say that it did not
BROKEN = (StoreError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """The endpoints of the chat."""

    store: Store
    intake: Intake
    shelf: Shelf | None
    pages: Pages
    visitors: Visitors
    secret: bytes
    is_ours: Callable[[Headers], bool]
    sources: Sources = field(default_factory=Sources)
    of_visitor: Allowance = field(default_factory=allowance.visitors)
    of_network: Allowance = field(default_factory=allowance.networks)

    async def page(self, request: Request) -> Response:
        """Show the conversation."""
        known = self.visitors.known(request)
        unkept = known is None and "sent" in request.query_params
        notice = Notice.NO_COOKIE if unkept else None
        return await self._page(request, known or self.visitors.new(), notice=notice)

    async def say(self, request: Request) -> Response:
        """Take what the person wrote or tapped, and show the answer if it comes soon."""
        known = self.visitors.known(request)
        if not self.is_ours(request.headers):
            return await self._refuse(request, None, Notice.FOREIGN)
        try:
            post = posted.read(await form(request), known or self.visitors.new())
        except TooLargeError as error:
            return await self._too_large(request, known, error.begun)
        except TimeoutError:
            return await self._refuse(request, known, Notice.TOO_SLOW)
        if post.empty:
            return await self._refuse(request, known, Notice.EMPTY)
        response = await self._take(request, post)
        self.visitors.remember(response, post.visitor)
        if known is None and isinstance(response, RedirectResponse):
            response.headers["location"] = "./?sent"  # where a browser without cookies is told so
        return response

    async def again(self, request: Request) -> Response:  # noqa: ARG002 Starlette's signature
        """Lead back who opens the address that a form was posted to."""
        return RedirectResponse("./", status_code=303)

    async def replies(self, request: Request) -> Response:
        """Return what was said after line ``after``; 204 when nothing was."""
        who = self.visitors.known(request)
        after = number(request.query_params.get("after"))
        try:
            shown = await self._shown(who, after) if who else Shown()
        except BROKEN:
            return Response(status_code=503)
        if not shown.is_news:
            return Response(status_code=204)
        return HTMLResponse(self.pages.news(shown, asked(request, shown)), headers=UNKEPT | MARK)

    async def astray(self, request: Request, error: Exception) -> Response:  # noqa: ARG002 Starlette's signature
        """Answer what no route does: with the conversation, so that nobody thinks it lost."""
        if below := request.url.path.count("/") - 1:  # the page's own addresses hold beside the page alone
            return RedirectResponse("../" * below + "404", status_code=303, headers=UNKEPT)
        if known := self.visitors.known(request):
            return await self._page(request, known, notice=Notice.ASTRAY)
        return self.pages.page(Shown(), language(request), notice=Notice.ASTRAY)

    async def _take(self, request: Request, post: Post) -> Response:
        """Commit the post and answer it; a sure crisis is answered whatever becomes of the commit."""
        update_id = post.update_id(self.secret)
        screened = self._screened(request, post, update_id)
        sure = screened.alarm is not None and screened.alarm.sure
        new, wrong = await self._keep(request, post, replace(screened.arrival, answered=sure))
        if sure:
            return await self._comfort(request, post, screened)
        if wrong:
            return await self._not_taken(request, post, screened, notice=wrong)
        if post.live and _by_script(request):
            return self._fragment(request, Shown(cursor=post.after, pending=new > 0))
        return await self._answered(request, post, update_id)

    async def _keep(self, request: Request, post: Post, arrival: Arrival) -> tuple[int, Notice | None]:
        """Commit *arrival*; return how many are new, and what is wrong when it may not be kept."""
        source = self.sources.of(request)
        if not self.of_visitor.take(post.visitor.id) or not (source is None or self.of_network.take(source)):
            return 0, Notice.TOO_FAST
        try:
            async with asyncio.timeout(AT_ONCE if arrival.answered else PATIENCE):
                return await self.store.receive([arrival]), None
        except TimeoutError:  # the store is busy, and may take it yet
            return 0, Notice.UNSURE
        except BROKEN:
            return 0, Notice.NOT_TAKEN

    async def _too_large(self, request: Request, known: Visitor | None, begun: Mapping[str, str]) -> Response:
        """Say that it is too large; whoever is in danger in what was read of it is answered too."""
        post = posted.read(begun, known or self.visitors.new())
        screened = self._screened(request, post, post.update_id(self.secret))
        if screened.alarm is None:
            return await self._refuse(request, known, Notice.TOO_LARGE)
        return await self._not_taken(request, post, screened, notice=Notice.TOO_LARGE)

    def _screened(self, request: Request, post: Post, update_id: str) -> Screened:
        return self.intake.from_web(
            post.visitor.id,
            update_id,
            text=post.text or None,
            tap=post.tap or None,
            message_id=post.on,
            page=asked(request),
        )

    async def _answered(self, request: Request, post: Post, update_id: str) -> Response:
        """Wait a moment for the answer and show it; one that comes later is fetched by the page."""
        by_script = _by_script(request)
        try:
            after = post.after if by_script else await self._line_of(post, update_id)
            await self.store.wait(post.conversation, after, WAIT)
            if not by_script:
                return RedirectResponse(f"./#line-{await self._answer_to(post, after)}", status_code=303)
            return self._fragment(request, await self._shown(post.visitor, after))
        except BROKEN:  # the message is safe, only its answer cannot be read now
            if not by_script:
                return RedirectResponse("./", status_code=303)
            return self._fragment(request, Shown(cursor=post.after, pending=True))

    async def _comfort(self, request: Request, post: Post, screened: Screened) -> Response:
        """Show the crisis reply at once, under what was said before."""
        if not _by_script(request):
            return await self._page(request, post.visitor, screened=screened)
        try:
            shown = await self._shown(post.visitor, post.after)
        except BROKEN:
            shown = Shown(cursor=post.after)
        return self._fragment(request, self._with_comfort(shown, screened))

    async def _not_taken(
        self, request: Request, post: Post, screened: Screened, *, notice: Notice
    ) -> Response:
        """Say that nothing was received, the text still in its form; who may be in danger is answered."""
        if _by_script(request):
            shown = self._with_comfort(Shown(cursor=post.after), screened)
            return self._fragment(request, shown, notice=notice, about=screened.arrival.update_id)
        return await self._page(request, post.visitor, notice=notice, screened=screened, kept=post)

    def _with_comfort(self, shown: Shown, screened: Screened) -> Shown:
        """Return *shown* with the crisis reply to *screened*, where it raised an alarm not yet answered."""
        update_id = screened.arrival.update_id
        if screened.alarm is None or any(bubble.answers == update_id for bubble in shown.bubbles):
            return shown
        if not any(bubble.says == update_id for bubble in shown.bubbles):
            shown = shown.with_bubble(own(screened.arrival))
        spoken = alarm.spoken(screened) if self.shelf else ""  # the last resort is in both
        return shown.with_reply(alarm.reply(self.shelf, screened), update_id, language=spoken)

    async def _refuse(self, request: Request, who: Visitor | None, notice: Notice) -> Response:
        """Say what is wrong; no cookie, because a foreign page's post would replace the person's own."""
        if _by_script(request):
            response = self._fragment(request, None, notice=notice)
        else:
            try:
                shown = await self._shown(who, 0) if who else Shown()
            except BROKEN:
                shown = Shown()
            response = self.pages.page(shown, language(request, shown), notice=notice)
        if notice is Notice.TOO_SLOW:
            response.headers["connection"] = "close"
        return response

    def _fragment(
        self, request: Request, shown: Shown | None, *, notice: Notice | None = None, about: str = ""
    ) -> Response:
        """Return what a script adds to its page, in the page's language."""
        return self.pages.fragment(shown, asked(request, shown), notice=notice, about=about)

    async def _page(
        self,
        request: Request,
        who: Visitor,
        *,
        notice: Notice | None = None,
        screened: Screened | None = None,
        kept: Post | None = None,
    ) -> Response:
        """Return the whole page of *who*, with the crisis reply to *screened* if it needs one.

        The form holds what was *kept* of a post that was not taken.
        """
        alarmed = screened is not None and screened.alarm is not None
        try:  # a page opens at its top, so in a crisis the reply is all there is on it
            shown = Shown() if alarmed else await self._shown(who, 0)
        except BROKEN:
            shown, notice = Shown(), notice or Notice.UNREAD
        if screened is not None:
            shown = self._with_comfort(shown, screened)
        subject = request.query_params.get(subjects.ASKED, "")
        spoken = (asked if subject or alarmed else language)(request, shown)
        response = self.pages.page(shown, spoken, notice=notice, kept=kept, asked=subject)
        self.visitors.remember(response, who)
        return response

    async def _line_of(self, post: Post, update_id: str) -> int:
        """Return the line that the person's message became."""
        lines = await self._lines(post.visitor, 0)
        return next((line.id for line in lines if line.mine and line.update_id == update_id), 0)

    async def _answer_to(self, post: Post, line: int) -> int:
        """Return the first line said after *line*, which gets the focus; *line* itself until there is one."""
        lines = await self._lines(post.visitor, line)
        return next((one.id for one in lines if one.id > line and not one.mine), line)

    async def _shown(self, who: Visitor, after: int) -> Shown:
        """Return what was said after line *after*, and all of it where that line is no more."""
        lines = await self._lines(who, max(after - 1, 0))
        if after and (not lines or lines[0].id != after):
            return show(await self._lines(who, 0), anew=True)
        news = lines[1:] if after else lines
        earlier = await self._lines(who, 0) if after and news else ()  # its labels and its last day
        return show(news, after, earlier=earlier)

    async def _lines(self, who: Visitor, after: int) -> Sequence[Line]:
        async with asyncio.timeout(PATIENCE):
            return await self.store.replay(who.conversation, after)


def _by_script(request: Request) -> bool:
    return "hx-request" in request.headers
