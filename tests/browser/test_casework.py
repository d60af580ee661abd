"""A worker in Chromium: claim, note, reply, forward, a stale form, and all of it without a script."""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from playwright.sync_api import Browser, Page, expect

from tests.bot.console.signed_in import cookie
from tests.bot.processes import free_port
from tests.browser import running
from tests.browser.test_axe import flaws
from tests.browser.visitor import REFERENCE, Visitor
from tests.emulator.server import Emulator
from tests.emulator.server import running as serving

SECRET = "s" * 40
PROPOSAL = "Vi er en lille forening i Skive. Vi vil gerne samarbejde om samtalegrupper for pårørende."
QUESTION = "Hej, vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?"
ANSWER = "Det kan I godt. Ring til os i morgen."
LOST = 30.0  # seconds after which what was awaited has failed
PHONE = {"width": 360, "height": 740}
WEB_CHAT, TELEGRAM_CHAT = "webchatten", 1001


class Mailbox:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.letters: SimpleQueue[str] = SimpleQueue()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: ARG002, N802 aiosmtpd's
        """Take a letter."""
        assert isinstance(envelope.content, bytes)
        self.letters.put(envelope.content.decode())
        return "250 OK"


@dataclass(frozen=True, slots=True)
class Unit:
    """A bot that runs, its mailbox and its Telegram."""

    folder: Path
    address: str
    mailbox: Mailbox
    telegram: Emulator
    tell: asyncio.AbstractEventLoop

    @contextmanager
    def worker(self, browser: Browser, **options: Any) -> Iterator[Page]:
        """Log somebody in, in a browser of their own; afterwards nothing may have gone wrong in it."""
        troubles: list[str] = []
        role = options.pop("role", "worker")
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = browser.new_context(locale="da-DK", reduced_motion="reduce", **options)
        try:
            badge = cookie(self.folder / "indgang.db", self.address, role, secret=SECRET.encode())
            context.add_cookies([dict(badge)])  # type: ignore[list-item]  # a TypedDict of theirs
            page = context.new_page()
            page.on("console", lambda said: troubles.append(said.text))
            page.on("pageerror", lambda error: troubles.append(str(error)))
            yield page
        finally:
            context.close()
        assert [one for one in troubles if "status of 4" not in one] == []

    def case(self, reference: str) -> str:
        """Return the address of a case."""
        return f"{self.address}/staff/sag/{reference}"


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unit]:
    """Run the bot with a mail server and with Telegram."""
    folder, mailbox = tmp_path_factory.mktemp("casework"), Mailbox()
    mail = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    with _telegram() as (telegram, loop):
        mail.start()
        settings = {
            "SECRET_KEY": SECRET,
            "SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
            "MAIL_FROM": "unit@example.org",
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
        }
        try:
            with running.bot(folder, port=0, **settings) as address:
                yield Unit(folder, address, mailbox, telegram, loop)
        finally:
            mail.stop()


@contextmanager
def _telegram() -> Iterator[tuple[Emulator, asyncio.AbstractEventLoop]]:
    """Run the emulator on a loop of its own: the browser keeps the test's thread."""
    emulator, begun, over = Emulator(), threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        async with serving(emulator):
            begun.set()
            await over.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert begun.wait(LOST)
    try:
        yield emulator, loops[0]
    finally:
        loops[0].call_soon_threadsafe(over.set)
        thread.join(LOST)


@contextmanager
def sender(browser: Browser, unit: Unit) -> Iterator[tuple[Visitor, str]]:
    """Let somebody send an inquiry in the web chat; give their browser and the reference."""
    with Visitor(browser, unit.address) as visitor:
        visitor.says(QUESTION)
        found = REFERENCE.search(visitor.sends_inquiry())
        assert found
        yield visitor, found[0]


def replies(page: Page, text: str) -> None:
    """Write an answer, look at it, and send it."""
    page.fill("#svar-text", text)
    page.click("text=Se svaret, før det bliver sendt")
    expect(page.locator(".preview")).to_contain_text(text)
    page.click("text=Send svaret")
    expect(page.get_by_role("status")).to_contain_text("Svaret er på vej")


def test_a_case_is_claimed_noted_and_answered_and_the_answer_arrives(chromium: Browser, unit: Unit) -> None:
    with sender(chromium, unit) as (visitor, reference), unit.worker(chromium) as page:
        page.goto(unit.case(reference))
        page.click("text=Tag sagen")
        expect(page.get_by_role("status")).to_have_text("Sagen er din.")
        page.fill("#note-text", "Husk at ringe til dem.")
        page.click("text=Gem noten")
        expect(page.locator("li.note")).to_contain_text("Husk at ringe til dem.")
        replies(page, ANSWER)
        answer = visitor.page.locator(".ours .bubble", has_text=ANSWER)
        answer.wait_for(timeout=LOST * 1000)

        expect(answer).to_contain_text(f"Svar på henvendelse {reference}")
        expect(answer).to_contain_text("Civilsamfundsenheden")
        assert "Husk at ringe" not in visitor.page.inner_text("body")
        page.reload()
        expect(page.locator("li.said.staff")).to_contain_text("Sendt")
        expect(page.locator("h1 + .pill")).to_have_text("Besvaret")


def test_an_answer_arrives_in_telegram(chromium: Browser, unit: Unit) -> None:
    reference = _inquires_on_telegram(unit)
    with unit.worker(chromium) as page:
        page.goto(unit.case(reference))
        page.click("text=Tag sagen")
        replies(page, ANSWER)
        heard = _heard(unit, ANSWER)
        for _ in range(100):
            page.reload()
            if "Sendt" in page.inner_text("li.said.staff"):
                break

        assert f"Svar på henvendelse {reference}" in heard
        assert "Sendt" in page.inner_text("li.said.staff")


def test_a_case_is_forwarded_with_a_one_time_link(chromium: Browser, unit: Unit) -> None:
    with sender(chromium, unit) as (visitor, reference), unit.worker(chromium) as page:
        page.goto(unit.case(reference))
        page.click("#videresend summary")
        page.select_option("#til-hvem", "midt")
        page.check("input[name=vej][value=mail]")
        page.fill("#til-adresse", "test@example.org")
        page.click("text=Se, hvad der bliver sendt")
        assert flaws(page) == []
        page.click("button:has-text('Send videre')")
        expect(page.get_by_role("status")).to_contain_text("Sagen er sendt videre")
        told = visitor.page.locator(".ours .bubble", has_text="er nu hos Sundhedsråd Midt")
        told.wait_for(timeout=LOST * 1000)
        letter = unit.mailbox.letters.get(timeout=LOST)
        _receives(chromium, _link(letter), reference)
        page.goto(unit.case(reference))

        expect(page.locator("li.moved")).to_contain_text("Vi tager den")
        assert "lille forening" not in letter


def _receives(browser: Browser, link: str, reference: str) -> None:
    """Open the link, answer that it is received, then that it is taken."""
    context = browser.new_context(locale="da-DK", viewport=PHONE, java_script_enabled=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(link)
    expect(page.locator("h1")).to_have_text(f"Henvendelse {reference}")
    expect(page.locator(".preview")).to_contain_text("lille forening")
    assert flaws(page) == []
    assert not _overflows(page)
    page.click("button:has-text('Modtaget')")
    expect(page.get_by_role("status")).to_contain_text("den er modtaget")
    assert flaws(page) == []
    page.click("button:has-text('Vi tager den')")
    expect(page.locator("h1")).to_have_text("Tak for jeres svar")
    assert flaws(page) == []
    page.goto(link[:-3] + "xyz")
    expect(page.locator("h1")).to_have_text("Linket virker ikke")
    assert flaws(page) == []
    context.close()


def test_a_stale_form_of_two_browsers_loses_nothing(chromium: Browser, unit: Unit) -> None:
    with (
        sender(chromium, unit) as (visitor, reference),
        unit.worker(chromium) as first,
        unit.worker(chromium) as second,
    ):
        first.goto(unit.case(reference))
        second.goto(unit.case(reference))
        first.fill("#svar-text", ANSWER)
        second.click("text=Tag sagen")
        second.fill("#note-text", "Jeg har ringet.")
        second.click("text=Gem noten")
        first.click("text=Se svaret, før det bliver sendt")

        expect(first.get_by_role("alert")).to_contain_text("Sagen er ændret, mens du skrev")
        expect(first.locator("section:has(#news)")).to_contain_text("Jeg har ringet.")
        expect(first.locator("#svar-text")).to_have_value(ANSWER)
        assert flaws(first) == []
        assert ANSWER not in visitor.page.inner_text("body")


def test_it_all_works_without_a_script(chromium: Browser, unit: Unit) -> None:
    with (
        sender(chromium, unit) as (visitor, reference),
        unit.worker(chromium, java_script_enabled=False) as page,
    ):
        page.goto(unit.case(reference))
        page.click("text=Tag sagen")
        page.fill("#svar-text", "Mine egne ord.")
        page.click("button:has-text('Indsæt »')", timeout=5_000)
        assert page.input_value("#svar-text").startswith("Mine egne ord.\n\n")
        replies(page, ANSWER)
        page.select_option("#afslut-resultat", "besvaret")
        page.select_option("#afslut-baerer", "sammen")
        page.click("text=Afslut sagen")
        expect(page.get_by_role("status")).to_contain_text("Sagen er afsluttet")
        page.click("text=Genåbn")
        expect(page.locator("h1 + .pill")).to_have_text("Genåbnet")
        visitor.page.locator(".ours .bubble", has_text=ANSWER).wait_for(timeout=LOST * 1000)


def test_one_stays_where_one_works(chromium: Browser, unit: Unit) -> None:
    with sender(chromium, unit) as (_, reference), unit.worker(chromium) as page:
        page.goto(unit.case(reference))
        page.fill("#svar-text", ANSWER)
        page.click("text=Se svaret, før det bliver sendt")
        page.click("text=Ret teksten")
        expect(page.locator("#svar-text")).to_be_focused()
        expect(page.locator("#svar-text")).to_be_in_viewport()
        page.click("#videresend summary")
        page.click("text=Se, hvad der bliver sendt")
        expect(page.get_by_role("alert")).to_be_focused()
        page.get_by_role("alert").get_by_role("link").click()

        expect(page.locator("#til-vej")).to_be_in_viewport()


def test_a_draft_is_kept_while_one_types(chromium: Browser, unit: Unit) -> None:
    with sender(chromium, unit) as (_, reference), unit.worker(chromium) as page:
        page.goto(unit.case(reference))
        with page.expect_response("**/staff/kladde") as kept:
            page.type("#svar-text", "Halvt svar")
        assert kept.value.status == 204
        page.goto(unit.case(reference))

        expect(page.locator("#svar-text")).to_have_value("Halvt svar")
        assert flaws(page) == []
        page.click("text=Slet kladden")
        expect(page.locator("#svar-text")).to_have_value("")


@pytest.mark.parametrize("width", [1280, 360])
def test_every_state_of_the_page_is_accessible(chromium: Browser, unit: Unit, width: int) -> None:
    view = {"width": width, "height": 800}
    with sender(chromium, unit) as (_, reference), unit.worker(chromium, viewport=view) as page:
        page.goto(unit.case(reference))
        for fold in page.locator("details.fold:visible").all():
            fold.locator("summary").first.click()
        found = flaws(page)
        page.click("text=Afslut sagen")
        expect(page.get_by_role("alert")).to_be_focused()
        found += flaws(page)
        assert not _overflows(page)
        page.fill("#svar-text", ANSWER)
        page.click("text=Se svaret, før det bliver sendt")
        found += flaws(page)
        assert not _overflows(page)
        for path in ("sag/26-9999-X", "ny", "skabeloner", "skabeloner/ny"):
            page.goto(f"{unit.address}/staff/{path}")
            found += flaws(page)
            assert not _overflows(page)

        assert found == []


def test_templates_and_a_call_from_beginning_to_end(chromium: Browser, unit: Unit) -> None:
    with unit.worker(chromium, viewport=PHONE) as page:
        page.goto(f"{unit.address}/staff/skabeloner/ny")
        page.fill("#navn", "Tak for opkaldet")
        page.fill("#tekst", "Kære {navn}")
        page.click("button:has-text('Gem')")
        expect(page.locator(".mistake")).to_contain_text("{navn} findes ikke")
        assert flaws(page) == []
        page.fill("#tekst", "Tak for opkaldet om {emne}.")
        page.click("button:has-text('Gem')")
        page.goto(f"{unit.address}/staff/ny")
        page.fill("#tekst", "En forening har ringet om et samarbejde.")
        page.fill("#sted", "Viby")
        page.fill("#adresse", "12 34 56 78")
        page.click("text=Opret henvendelsen")
        expect(page.get_by_role("group", name="Hvilket sted er det?")).to_be_visible()
        assert flaws(page) == []
        page.get_by_label(re.compile("Aarhus")).first.check()
        page.click("text=Opret henvendelsen")
        expect(page.get_by_role("status")).to_have_text("Henvendelsen er oprettet.")
        expect(page.locator("aside dl.facts")).to_contain_text("Sundhedsråd Aarhus")
        page.click("text=Tak for opkaldet >> nth=0")

        assert page.input_value("#svar-text").startswith("Tak for opkaldet om")
        assert not _overflows(page)


def _overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def _link(letter: str) -> str:
    found = re.search(r"http://\S+/modtag/[\w-]+", letter.replace("=\r\n", "").replace("=\n", ""))
    assert found, letter
    return found[0]


def _inquires_on_telegram(unit: Unit) -> str:
    """Let somebody send an inquiry in Telegram, and return its reference."""
    _soon(unit, lambda: unit.telegram.say(TELEGRAM_CHAT, PROPOSAL))
    message, count = _nth(unit, 2), 2
    for _ in range(8):
        if found := re.search(r"\d\d-\d{4}-[A-Z]", message["text"]):
            return found[0]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        keys = {key["text"]: key["callback_data"] for row in rows for key in row}
        wanted = ("Ja", "Send det som", "Send", "Spring over", "Her i chatten", "Alle")
        label = next(label for want in wanted for label in keys if label.startswith(want))
        tapped, number = keys[label], message["message_id"]
        _soon(unit, lambda tapped=tapped, number=number: unit.telegram.tap(TELEGRAM_CHAT, tapped, number))
        count += 1
        message = _nth(unit, count)
    raise AssertionError(f"no receipt, but: {message}")


def _soon(unit: Unit, do: Any) -> None:
    unit.tell.call_soon_threadsafe(do)


def _nth(unit: Unit, number: int) -> dict[str, Any]:
    """Return message *number* that the person got, waiting for it."""
    waiting = threading.Event()
    for _ in range(int(LOST / 0.05)):
        if len(said := unit.telegram.sent(TELEGRAM_CHAT)) >= number:
            return said[number - 1]
        waiting.wait(0.05)  # the emulator tells nobody
    raise AssertionError(f"{number} messages did not come")


def _heard(unit: Unit, text: str) -> str:
    """Return the message with *text* in it, waiting for it."""
    waiting = threading.Event()
    for _ in range(int(LOST / 0.05)):
        for message in unit.telegram.sent(TELEGRAM_CHAT):
            if text in message["text"]:
                return str(message["text"])
        waiting.wait(0.05)
    raise AssertionError(f"nothing with {text!r} came")
