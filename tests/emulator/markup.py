"""Telegram's HTML, as strict as the server: what it cannot parse is refused."""

import html
import re

TAGS = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "code",
        "pre",
        "a",
        "blockquote",
        "span",
        "tg-spoiler",
        "tg-emoji",
        "tg-time",
    ]
)
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))?)*)\s*>"
)


class MarkupError(ValueError):
    """What the server says about a text it cannot parse."""


def plain(text: str) -> str:
    """Return what the person reads, or raise MarkupError."""
    read: list[str] = []
    open_tags: list[str] = []
    at = 0
    while at < len(text):
        if text[at] != "<":
            end = text.find("<", at)
            end = len(text) if end < 0 else end
            read.append(ENTITY.sub(lambda found: html.unescape(found[0]), text[at:end]))
            at = end
            continue
        at = _tag(text, at, open_tags)
    if open_tags:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{open_tags[-1]}"')
    return "".join(read)


def _tag(text: str, at: int, open_tags: list[str]) -> int:
    """Open or close the tag at *at* and return where it ends."""
    byte = len(text[:at].encode())
    found = TAG.match(text, at)
    if found is None:
        raise MarkupError(f'Unsupported start tag "{_name(text, at)}" at byte offset {byte}')
    closing, name = found[1], found[2].lower()
    if not closing:
        if name not in TAGS or (name == "span" and "tg-spoiler" not in found[3]):
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {byte}')
        open_tags.append(name)
    elif not open_tags:
        raise MarkupError(f"Unexpected end tag at byte offset {byte}")
    elif (expected := open_tags.pop()) != name:
        raise MarkupError(
            f'Unmatched end tag at byte offset {byte}, expected "</{expected}>", found "</{name}>"'
        )
    return found.end()


def _name(text: str, at: int) -> str:
    return re.split(r"[\s>]", text[at + 1 : at + 40], maxsplit=1)[0]


def units(text: str) -> int:
    """Return the length that Telegram counts: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
