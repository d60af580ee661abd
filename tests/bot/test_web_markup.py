"""How a message becomes HTML: our own tags, lists, links; everything else stays text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.markup import plain, rich

COMMAND = '<button class="command" form="choices" name="text" value="/slet">/slet</button>'
LONG = "rm.dk/politik/udvalg-og-modefora/politiske-udvalg/sundhedsrad-midt"
NAMED = f'<a class="named" href="https://{LONG}" rel="noreferrer">'
NUMBER = "dagsorden.rm.dk/?id=" + "5b70fabc" * 4
DATED = f'<p><a class="named" href="https://{NUMBER}" rel="noreferrer">dagsorden.rm.dk</a></p>'
LINK = '<a href="https://rm.dk/x?a&amp;b" rel="noreferrer">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hej", "<p>Hej</p>"),
        ("Hej\nmed dig", "<p>Hej<br>med dig</p>"),
        ("Et.\n\nTo.", "<p>Et.</p><p>To.</p>"),
        ("<b>Sundhedsråd Midt</b> & co", "<p><b>Sundhedsråd Midt</b> &amp; co</p>"),
        ("Se:\n• et\n• to\nog mere", "<p>Se:</p><ul><li>et</li><li>to</li></ul><p>og mere</p>"),
        ("1. Skriv\n2. Send", '<ol start="1"><li>Skriv</li><li>Send</li></ol>'),
        ("1. januar 2027 begynder det", "<p>1. januar 2027 begynder det</p>"),
        ("<b>to\nlinjer</b>", "<p><b>to</b><br><b>linjer</b></p>"),
        ("<b>åben", "<p><b>åben</b></p>"),
        ("lukket</b>", "<p>lukket</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x</p>"),
        ('<a href="javascript:x">y</a>', "<p>&lt;a href=&quot;javascript:x&quot;&gt;y</p>"),
        (
            '<a href="https://rm.dk/a">rm.dk</a>',
            '<p><a href="https://rm.dk/a" rel="noreferrer">rm.dk</a></p>',
        ),
        ("Se rm.dk.", '<p>Se <a href="https://rm.dk" rel="noreferrer">rm.dk</a>.</p>'),
        ("(https://rm.dk/x?a&amp;b)", f"<p>({LINK}https://rm.dk/x?a&amp;b</a>)</p>"),
        ("Ring <b>112</b>", '<p>Ring <b><a href="tel:112" rel="noreferrer">112</a></b></p>'),
        (
            "Skriv en sms til 00 00 00 01",
            '<p>Skriv en sms til <a href="sms:00000001" rel="noreferrer">00 00 00 01</a></p>',
        ),
        (
            "Send a text message to 00 00 00 01.",
            '<p>Send a text message to <a href="sms:00000001" rel="noreferrer">00 00 00 01</a>.</p>',
        ),
        ("Ring 70 201 201", '<p>Ring <a href="tel:70201201" rel="noreferrer">70 201 201</a></p>'),
        ("Nr. 26-0112-K og 8800", "<p>Nr. 26-0112-K og 8800</p>"),
        ("x@y.dk", '<p><a href="mailto:x@y.dk" rel="noreferrer">x@y.dk</a></p>'),
        ("for eksempel 12 34 56 78", "<p>for eksempel 12 34 56 78</p>"),
        ("for example 12 34 56 78.", "<p>for example 12 34 56 78.</p>"),
        (
            "• Besked: et\n  to\n  \n  tre\n• fire",
            "<ul><li>Besked: et<br>to<br><br>tre</li><li>fire</li></ul>",
        ),
        (f"• Rådets side: {LONG}", f"<ul><li>{NAMED}Rådets side (rm.dk)</a></li></ul>"),
        (f"Se {LONG}.", f"<p>Se {NAMED}rm.dk/…/sundhedsrad-midt</a>.</p>"),
        (NUMBER, DATED),
        ("Skriv /slet.", f"<p>Skriv {COMMAND}.</p>"),
        ("Læs /privatliv", '<p>Læs <a href="privatliv" rel="noreferrer">/privatliv</a></p>'),
        ("Read /privacy", '<p>Read <a href="privatliv?sprog=en" rel="noreferrer">/privacy</a></p>'),
        ("og/eller, 24/7, a/b/slet og /slet/alt", "<p>og/eller, 24/7, a/b/slet og /slet/alt</p>"),
        ("rm.dk/slet", '<p><a href="https://rm.dk/slet" rel="noreferrer">rm.dk/slet</a></p>'),
        ("", ""),
    ],
)
def test_our_html(text: str, html: str) -> None:
    assert rich(text, is_html=True) == html


def test_plain_text_stays_text() -> None:
    assert rich("<b>x</b> & y", is_html=False) == "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>"
    assert plain("<b>x</b>\n•") == "&lt;b&gt;x&lt;/b&gt;<br>•"


@given(st.text(alphabet=st.sampled_from(list("<>/abi&\"'= \n•1.;#x")), max_size=60), st.booleans())
def test_nothing_but_known_tags_comes_out(text: str, is_html: bool) -> None:  # noqa: FBT001
    html = re.sub(
        r'<button class="command" form="choices" name="text" value="(/[abix]+)">\1</button>',
        "",
        str(rich(text, is_html=is_html)),
    )

    for tag in ("p", "ul", "ol", "li", "b", "i", "a"):
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    for number in range(100):
        html = html.replace(f'<ol start="{number}">', "")
    assert "<" not in html.replace("<br>", "")
