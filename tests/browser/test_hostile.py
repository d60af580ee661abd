"""Whatever is written, everywhere it can be: no page runs it, and every output shows it as it was."""

import csv
import io
import os
import re
import secrets
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import httpx
import pytest
from aiosmtpd.controller import Controller
from openpyxl import load_workbook
from playwright.sync_api import Browser
from pypdf import PdfReader

from bot.printing import MARK, _known
from tests.bot.browsing import key_of
from tests.bot.console.filing import field as area
from tests.bot.console.filing import form
from tests.bot.console.signed_in import cookie
from tests.bot.processes import free_port
from tests.browser import running
from tests.browser.hostile import LONG, TEXTS, chunks, essence, kept
from tests.browser.visitor import ON_THE_WAY, OURS, REFERENCE
from tests.browser.watching import Watcher, missing

SECRET = "hostile" * 6
SHORT = [text for text in TEXTS if len(text) <= LONG]
EACH = 25  # messages of one visitor: as many as may be posted at once
CASE = "26-0001-M"  # the first that is imported


class Post:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


class Desk(httpx.Client):
    """A browser of staff without a browser: it posts forms."""

    @cached_property
    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/staff/eksport").text)
        assert found
        return found[1]

    def posts(self, path: str, **fields: str) -> httpx.Response:
        named = {"csrf": self.csrf, **fields}
        body = "&".join(f"{name}={_quoted(value)}" for name, value in named.items())
        return self.post(path, content=body, headers={"content-type": "application/x-www-form-urlencoded"})


@dataclass
class Stage:
    """A bot that has been told everything."""

    address: str
    folder: Path
    browser: Browser
    post: Post
    cookies: dict[str, Any] = field(default_factory=dict)

    def desk(self, role: str) -> Desk:
        return Desk(
            base_url=self.address,
            headers={"origin": self.address},
            cookies={"staff": self.cookie(role)["value"]},
            timeout=30,
        )

    def cookie(self, role: str) -> Any:
        if role not in self.cookies:
            database = self.folder / "indgang.db"
            self.cookies[role] = cookie(
                database, self.address, role, name=f"Prøve {role}", secret=SECRET.encode()
            )
        return self.cookies[role]

    def watcher(self, role: str = "") -> Watcher:
        return Watcher(self.browser, self.address, [self.cookie(role)] if role else [])


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Stage]:
    """Import every text, start the bot, and let staff write all of it into one case."""
    folder, post = tmp_path_factory.mktemp("hostile"), Post()
    port = free_port()
    mail = Controller(post, hostname="127.0.0.1", port=port)
    mail.start()
    settings: dict[str, Any] = {
        "SECRET_KEY": SECRET,
        "SMTP_URL": f"smtp://127.0.0.1:{port}",
        "STAFF_EMAIL": "unit@example.org",
        "LOG_LEVEL": "ERROR",
    }
    try:
        _import(folder, settings)
        with running.bot(folder, **settings) as address:
            yield Stage(address, folder, chromium, post)
    finally:
        mail.stop()


@pytest.fixture
def worker(stage: Stage) -> Iterator[Desk]:
    with stage.desk("worker") as desk:
        yield desk


@pytest.fixture
def watcher(stage: Stage) -> Iterator[Watcher]:
    watching = stage.watcher("worker")
    yield watching
    watching.close()


def test_the_chat_shows_texts(stage: Stage) -> None:
    for first in range(0, len(SHORT), EACH):
        texts = SHORT[first : first + EACH]
        with httpx.Client(base_url=stage.address, headers={"origin": stage.address}, timeout=30) as person:
            key_of(person.get("/").text)
            watching = Watcher(stage.browser, stage.address, _cookies(person, stage.address))
            watching.page.goto(stage.address)  # the line is open while the messages come
            for text in texts:
                assert _says(person, text).status_code < 300, text
            watching.page.locator("#log .mine").nth(len([one for one in texts if kept(one)]) - 1).wait_for(
                timeout=20_000
            )
            live = watching.text("#log")
            assert missing(texts, live) == []
            assert missing(texts, watching.look("/", "#log")) == []
            watching.close()


@pytest.mark.parametrize("text", chunks(LONG), ids=["first", "second"])
def test_the_form_of_an_inquiry_shows_texts(stage: Stage, text: str) -> None:
    person, staff = stage.watcher(), stage.watcher("worker")
    person.page.goto(stage.address)
    reference = _inquiry(person, text)
    shown = person.text("#log")

    assert missing(text.splitlines(), shown) == []
    assert missing(text.splitlines(), staff.look(f"/staff/sag/{reference}")) == []
    person.close()
    staff.close()


def test_lists_show_texts(watcher: Watcher) -> None:
    shown = "\n".join(watcher.look(f"/staff?liste=alle&side={page}") for page in range(1, 5))

    assert missing([kept(text)[:300] for text in TEXTS], shown) == []


def test_a_search_for_a_text_shows_it(worker: Desk, watcher: Watcher) -> None:
    for number, text in enumerate(SHORT):
        path = f"/staff?liste=alle&soeg={_quoted(text[:200])}"
        assert worker.get(path).status_code == 200, text
        if number % 10 == 0:
            assert missing([kept(text)[:200]], watcher.look(path)) == []


def test_notes_and_answers_show_texts(stage: Stage, worker: Desk, watcher: Watcher) -> None:
    assert worker.posts(f"/staff/sag/{CASE}/tag").status_code == 303
    for text in TEXTS:
        assert worker.posts(f"/staff/sag/{CASE}/note", text=text).status_code == 303, text
    for text in (*chunks(LONG), "x" * 10_000):
        _answers(worker, CASE, text, watcher)

    page = watcher.look(f"/staff/sag/{CASE}")
    assert missing(TEXTS, page) == []
    _until(lambda: len(stage.post.mails) >= 3)
    for text, mail in zip((*chunks(LONG), "x" * 10_000), _answers_by_mail(stage), strict=True):
        assert missing(text.splitlines(), mail.get_content()) == []
        assert set(mail.keys()) <= {
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            *_MIME,
        }


def test_papers_of_a_case_hold_texts(worker: Desk) -> None:
    test_of = worker.get(f"/staff/sag/{CASE}/aktindsigt.json").json()
    notes = [one["text"] for one in test_of["internal_notes"]]
    assert [essence(one) for one in notes] == [essence(kept(text)) for text in TEXTS]

    for name in ("journal", "aktindsigt"):
        answer = worker.get(f"/staff/sag/{CASE}/{name}.pdf")
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]
        shown = _inked("".join(_body(page) for page in pages))
        lost = [text for text in TEXTS if _inked(kept(text)) not in shown]
        assert [text for text in lost if text not in _TURNED] == []


def test_exports_hold_texts(worker: Desk) -> None:
    fields = "felt=reference&felt=text&formaal=Afprøvning+af+eksporten&liste=liste%3Dalle"
    for format_ in ("csv", "xlsx"):
        content = _export(worker, f"{fields}&format={format_}")
        rows = _csv(content) if format_ == "csv" else _xlsx(content)
        texts = {essence(row[1].removeprefix("'")) for row in rows}
        assert [text for text in TEXTS if essence(kept(text)).removeprefix("'") not in texts] == []


def test_templates_show_texts(worker: Desk, watcher: Watcher) -> None:
    texts = [text for text in SHORT if not re.search(r"\{[^{}\n]*\}", text) and kept(text)]
    for text in texts:
        name = " ".join(kept(text).split())[:40] or "x"
        assert worker.posts("/staff/skabeloner/ny", navn=name, tekst=text, sprog="da").status_code == 303, (
            text
        )

    names = [" ".join(kept(text).split())[:40] for text in texts]
    assert missing(names, watcher.look("/staff/skabeloner")) == []
    assert missing(names, watcher.look(f"/staff/sag/{CASE}")) == []


def test_a_form_that_is_refused_keeps_texts(worker: Desk) -> None:
    for text in SHORT:
        answer = worker.posts(
            "/staff/ny", kanal="phone", tekst=text, sted="Atlantis", svarvej="phone", sprog="da"
        )
        assert answer.status_code == 422, text
        assert essence(area(answer.text, "tekst")) == essence(kept(text))


def test_a_registered_inquiry_shows_texts(worker: Desk, watcher: Watcher) -> None:
    for text in chunks(LONG):
        answer = worker.posts(
            "/staff/ny",
            kanal="letter",
            tekst=text,
            sted="Skive",
            svarvej="letter",
            sprog="da",
            adresse=SHORT[0],
        )
        assert answer.status_code == 303
        place = REFERENCE.search(answer.headers["location"])
        assert place
        assert missing([*text.splitlines(), SHORT[0]], watcher.look(f"/staff/sag/{place[0]}")) == []


def test_a_banner_shows_texts(stage: Stage) -> None:
    until = time.strftime("%Y-%m-%dT%H:%M", time.localtime(time.time() + 86_400))
    watching = stage.watcher("admin")
    with stage.desk("admin") as admin:
        for text in chunks(500):
            fields = {"til": until, "da": text, "en": text, "trin": "gem"}
            assert admin.posts("/staff/styring/banner", **fields).status_code == 303, text
            lines = text.replace("**", "").splitlines()  # what is between is bold
            assert missing(lines, watching.look("/")) == []
            assert missing(lines, watching.look("/staff/styring")) == []
    watching.close()


def test_a_contact_that_was_edited_shows_texts(worker: Desk, watcher: Watcher) -> None:
    place = "/staff/indhold/ret/kontakt/hospitals.auh"
    page = worker.get(place)
    assert page.status_code == 200
    (name, *_) = re.findall(r'<(?:input|textarea) id="[^"]*" name="([^"]*)"', page.text)
    for text in SHORT[::10]:
        fields = {**form(page.text, place.removeprefix("/")), name: text, "do": "save"}
        answer = worker.posts(place, **fields)
        assert answer.status_code in {303, 409, 422}, text
        shown = watcher.shows(answer.text) if answer.status_code != 303 else watcher.look(place)
        assert missing([text], shown) == []


def test_who_a_case_is_forwarded_to_shows_texts(stage: Stage, worker: Desk, watcher: Watcher) -> None:
    case = _other(worker)
    stranger = stage.watcher()
    for text in (text for text in SHORT[::10] if 0 < len(kept(text)) <= 200):
        stamp = form(worker.get(case).text, "/videresend")
        wanted = {
            "til": "anden",
            "modtager": text,
            "vej": "mail",
            "adresse": "her@example.org",
            "hvorfor": text,
        }
        preview = worker.posts(f"{case}/videresend", **stamp, **wanted, trin="vis")
        assert preview.status_code == 200, text
        assert missing([text], watcher.shows(preview.text)) == []
        sent = worker.posts(f"{case}/videresend", **_filled(preview.text, "/videresend"), trin="send")
        assert sent.status_code == 303, text
        assert missing([text], watcher.look(case)) == []
    _until(lambda: any("/modtag/" in mail.get_content() for mail in stage.post.mails))
    link = next(
        found for mail in stage.post.mails if (found := re.search(r"/modtag/[\w-]+", mail.get_content()))
    )
    assert "example.org" in stranger.look(link[0]) or stranger.page.title()
    stranger.close()


def test_the_trail_shows_texts(stage: Stage, worker: Desk) -> None:
    for text in SHORT[::5]:
        worker.get(f"/staff?soeg={_quoted(text)}")
    watching = stage.watcher("admin")

    shown = watching.look("/staff/spor?hvad=list")
    watching.close()
    assert missing([kept(text)[:60] for text in SHORT[::5]], shown) == []


def _other(worker: Desk) -> str:
    """Return the address of a case that somebody told by phone."""
    answer = worker.posts(
        "/staff/ny",
        kanal="phone",
        tekst=chunks(LONG)[0],
        sted="Skive",
        svarvej="phone",
        sprog="da",
        adresse="12345678",
    )
    assert answer.status_code == 303, answer.text
    found = REFERENCE.search(answer.headers["location"])
    assert found
    return f"/staff/sag/{found[0]}"


def _filled(page: str, action: str) -> dict[str, str]:
    """Return all the fields of a form, as a browser would post them."""
    found = re.search(rf'<form[^>]*action="[^"]*{action}"[^>]*>(.*?)</form>', page, re.DOTALL)
    assert found
    areas = re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', found[1], re.DOTALL)
    return {**form(page, action), **{name: unescape(text) for name, text in areas}}


_MIME = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding")
_TURNED = frozenset(text for text in TEXTS if re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]", text))


def _import(folder: Path, settings: dict[str, Any]) -> None:
    with (folder / "in.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["opened_at", "text", "municipalities", "address", "arrived"])
        for number, text in enumerate(TEXTS):
            whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\0", "")
            rows.writerow(["22-10-2026", whole, "Skive", f"test-{number}@example.org", "mail"])
    chosen = {"DATABASE_URL": f"sqlite:///{folder}/indgang.db", "PYTHONPATH": str(running.ROOT)}
    command = [sys.executable, "-m", "bot", "import", "--what", "inquiries", "in.csv"]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | chosen | settings, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith(f"{len(TEXTS)} inquiries were imported"), done


def _quoted(text: str) -> str:
    return quote_plus(text.encode("utf-8", "surrogatepass"))


def _cookies(person: httpx.Client, address: str) -> list[dict[str, str]]:
    return [{"name": one.name, "value": one.value or "", "url": address} for one in person.cookies.jar]


def _says(person: httpx.Client, text: str) -> httpx.Response:
    body = f"text={_quoted(text)}&key={secrets.token_hex(8)}&live=1"
    headers = {"content-type": "application/x-www-form-urlencoded", "hx-request": "true"}
    return person.post("/say", content=body, headers=headers)


def _inquiry(person: Watcher, text: str) -> str:
    """Send *text* as an inquiry through the chat, and return its reference."""
    page = person.page
    page.fill("#text", "Jeg vil gerne sende en henvendelse til jer")
    page.click("#say button")
    page.locator(OURS).nth(0).wait_for()
    page.fill("#text", f"Vi vil gerne samarbejde om det her i Skive:\n{text}")
    page.click("#say button")
    for turn in range(1, 12):
        page.locator(OURS).nth(turn).wait_for()
        last = page.locator(".ours .bubble").last.inner_text()
        if found := REFERENCE.search(last):
            return found[0]
        labels = [label.strip() for label in page.locator("#choices button:visible").all_inner_texts()]
        label = next((one for one in (*ON_THE_WAY, *_ONWARD) if one in labels), None)
        if label is None or "Hvad handler det om" in last:
            page.fill("#text", text if "Hvad handler det om" in last else "Skive")
            page.click("#say button")
        else:
            page.click(f'#choices button:text-is("{label}")')
    raise AssertionError(f"no receipt, but: {last}")


_ONWARD = ("Ja", "Ja, det er min besked", "Send den")


def _answers(worker: Desk, reference: str, text: str, watcher: Watcher) -> None:
    """Answer a case with *text*: look at the preview, then send it."""
    place = f"/staff/sag/{reference}"
    stamp = form(worker.get(place).text, "/svar")
    preview = worker.posts(f"{place}/svar", **stamp, trin="vis", text=text)
    assert preview.status_code == 200, preview.text
    assert missing(text.splitlines(), watcher.shows(preview.text)) == []
    sealed = form(preview.text, "/svar")
    sent = worker.posts(f"{place}/svar", **sealed | {"trin": "send", "text": area(preview.text, "text")})
    assert sent.status_code == 303, sent.text


def _answers_by_mail(stage: Stage) -> list[EmailMessage]:
    return [mail for mail in stage.post.mails if mail["To"] == "test-0@example.org"]


def _until(done: Any) -> None:
    for _ in range(200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come")


def _export(worker: Desk, fields: str) -> bytes:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = worker.post("/staff/eksport", content=f"csrf={worker.csrf}&{fields}", headers=headers)
    assert answer.status_code == 303, answer.text
    place = f"/staff/eksport/{answer.headers['location'].rpartition('/')[2]}"
    _until(lambda: "Filen er klar" in worker.get(place).text)
    return worker.get(f"{place}/fil").content


def _csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _xlsx(content: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n"}
    return [[str(cell.value or "") for cell in row] for row in rows]


def _body(page: str) -> str:
    """Return the text of a page without what runs on top and at the foot of it."""
    return "\n".join(page.splitlines()[1:-1])


def _inked(text: str) -> str:
    """Return *text* as a paper shows it, without white space and soft hyphens."""
    composed = unicodedata.normalize("NFC", text)
    signs = (sign if ord(sign) in _known() or sign in "\n\t" else MARK for sign in composed)
    return re.sub(r"[\s\u00ad]", "", "".join(signs))
