"""What a browser posts."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Post:
    """Words or a tapped button, of which form, and how far its page had read.

    *live* says that the page has an open line, where the answer will come.
    """

    visitor: Visitor
    text: str
    tap: str
    key: str
    on: int
    after: int
    live: bool

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.text.strip() and not self.tap

    @property
    def conversation(self) -> str:
        """The conversation it belongs to."""
        return self.visitor.conversation

    def update_id(self, secret: bytes) -> str:
        """Return one id for the same post of the same form: a double click or a reload is one message."""
        whole = "\0".join((self.visitor.token, self.key, self.tap, self.text))
        return hmac.digest(secret, whole.encode("utf-8", "replace"), "sha256").hex()[:32]


def read(fields: Mapping[str, str], who: Visitor) -> Post:
    """Return what the *fields* of a form say; words count more than a tap beside them."""
    text = fields.get("text", "").replace("\r\n", "\n")
    return Post(
        visitor=who,
        text=text,
        tap="" if text.strip() else fields.get("tap", ""),
        key=fields.get("key", ""),
        on=number(fields.get("on")),
        after=number(fields.get("after")),
        live=fields.get("live") == "1",
    )


def number(text: str | None) -> int:
    """Return the id that *text* is, or 0."""
    fits = text is not None and text.isascii() and text.isdigit() and len(text) <= 15
    return int(text) if text and fits else 0
