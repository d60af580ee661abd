"""A message's text as safe HTML: our own few tags, paragraphs, lists, and links and commands to tap."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from markupsafe import Markup

ALLOWED = frozenset({"b", "i"})
_BULLET = re.compile(r"^\s*[•-]\s+")
_NUMBER = re.compile(r"^\s*\d{1,2}\.\s+")
_FURTHER = "  "  # what a further line of the same item begins with
_READ = 40  # letters of an address that one still reads; of a longer one the site is shown, and where it ends
_WORDS = re.compile(r"[a-zæøå]+(?:-[a-zæøå\d]+)*", re.IGNORECASE)
_TOLD = re.compile(r'(?P<words>[^<>:]+): (?P<link><a class="named"[^>]*>)(?P<site>[^<>/]+)[^<>]*</a>')
_LINK = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<site>\b(?:[a-zæøå0-9-]+\.)+(?:dk|eu|org|com)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)])?)"
    r"|(?P<page>(?<![\w/.])/(?:privatliv|privacy)\b(?![\w/-]))"
    r"|(?P<command>(?<![\w/.])/[a-zæøå]{3,12}\b(?![\w/.-]\w))"
    r"|(?:(?<=sms til )|(?<=text message to ))"  # where nobody answers a call
    r"(?P<sms>\d\d \d\d \d\d \d\d)(?![\w-])"
    r"|(?P<phone>(?<![\w.-])(?<!for eksempel )(?<!for example )"  # an example may be a stranger's number
    r"(?:112|116 ?111|\d\d \d\d \d\d \d\d|\d\d \d{3} \d{3})(?![\w-]))",
    re.IGNORECASE,
)
_ADDRESS: dict[str, Callable[[str], str]] = {
    "url": lambda text: text,
    "mail": lambda text: f"mailto:{text}",
    "site": lambda text: f"https://{text}",
    "sms": lambda text: f"sms:{text.replace(' ', '')}",
    "phone": lambda text: f"tel:{text.replace(' ', '')}",
    "page": lambda text: "privatliv?sprog=en" if text == "/privacy" else "privatliv",
}


def plain(text: str) -> Markup:
    """Return what a person wrote, with its line breaks and nothing else."""
    return Markup("<br>").join(text.split("\n"))


def rich(text: str, *, is_html: bool) -> Markup:
    """Return what we say: HTML of ours, or plain text, as paragraphs and lists."""
    lines = _items(_inline(text if is_html else escape(text)).split("\n"))
    groups = ((kind, list(group)) for kind, group in groupby(lines, _kind))
    blocks = [_block(kind, group) for kind, group in groups if kind]
    return Markup("").join(blocks)


def _items(lines: Iterable[str]) -> list[str]:
    """Return *lines* with those that belong to an item in it."""
    items: list[str] = []
    for line in lines:
        if items and line.startswith(_FURTHER) and _kind(items[-1]) == "ul" and not _BULLET.match(line):
            items[-1] += f"<br>{line.strip()}"
        else:
            items.append(line)
    return items


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    if _BULLET.match(line):
        return "ul"
    return "ol" if _NUMBER.match(line) else "p"


def _block(kind: str, lines: list[str]) -> Markup:
    if kind == "p" or (kind == "ol" and len(lines) == 1):  # one number alone may be a date: "1. januar ..."
        return Markup(f"<p>{'<br>'.join(lines)}</p>")  # noqa: S704 - the lines come from _inline
    mark = _BULLET if kind == "ul" else _NUMBER
    items = "".join(f"<li>{_worded(mark.sub('', line))}</li>" for line in lines)
    start = f' start="{int(lines[0].split(".")[0])}"' if kind == "ol" else ""
    return Markup(f"<{kind}{start}>{items}</{kind}>")  # noqa: S704 - as above


def _worded(item: str) -> str:
    """Return an item that says what a long address is with these words as the link."""
    told = _TOLD.fullmatch(item)
    return f"{told['link']}{told['words']} ({told['site']})</a>" if told else item


def _inline(text: str) -> str:
    cleaner = _Cleaner()
    cleaner.feed(text)
    cleaner.close()
    return "".join(cleaner.parts)


class _Cleaner(HTMLParser):
    """Lets our own tags through, line by line, and shows every other as the text it is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open one of our tags."""
        address = dict(attrs).get("href") or ""
        if tag == "a" and address.startswith(("https://", "http://", "tel:", "mailto:")):
            self._start(f'<a href="{escape(address)}" rel="noreferrer">')
        elif tag in ALLOWED:
            self._start(f"<{tag}>")
        else:
            self.parts.append(escape(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag; an end without a start is dropped."""
        if self._open and _name(self._open[-1]) == tag:
            self._open.pop()
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Add text; a tag open over a line break is closed there and opened again."""
        for number, line in enumerate(data.split("\n")):
            if number:
                self.parts += [*self._ends(), "\n", *self._open]
            inside_link = any(tag.startswith("<a") for tag in self._open)
            self.parts.append(escape(line, quote=False) if inside_link else "".join(_linked(line)))

    def close(self) -> None:
        """Close what was left open."""
        super().close()
        self.parts += self._ends()

    def _start(self, written: str) -> None:
        self._open.append(written)
        self.parts.append(written)

    def _ends(self) -> Iterator[str]:
        for written in reversed(self._open):
            yield f"</{_name(written)}>"


def _name(written: str) -> str:
    """Return the name of a tag of ours: ``a`` of ``<a href=…>``."""
    return written[1:].partition(" ")[0].rstrip(">")


def _linked(text: str) -> Iterator[str]:
    """Yield *text* escaped, its addresses and phone numbers as links."""
    done = 0
    for found in _LINK.finditer(text):
        yield escape(text[done : found.start()], quote=False)
        yield _control(found.lastgroup or "url", found[0])
        done = found.end()
    yield escape(text[done:], quote=False)


def _control(kind: str, text: str) -> str:
    """Return what can be tapped: a link, or a command, which is posted with the page's buttons."""
    told = escape(text, quote=False)
    if kind == "command":
        return f'<button class="command" form="choices" name="text" value="{told}">{told}</button>'
    shown = _short(text) if kind in {"url", "site"} else text
    mark = "" if shown == text else ' class="named"'
    return f'<a{mark} href="{escape(_ADDRESS[kind](text))}" rel="noreferrer">{escape(shown, quote=False)}</a>'


def _short(address: str) -> str:
    """Return *address* as one reads it; a long one as its site, and its end where that is words."""
    bare = address.partition("://")[2] or address
    if len(bare) <= _READ:
        return address
    site, _, rest = bare.removeprefix("www.").partition("/")
    above, _, last = re.split(r"[?#]", rest, maxsplit=1)[0].strip("/").rpartition("/")
    if not _WORDS.fullmatch(last) or len(last) > _READ:
        return site
    return f"{site}/…/{last}" if above else f"{site}/{last}"
