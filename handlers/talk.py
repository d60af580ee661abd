"""One update's side of the conversation: what is remembered, what is said, what is logged."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers import render
from handlers.turn import Turn
from knowledge import cases, forms
from knowledge.answering import menu, voice
from knowledge.answering.compose import redacted
from knowledge.answering.voice import Voice, blocks
from knowledge.casework.steering import Measure
from knowledge.context import LINES, WAY_BACK, Context
from knowledge.inquiry import Draft, holding
from knowledge.library import Library, notice
from knowledge.offers.registering import Listing
from knowledge.privacy import rights
from knowledge.records import Case, Entry, Miss
from knowledge.terms import DENMARK, Choice, Language, Reply

_WITH_PAGES = frozenset({"web"})  # channels whose pages show the banner themselves


@dataclass(slots=True)
class Talk:
    """What handlers speak through. *action* is what was tapped or typed instead; None for anything else.

    *timed*: what was taken out of the text may have been a date and a time. *picked* is the case that the
    text was promised to, or that it replies to. *parked* is the form that a crisis interrupted. *quiet*: the
    privacy notice waits for another turn, since nothing may stand before what is said now, in a crisis and
    right after it. *wish* is the right that stands in words meant for staff or the form: it is offered.
    *shut*: nothing but what is about those rights is answered, so no other button is shown.
    """

    turn: Turn
    library: Library
    context: Context
    form: forms.Form | None
    chat: int
    text: str
    action: str | None
    timed: bool = False
    picked: Case | None = None
    parked: forms.Form | None = None
    quiet: bool = False
    wish: str | None = None
    shut: bool = False

    @property
    def draft(self) -> Draft | None:
        """The inquiry that is being written, if that is the open form."""
        return self.form if isinstance(self.form, Draft) else None

    @draft.setter
    def draft(self, draft: Draft | None) -> None:
        self.form = draft

    @property
    def today(self) -> date:
        """The day in Denmark."""
        return self.turn.now.astimezone(DENMARK).date()

    @property
    def voice(self) -> Voice:
        """How to speak to this person."""
        return voice.of(self.library, self.context, channel=self.channel)

    @property
    def channel(self) -> str:
        """Where this person writes: telegram, web."""
        return self.turn.job.conversation.partition(":")[0]

    @property
    def expecting(self) -> tuple[Case, ...]:
        """The cases that free text belongs to now."""
        return cases.expecting(self.turn.job.cases, now=self.turn.now, aside=self.context.aside)

    @property
    def paused(self) -> Measure | None:
        """What keeps new inquiries out now, if anything does."""
        return self.turn.service.steering.pause(self.turn.now)

    def hold(self, until: datetime) -> None:
        """Let the draft wait at least until *until*."""
        self.form, self.parked = None, self.form or self.parked
        self.context = replace(self.context, held=until.isoformat())

    async def say(self, reply: Reply, *, language: Language | None = None, alone: bool = False) -> None:
        """Say *reply*, and remember its buttons; *language* where it is not the one that is spoken.

        Where the language has just changed, one button leads back to the other, unless it stands *alone*.
        """
        await self._notify()
        spoken = language or self.voice.spoken
        if self.context.told_in not in {"", spoken} and not alone:
            back = menu.other_language(spoken, self.voice)
            reply = replace(reply, choices=tuple(dict.fromkeys((*reply.choices, back))))
        if not (alone or self.quiet):
            reply = replace(reply, choices=tuple(dict.fromkeys((*reply.choices, *self._besides(reply)))))
        if not alone and self._interrupted(reply):
            reply = replace(
                reply, choices=(*reply.choices, self.voice.choice("offers-button-held", "resume"))
            )
        if self.shut:
            reply = replace(reply, choices=tuple(filter(rights.outlasts, reply.choices)))
        if not reply.choices and rights.confirming(
            self.context
        ):  # a yes to what is said now is no yes to that
            self.context = replace(self.context, buttons=(), step=self.context.step + 1)
        self.context = replace(self.context.offering(reply), told_in=spoken)
        self.turn.language = spoken
        await render.say(self.turn.bot, self.chat, reply, str(self.context.step))

    def keep(self, kept: tuple[Context, Miss | None]) -> None:
        """Go on with what is remembered now, and keep the miss, if there is one, for staff to learn from."""
        self.context, miss = kept
        if miss:
            self.turn.miss(miss)

    async def aside(self, reply: Reply, *, kept: tuple[Choice, ...] = ()) -> None:
        """Say *reply*; in mid-form its buttons, but for those *kept*, give way to the form's question."""
        if self.form and not self.shut:
            again = forms.repeat(self.form, self.voice)
            reply = Reply(blocks(reply.text, again.text), (*kept, *again.choices))
        await self.say(reply)

    async def send(self, document: str, caption: str) -> None:
        """Send the *document* of this name, which is made when it is delivered."""
        await self._notify()
        self.turn.language = self.voice.spoken
        await render.send_document(self.turn.bot, self.chat, document, caption)

    def _besides(self, reply: Reply) -> list[Choice]:
        """Return the buttons that go with any reply: to a right wished for, to a draft that waits."""
        besides = [rights.offer(self.wish, self.voice)] if self.wish else []
        waits = self.parked and self.context.held and not self.form
        if waits and not any(one.action == "resume" for one in reply.choices):
            besides.append(holding.reminder(self.voice))
        return besides

    def _interrupted(self, reply: Reply) -> bool:
        """Whether *reply* is the first, with no lines of its own, since a crisis interrupted an offer."""
        verbs = {one.action.partition(":")[0] for one in reply.choices}
        waits = isinstance(self.parked, Listing) and not self.form and self.context.danger is not None
        return waits and bool(verbs) and verbs.isdisjoint({WAY_BACK, LINES, "resume"})

    async def _notify(self) -> None:
        """Show, before the first reply and when its words have changed, the privacy notice; then a banner."""
        if self.quiet:
            return
        self.turn.language = spoken = self.voice.spoken
        if self.context.notice != self.library.notice:
            self.context = replace(self.context, notice=self.library.notice)
            book, periods = self.library.phrasebook, self.library.periods
            await self._announce(notice.words(book, spoken, periods, channel=self.channel))
        banner = self.turn.service.steering.banner(self.turn.now)
        if banner and banner.id != self.context.banner and self.channel not in _WITH_PAGES:
            self.context = replace(self.context, banner=banner.id)
            await self._announce(banner.text(spoken))

    async def _announce(self, text: str) -> None:
        await render.say(self.turn.bot, self.chat, Reply(text), str(self.context.step))

    def kindly(self, reply: Reply) -> Reply:
        """Return *reply* after the sentence that a number was taken out, where one was."""
        if not self.turn.job.head.redacted:
            return reply
        return replace(reply, text=blocks(redacted(self.voice, timed=self.timed), reply.text))

    async def tell(self, key: str, *choices: Choice, **args: str) -> None:
        """Say one sentence."""
        await self.say(Reply(self.voice.say(key, **args), choices))

    def log(self, decision: str, *, topic: str = "", certainty: float = 1.0) -> None:
        """Log what was decided, with what is known of the conversation."""
        place = self.context.place
        self.turn.log(
            Entry(
                decision=decision,
                topic=topic or self.context.topic or "",
                certainty=certainty,
                language=self.context.language,
                municipality=place.municipality if place else "",
                council=(place.council or "") if place else "",
                redacted=self.turn.job.head.redacted,
            )
        )
