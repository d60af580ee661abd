"""A hundred and fifty texts that want to be more than text, and how a page shows that they were not.

Whatever runs calls ``hostile()``. Texts are shown as they were written, but for what the screen takes out.
"""

import re
import unicodedata

from knowledge import screen

# Set up in every page before anything of it runs.
WATCH = """
window.ran = []; window.broken = [];
window.hostile = what => { window.ran.push(String(what || 'hostile')); };
for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => hostile(name);
document.addEventListener('securitypolicyviolation', event =>
  window.broken.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
"""

SCRIPTS = (
    "<script>hostile()</script>",
    "<SCRIPT>hostile()</SCRIPT>",
    "<scr<script>ipt>hostile()</scr</script>ipt>",
    "<script src=//example.org/x.js></script>",
    "<script\n>hostile()</script\n>",
    "<script/x>hostile()</script>",
    "</script><script>hostile()</script>",
    "</title><script>hostile()</script>",
    "</textarea><script>hostile()</script>",
    "</style><script>hostile()</script>",
    "--><script>hostile()</script>",
    "]]><script>hostile()</script>",
    '"><script>hostile()</script>',
    "'><script>hostile()</script>",
    "<svg><script>hostile()</script></svg>",
    "<math><mtext><script>hostile()</script></mtext></math>",
    '<noscript><p title="</noscript><script>hostile()</script>">',
    "<template><script>hostile()</script></template>",
    "&lt;script&gt;hostile()&lt;/script&gt;",
    "&#60;script&#62;hostile()&#60;/script&#62;",
    "\\u003cscript\\u003ehostile()\\u003c/script\\u003e",
    "%3Cscript%3Ehostile()%3C/script%3E",
    "＜script＞hostile()＜/script＞",
    "<script type=module>hostile()</script>",
    "<script type=text/hyperscript>call hostile()</script>",
    "+ADw-script+AD4-hostile()+ADw-/script+AD4-",
)
EVENTS = (
    "<img src=x onerror=hostile()>",
    "<img src='x' onerror='hostile()'>",
    "<img/src=x/onerror=hostile()>",
    "<IMG SRC=x ONERROR=hostile()>",
    "<svg onload=hostile()>",
    "<svg/onload=hostile()//",
    "<body onload=hostile()>",
    "<input autofocus onfocus=hostile()>",
    "<details open ontoggle=hostile()>x</details>",
    "<video><source onerror=hostile()></video>",
    "<audio src=x onerror=hostile()>",
    "<marquee onstart=hostile()>x</marquee>",
    "<div onmouseover=hostile() style=position:fixed;inset:0>x</div>",
    "<a href=# onclick=hostile()>tryk</a>",
    "<form><button formaction=javascript:hostile()>tryk</button></form>",
    "<select autofocus onfocus=hostile()><option>x</select>",
    "<iframe srcdoc='<script>parent.hostile()</script>'></iframe>",
    "<iframe src=javascript:parent.hostile()></iframe>",
    "<object data=javascript:hostile()></object>",
    "<embed src=javascript:hostile()>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=javascript:hostile()'>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<p style=\"background:url('https://example.org/x.png')\">x</p>",
    "<x onclick=hostile() tabindex=1 autofocus onfocus=hostile()>",
    '" onmouseover="hostile()',
    "' autofocus onfocus='hostile()",
    "` onerror=hostile() `",
    "<div hx-get=/ hx-trigger=load hx-on::load=hostile()>x</div>",
    "<div hx-on:click='hostile()' data-hx-on-load='hostile()'>x</div>",
    "<dialog open onclose=hostile()><form method=dialog><button>x</button></form></dialog>",
)
LINKS = (
    "javascript:hostile()",
    "<a href=javascript:hostile()>tryk</a>",
    "<a href='java\tscript:hostile()'>tryk</a>",
    "<a href=' &#106;avascript:hostile()'>tryk</a>",
    "[tryk](javascript:hostile())",
    "![x](x onerror=hostile())",
    "[x]: javascript:hostile()",
    "<javascript:hostile()>",
    "**<img src=x onerror=hostile()>**",
    "*<script>hostile()</script>*",
    "`<svg onload=hostile()>`",
    '[a](https://example.org "onmouseover=hostile()")',
    'https://example.org/"onmouseover="hostile()',
    "https://example.org/<script>hostile()</script>",
    "data:text/html,<script>hostile()</script>",
    "<a href=data:text/html;base64,PHNjcmlwdD5ob3N0aWxlKCk8L3NjcmlwdD4=>tryk</a>",
    "/slet<script>hostile()</script>",
    'test@example.org"onfocus=hostile()',
    "vbscript:hostile()",
    "<b>fed</b> og <tg-spoiler>skjult</tg-spoiler>",
)
TEMPLATES = (
    "{{7*7}}",
    "{{ self.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "{# skjult #}",
    "{{ request.cookies }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{ $name }",
    "{ NUMBER(1) }",
    "{ -brand }",
    "key = value\n    .attr = x",
    "{0.__class__}",
    "%(secret)s %s %n",
    "{nb} {reference:>9999999}",
    "$(reboot) `reboot`",
    "[[7*7]]",
    '"""\n[afsnit]\nx = 1\n"""',
    "---\na: !!python/object/apply:os.system ['x']\n---",
    "&a [*a, *a]",
    "<?php hostile(); ?>",
)
TABLES = (
    "=1+1",
    '=HYPERLINK("https://example.org";"tryk")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "＝1+1",
    ';=1+1;"x"',
    '"=1+1"',
    "a\nb\r\nc",
    "'; drop table inquiry; --",
    "' or '1'='1",
    "1; update account set role='admin' --",
    '" or 1=1 --',
    'NEAR(a b) OR NOT "c*',
    'text:"x" AND *',
    "a* OR (b",
    "%_\\%",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/staff/sag/../../konti",
    "file:///etc/passwd",
)
SIGNS = (
    "\u202ehtml\u202c <script>hostile()</script>",
    "\u2066\u2067skjult\u2069",
    "a\u200bb\u200cc\u200dd\ufeffe",
    "Z\u0351\u0366\u0322a\u0336\u034fl\u0334g\u0315o\u0361",
    "e\u0301 A\u030a o\u0308",
    "\u0000<script\u0000>hostile()</script>",
    "a\x08b\x7fc\x1bd",
    "\x1b[2J\x1b[31mrødt\x1b[0m",
    "\x1b]0;titel\x07",
    "\ud800 halv",
    "halv \udfff",
    "🙂👨‍👩‍👧‍👦🏳️‍🌈",
    "مرحبا بالعالم",
    "שלום עולם",
    "漢字とかな",
    "\u2028linje\u2029afsnit\u0085næste",
    "\xa0\u2003\u3000luft",
    "ﷺ ﷽ 𒐫",
    "\ufffe\uffff",
    "İıſK",
    "x" * 10_000,
    "<" * 500,
    "&amp;" * 200,
    "Svar\r\nBcc: test@example.org\r\n\r\nhostile",
    "Emne\nX-Ond: 1",
    "=?utf-8?B?PHNjcmlwdD4=?=",
    "kl. 14 <b",
)

TEXTS = (*SCRIPTS, *EVENTS, *LINKS, *TEMPLATES, *TABLES, *SIGNS)
LONG = 3_000  # letters: a longer one is no message of a chat


def kept(text: str) -> str:
    """Return what is kept of *text*."""
    return screen.redact(screen.clean(text)).text.strip()


def essence(text: str) -> str:
    """Return the signs of *text* that a page must show: no white space, and none that is no character."""
    return re.sub(r"[\s\ufffd-\uffff\ufeff]", "", unicodedata.normalize("NFC", text))


def chunks(most: int) -> list[str]:
    """Return all of the texts, but for the long ones, in pieces of at most *most* letters."""
    pieces = [""]
    for text in TEXTS:
        if len(text) > most // 2:
            continue
        if len(pieces[-1]) + len(text) + 1 > most:
            pieces.append("")
        pieces[-1] += f"{text}\n"
    return pieces
