"""A conversation as a page shows it: bubbles, and the buttons of the newest message."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.channels.web.markup import plain, rich
from knowledge.store import Arrival, Line
from knowledge.terms import DENMARK

SENT = "sendMessage"  # the one method that shows something in a browser
ASIDE = frozenset({"back", "cancel", "human", "helped:yes", "helped:no", "topic:privacy", "easy", "wrong"})

Labels = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message; *id* is 0 while it is not committed.

    *says* is the update id of the person's own message, *answers* of the one that a direct reply belongs to;
    *opens* says that it is the first of its day.
    """

    id: int
    mine: bool
    body: Markup
    at: datetime | None = None
    opens: bool = False
    says: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: it posts its *tap*, or opens its *address*."""

    label: str
    tap: str = ""
    address: str = ""

    @property
    def aside(self) -> bool:
        """Whether it leads out of the matter at hand, and so steps back behind the others."""
        return _action(self.tap) in ASIDE


@dataclass(frozen=True, slots=True)
class Talk:
    """What is shown: *cursor* is the last line read, *on* the message that the buttons belong to.

    *fresh* says that the newest message is ours, so that older buttons are no longer live.
    """

    bubbles: tuple[Bubble, ...] = ()
    buttons: tuple[Button, ...] = ()
    on: int = 0
    cursor: int = 0
    pending: bool = False
    fresh: bool = False

    def with_bubble(self, bubble: Bubble) -> "Talk":
        """Return it with one more bubble at the end."""
        return replace(self, bubbles=(*self.bubbles, bubble))

    def with_reply(self, params: Mapping[str, Any], update_id: str) -> "Talk":
        """Return it with a reply that was never in the outbox."""
        bubble = Bubble(0, mine=False, body=_said(params), answers=update_id)
        return replace(self.with_bubble(bubble), buttons=_buttons(params), on=0, fresh=True, pending=False)


def talk(lines: Sequence[Line], after: int = 0, *, earlier: Sequence[Line] = ()) -> Talk:
    """Return what *lines* show; *after* is the cursor they were read from, *earlier* what was said before."""
    labels = _labels([*earlier, *lines])
    shown = _shown(lines)
    said = [line for line in _shown(earlier) if line.id <= after]
    bubbles = (_bubble(line, labels) for line in shown)
    newest = next((line for line in reversed(shown) if not line.mine), None)
    return Talk(
        bubbles=_with_days(
            [bubble for bubble in bubbles if bubble.body], _local(said[-1].at) if said else None
        ),
        buttons=_buttons(newest.params) if newest else (),
        on=newest.id if newest else 0,
        cursor=max((line.id for line in lines), default=after),
        pending=bool(shown) and shown[-1].mine,
        fresh=newest is not None,
    )


def own(arrival: Arrival) -> Bubble:
    """Return the bubble of what a person has just sent."""
    return Bubble(0, mine=True, body=plain(_written(arrival.body, {})), says=arrival.update_id)


def _shown(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.mine or line.method == SENT]


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
    return Bubble(line.id, mine=False, body=_said(line.params), at=_local(line.at), answers=answers)


def _said(params: Mapping[str, Any]) -> Markup:
    return rich(str(params.get("text", "")), is_html=params.get("parse_mode") == "HTML")


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
    return tuple(
        Button(str(key["text"]), tap=str(key.get("callback_data", "")), address=str(key.get("url", "")))
        for key in _keys(params)
    )


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


def _local(at: datetime) -> datetime:
    return at.astimezone(DENMARK)
