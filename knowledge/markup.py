"""Words with bold in them: ``**`` as we write it, and as HTML, which is what Telegram is sent."""

import html
import re

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def as_html(text: str) -> str:
    """Return *text* as Telegram's HTML: everything escaped, ``**bold**`` bold."""
    return _BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False))


def as_read(written: str) -> str:
    """Return HTML of ours as a person reads it, without its tags."""
    return html.unescape(_TAG.sub("", written))
