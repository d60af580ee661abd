"""A conversation as a page shows it: bubbles, and the buttons of the newest message."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.channels.web.markup import plain, rich
from knowledge.terms import DENMARK
from knowledge.traffic import Arrival, Line

SENT, DOCUMENT = "sendMessage", "sendDocument"  # the methods that show something in a browser
ASIDE = frozenset(
    {"back", "cancel", "human", "helped", "topic:privacy", "easy", "normal", "wrong", "language"}
)
LEADING = frozenset(
    {"human", "helped", "language"}
)  # those of them that are the matter where they come first
SEND = "send"  # the action that sends the inquiry

MOST = 200  # messages on one page: what is older is in the copy that everybody can have
LABELS = 64  # labels that an open page holds on to: those of the newest dozen of messages

Labels = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message; *id* is 0 while it is not committed.

    *says* is the update id of the person's own message, *answers* of the one that a direct reply belongs to;
    *opens* says that it is the first of its day; *document* that it brings one; *language* is the one it is
    said in, where that is known.
    """

    id: int
    mine: bool
    body: Markup
    at: datetime | None = None
    opens: bool = False
    says: str = ""
    answers: str = ""
    document: bool = False
    language: str = ""

    @property
    def shows(self) -> bool:
        """Whether there is anything to see in it."""
        return bool(self.body) or self.document


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: it posts its *tap*, or opens its *address*.

    One *aside* leads out of the matter at hand, and so steps back behind the others.
    """

    label: str
    tap: str = ""
    address: str = ""
    aside: bool = False

    @property
    def main(self) -> bool:
        """Whether it is what all before it led to."""
        return _action(self.tap) == SEND


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: *cursor* is the last line read, *on* the message that the buttons belong to.

    *fresh* says that the newest message is ours, so that older buttons are no longer live; *language* is the
    one it is said in. *over* says that nothing more comes to what was said last; *anew* that what was shown
    before is no more; *cut* that the oldest is left out.
    """

    bubbles: tuple[Bubble, ...] = ()
    buttons: tuple[Button, ...] = ()
    on: int = 0
    cursor: int = 0
    pending: bool = False
    fresh: bool = False
    anew: bool = False
    over: bool = False
    cut: bool = False
    language: str = ""

    @property
    def is_news(self) -> bool:
        """Whether there is anything in it that a page does not show yet."""
        return bool(self.bubbles) or self.anew or self.over

    @property
    def spoken(self) -> str:
        """The language of what was said last; a crisis reply, sent past the conversation, has no part."""
        told = (one.language for one in reversed(self.bubbles) if not (one.mine or one.answers))
        return next(filter(None, told), "")

    def with_bubble(self, bubble: Bubble) -> "Shown":
        """Return it with one more bubble at the end."""
        return replace(self, bubbles=(*self.bubbles, bubble))

    def with_reply(self, params: Mapping[str, Any], update_id: str, *, language: str) -> "Shown":
        """Return it with a reply that was never in the outbox."""
        bubble = Bubble(0, mine=False, body=_said(params), answers=update_id, language=language)
        return replace(
            self.with_bubble(bubble),
            buttons=_buttons(params),
            on=0,
            fresh=True,
            pending=False,
            language=language,
        )


class Reading:
    """A conversation as one page has read it; holds only what the next lines need to know of the earlier."""

    def __init__(self, cursor: int = 0) -> None:
        self.cursor = cursor
        self._labels: dict[tuple[int, str], str] = {}
        self._said_at: datetime | None = None

    def skip(self, lines: Sequence[Line]) -> None:
        """Pass over *lines* that the page shows already; later ones may be among them, for their labels."""
        self._labels |= _labels(lines)
        said = [line for line in _visible(lines) if line.id <= self.cursor]
        self._said_at = _local(said[-1].at) if said else self._said_at

    def read(self, lines: Sequence[Line], *, anew: bool = False) -> Shown:
        """Return what *lines* show under what was read before."""
        self._labels |= _labels(lines)
        every = _visible(lines)
        visible, cut = every[-MOST:], len(every) > MOST
        bubbles = [bubble for line in visible if (bubble := _bubble(line, self._labels)).shows]
        newest = next((line for line in reversed(visible) if not line.mine), None)
        news = Shown(
            bubbles=_with_days(bubbles, None if cut else self._said_at),
            buttons=_buttons(newest.params) if newest else (),
            on=newest.id if newest else 0,
            cursor=max((line.id for line in lines), default=self.cursor),
            pending=bool(visible) and visible[-1].waits,
            fresh=newest is not None or anew,
            anew=anew,
            cut=cut,
            language=newest.language if newest else "",
        )
        self.cursor = news.cursor
        self._said_at = _local(visible[-1].at) if visible else self._said_at
        self._labels = dict(list(self._labels.items())[-LABELS:])
        return news


def show(lines: Sequence[Line], after: int = 0, *, earlier: Sequence[Line] = (), anew: bool = False) -> Shown:
    """Return what *lines* show; *after* is the cursor they were read from, *earlier* what was said before."""
    reading = Reading(after)
    reading.skip(earlier)
    return reading.read(lines, anew=anew)


def own(arrival: Arrival) -> Bubble:
    """Return the bubble of what a person has just sent."""
    return Bubble(0, mine=True, body=plain(_written(arrival.body, {})), says=arrival.update_id)


def _visible(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.mine or line.method in {SENT, DOCUMENT}]


def _with_days(bubbles: Iterable[Bubble], before: datetime | None) -> tuple[Bubble, ...]:
    """Return *bubbles* with the first of each day marked; *before* is when the one above was said."""
    marked = []
    for bubble in bubbles:
        opens = bubble.at is not None and (before is None or bubble.at.date() != before.date())
        marked.append(replace(bubble, opens=opens))
        before = bubble.at or before
    return tuple(marked)


def _bubble(line: Line, labels: Labels) -> Bubble:
    if line.mine:
        body = plain(_written(line.params, labels))
        return Bubble(line.id, mine=True, body=body, at=_local(line.at), says=line.update_id)
    answers = line.update_id if line.direct else ""
    return Bubble(
        line.id,
        mine=False,
        body=_said(line.params),
        at=_local(line.at),
        answers=answers,
        document=line.method == DOCUMENT,
        language=line.language,
    )


def _said(params: Mapping[str, Any]) -> Markup:
    return rich(
        str(params.get("text", params.get("caption", ""))), is_html=params.get("parse_mode") == "HTML"
    )


def _written(update: Mapping[str, Any], labels: Labels) -> str:
    """Return the text of an update, or the label of the button it tapped."""
    tap = update.get("callback_query")
    if isinstance(tap, Mapping):
        on, data = tap.get("message", {}).get("message_id", 0), str(tap.get("data"))
        return labels.get((on, data)) or labels.get((0, _action(data)), "")
    message = update.get("message")
    return str(message.get("text", "")) if isinstance(message, Mapping) else ""


def _keys(params: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    markup = params.get("reply_markup")
    rows = markup.get("inline_keyboard", ()) if isinstance(markup, Mapping) else ()
    return (key for row in rows for key in row)


def _buttons(params: Mapping[str, Any]) -> tuple[Button, ...]:
    keys = [
        (str(key["text"]), str(key.get("callback_data", "")), str(key.get("url", "")))
        for key in _keys(params)
    ]
    kinds = [_kind(tap) for _, tap, _ in keys]
    aside = ASIDE if any(kind not in ASIDE for kind in kinds) else ASIDE - LEADING.intersection(kinds[:1])
    return tuple(Button(*key, aside=kind in aside) for key, kind in zip(keys, kinds, strict=True))


def _labels(lines: Iterable[Line]) -> Labels:
    """Return the label of every button by its message and what it posts, and by its action alone.

    A reply that was shown before its commit had no message yet, and its buttons another step.
    """
    labels: dict[tuple[int, str], str] = {}
    for line in lines:
        for key in () if line.mine else _keys(line.params):
            tap = str(key.get("callback_data", ""))
            labels[line.id, tap] = labels[0, _action(tap)] = str(key["text"])
    return labels


def _action(tap: str) -> str:
    """Return what a button does, without the step it belongs to."""
    return tap.partition(":")[2]


def _kind(tap: str) -> str:
    """Return what sort of action it is: all languages are one, and so are all words on an answer."""
    action = _action(tap)
    return action if action in ASIDE else action.partition(":")[0]


def _local(at: datetime) -> datetime:
    return at.astimezone(DENMARK)
