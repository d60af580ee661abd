"""Whatever is written, everywhere it can be: no page runs it, and every output shows it as it was."""

import io
import re
import secrets
import time
from collections.abc import Iterator
from email.message import EmailMessage
from html import unescape

import httpx
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.bot.browsing import key_of
from tests.bot.console.filing import field as area
from tests.bot.console.filing import form
from tests.browser.fetched import body, exported, inked, of_csv, of_xlsx, until
from tests.browser.hostile import LONG, TEXTS, chunks, essence, kept
from tests.browser.staging import Desk, Stage, quoted, staged
from tests.browser.visitor import ON_THE_WAY, OURS, REFERENCE
from tests.browser.watching import Watcher, missing

SHORT = [text for text in TEXTS if len(text) <= LONG]
EACH = 25  # messages of one visitor: as many as may be posted at once
CASE = "26-0001-M"  # the first that is imported


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("hostile"), chromium) as stage:
        yield stage


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
        path = f"/staff?liste=alle&soeg={quoted(text[:200])}"
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
    until(lambda: len(stage.post.mails) >= 3)
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
        shown = inked("".join(body(page) for page in pages))
        lost = [text for text in TEXTS if inked(kept(text)) not in shown]
        assert [text for text in lost if text not in _TURNED] == []


def test_exports_hold_texts(worker: Desk) -> None:
    fields = "felt=reference&felt=text&formaal=Afprøvning+af+eksporten&liste=liste%3Dalle"
    for format_ in ("csv", "xlsx"):
        content = exported(worker, f"{fields}&format={format_}")
        rows = of_csv(content) if format_ == "csv" else of_xlsx(content)
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
    until(lambda: any("/modtag/" in mail.get_content() for mail in stage.post.mails))
    link = next(
        found for mail in stage.post.mails if (found := re.search(r"/modtag/[\w-]+", mail.get_content()))
    )
    assert "example.org" in stranger.look(link[0]) or stranger.page.title()
    stranger.close()


def test_the_trail_shows_texts(stage: Stage, worker: Desk) -> None:
    for text in SHORT[::5]:
        worker.get(f"/staff?soeg={quoted(text)}")
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


def _cookies(person: httpx.Client, address: str) -> list[dict[str, str]]:
    return [{"name": one.name, "value": one.value or "", "url": address} for one in person.cookies.jar]


def _says(person: httpx.Client, text: str) -> httpx.Response:
    posted = f"text={quoted(text)}&key={secrets.token_hex(8)}&live=1"
    headers = {"content-type": "application/x-www-form-urlencoded", "hx-request": "true"}
    return person.post("/say", content=posted, headers=headers)


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
