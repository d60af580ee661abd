"""Mail: from the real outbox through a real server with faults; nothing lost, nothing forged."""

import asyncio
import logging
import re
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiosmtplib import SMTPResponseException

from bot.channels import mail
from bot.channels.mail import Mail
from bot.store import moments
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.errors import StoreError
from knowledge.store import Outbox
from knowledge.traffic import Delivery, Letter, Outgoing, Receipt
from tests.bot.doctor.conftest import certificate
from tests.bot.handing import PASSWORD, UNIT, Mailbox, account, carrying, knows, serving
from tests.bot.processes import free_port
from tests.bot.store.kept import Clock
from tests.bot.store.said import ANNA, arrival, effects

__all__ = ["certificate"]  # pytest finds it here

ANNE, BENT = "anne@example.org", "bent@example.org"
NUMBERS = count(1)


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[SqliteStore]:
    clock = request.getfixturevalue("time") if "time" in request.fixturenames else moments.now
    async with open_sqlite(tmp_path / "indgang.db", clock=clock) as opened:
        yield opened


def letter(to: str = ANNE, subject: str = "Jeres sag 26-0147-K", text: str = "Hej", **more: Any) -> Outgoing:
    params = {"to": to, "subject": subject, "text": text, **more}
    return Outgoing(f"mail:case:{to}", "sendMail", orjson.dumps(params))


async def write(store: SqliteStore, *letters: Outgoing) -> None:
    """Put *letters* into the outbox, as a turn does."""
    await store.receive([arrival(next(NUMBERS), ANNA)])
    async with store.claim(16) as batch:
        for job in batch.jobs:
            batch.done(effects(job, outgoing=letters))


async def rows(store: SqliteStore) -> list[tuple[Any, ...]]:
    """Return status, tries and reason of each mail in the outbox, oldest first."""
    sql = "select status, attempts, reason from outbox where channel = 'mail' order by id"
    return await store._reader.rows(sql)


class Settled:
    """The outbox of a store that tells what was settled."""

    def __init__(self, store: Outbox) -> None:
        self._store = store
        self.receipts: asyncio.Queue[Receipt] = asyncio.Queue()
        self.broken = 0

    async def due(self, channel: str, limit: int) -> Any:
        return await self._store.due(channel, limit)

    async def settle(self, receipts: Any) -> None:
        if self.broken:
            self.broken -= 1
            raise StoreError("The disk is full; make room.")
        await self._store.settle(receipts)
        for receipt in receipts:
            self.receipts.put_nowait(receipt)

    async def next(self) -> Receipt:
        return await asyncio.wait_for(self.receipts.get(), 10)


async def test_a_letter_arrives_as_it_was_written(store: SqliteStore, time: Clock) -> None:
    box = Mailbox()
    text = "Kære Anne\n\n.Et punktum først, æøå og 😀, og en lang linje: " + "ord " * 300
    await write(store, letter(text=text))

    with serving(box) as port:
        async with carrying(Mail(account(port), store, clock=time)):
            (got,) = await box.holds(1)

    assert (got["From"], got["To"], got["Reply-To"]) == (UNIT, ANNE, UNIT)
    assert got["Subject"] == "Jeres sag 26-0147-K"
    assert got.get_content().splitlines() == text.splitlines()
    assert got["Date"].datetime == time.now
    assert got["Auto-Submitted"] is None
    assert got.get_content_type() == "text/plain"
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", got["Message-ID"])
    assert [row[0] for row in await rows(store)] == ["sent"]


async def test_a_notice_says_that_a_program_wrote_it(store: SqliteStore) -> None:
    box = Mailbox()
    await write(store, letter(automatic=True))

    with serving(box) as port:
        async with carrying(Mail(account(port), store)):
            (got,) = await box.holds(1)

    assert got["Auto-Submitted"] == "auto-generated"


async def test_no_header_can_be_forged(store: SqliteStore) -> None:
    box = Mailbox()
    forged = "Hej\r\nBcc: fremmed@example.org\r\n\r\nNy tekst\x00"
    await write(store, letter(subject=forged))
    await write(
        store, letter(to=f"{BENT}\nBcc: fremmed@example.org"), letter(to=f"{BENT}, fremmed@example.org")
    )
    await write(store, letter(to=BENT))

    with serving(box) as port:
        async with carrying(Mail(account(port), store)):
            mails = await box.holds(2)

    assert [got["Bcc"] for got in mails] == [None, None]
    assert box.tries == [ANNE, BENT]
    assert {row[0] for row in await rows(store)} == {"sent", "refused"}


async def test_4xx_is_tried_again_later_and_5xx_is_refused_with_its_reason(
    store: SqliteStore, time: Clock
) -> None:
    box, settled = Mailbox(), Settled(store)
    box.says = {ANNE: ["451 4.7.1 Greylisted, try later"], BENT: [f"550 5.1.1 <{BENT}>: no such user"]}
    await write(store, letter(), letter(to=BENT))

    with serving(box) as port:
        async with carrying(Mail(account(port), settled, clock=time)):
            first, second = await settled.next(), await settled.next()

    assert first.delivery is Delivery.RETRY
    assert first.not_before == time.now + timedelta(seconds=mail.SOON)
    assert second.delivery is Delivery.REFUSED
    assert await rows(store) == [
        ("new", 1, "451 4.7.1 Greylisted, try later"),
        ("refused", 1, f"550 5.1.1 <{BENT}>: no such user"),
    ]


async def test_the_log_never_quotes_the_server(store: SqliteStore, caplog: pytest.LogCaptureFixture) -> None:
    box, settled = Mailbox(), Settled(store)
    box.says = {BENT: [f"550 <{BENT}> is unknown"]}
    await write(store, letter(to=BENT))

    with serving(box) as port:
        async with carrying(Mail(account(port), settled)):
            await settled.next()

    (told,) = (line for line in caplog.messages if "refused" in line)
    assert re.fullmatch(r"mail \d+ is refused: 550", told)


async def test_the_wait_is_kept_over_a_restart(tmp_path: Path, time: Clock) -> None:
    box = Mailbox()
    box.says = {ANNE: ["451 later"]}
    with serving(box) as port:
        async with open_sqlite(tmp_path / "indgang.db", clock=time) as store:
            await write(store, letter())
            settled = Settled(store)
            async with carrying(Mail(account(port), settled, clock=time)):
                await settled.next()
        async with open_sqlite(tmp_path / "indgang.db", clock=time) as store:
            (due,) = await store._reader.rows("select not_before from outbox where status = 'new'")
            assert datetime.fromisoformat(due[0]) == time.now + timedelta(seconds=mail.SOON)
        time.now += timedelta(seconds=mail.SOON)
        async with (
            open_sqlite(tmp_path / "indgang.db", clock=time) as store,
            carrying(Mail(account(port), store, clock=time)),
        ):
            assert len(await box.holds(1)) == 1


async def test_a_second_try_has_the_id_of_the_first(time: Clock) -> None:
    who = account(25)
    first = Letter(7, "mail:case:1", "sendMail", {"to": ANNE, "subject": "x", "text": "y"})
    again = Letter(7, "mail:case:1", "sendMail", dict(first.params), attempts=3)
    other = Letter(8, "mail:case:1", "sendMail", dict(first.params))

    ids = [who.compose(one, now=time.now)["Message-ID"] for one in (first, again, other)]

    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("fault", ["hang", "close", "421 4.3.2 going down", "data"])
async def test_a_line_that_breaks_off_in_the_middle_loses_nothing(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 2.0)
    monkeypatch.setattr(mail, "SOON", 0.01)
    box, settled = Mailbox(), Settled(store)
    box.says = {"data": ["451 no room"]} if fault == "data" else {ANNE: [fault]}
    await write(store, letter(text="første"), letter(text="anden"), letter(to=BENT))

    with serving(box) as port:
        async with carrying(Mail(account(port), settled, first=0.01)):
            mails = await box.holds(3)
            fates: list[Delivery] = []
            while fates.count(Delivery.SENT) < 3:
                fates.append((await settled.next()).delivery)

    assert [got.get_content().strip() for got in mails if got["To"] == ANNE] == ["første", "anden"]
    assert Delivery.RETRY in fates
    assert len(mails) == 3


async def test_a_server_that_is_gone_is_waited_for_and_told_once(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    box, port = Mailbox(), free_port()
    settled = Settled(store)
    await write(store, letter(text="1"), letter(text="2"), letter(to=BENT))

    async with carrying(Mail(account(port), settled, first=0.02)):
        for _ in range(2):
            assert (await settled.next()).delivery is Delivery.RETRY
        await asyncio.sleep(0.2)  # some probes; none of them costs a letter a try
        assert {row[:2] for row in await rows(store)} == {("new", 1), ("new", 0)}
        with serving(box, port=port):
            mails = await box.holds(3)

    assert [got.get_content().strip() for got in mails if got["To"] == ANNE] == ["1", "2"]
    told = [line for line in caplog.messages if "mail" in line]
    assert told == [
        "mail cannot be handed in; it waits here (SMTPConnectError)",
        "over: mail cannot be handed in; it waits here",
    ]


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")


@pytest.mark.usefixtures("trusted")
async def test_starttls_and_a_password(store: SqliteStore, tls: ssl.SSLContext) -> None:
    box = Mailbox()
    await write(store, letter())

    with serving(box, tls_context=tls, authenticator=knows, auth_required=True) as port:
        async with carrying(Mail(account(port, user="unit", password=PASSWORD), store)):
            assert len(await box.holds(1)) == 1


@pytest.mark.usefixtures("trusted")
async def test_tls_from_the_start(store: SqliteStore, tls: ssl.SSLContext) -> None:
    box = Mailbox()
    await write(store, letter())

    with serving(box, ssl_context=tls) as port:
        async with carrying(Mail(account(port, encrypted=True), store)):
            assert len(await box.holds(1)) == 1


async def test_a_certificate_that_nobody_signed_gets_no_letter(
    store: SqliteStore, tls: ssl.SSLContext
) -> None:
    box, settled = Mailbox(), Settled(store)
    await write(store, letter())

    with serving(box, tls_context=tls) as port:
        async with carrying(Mail(account(port), settled)):
            assert (await settled.next()).delivery is Delivery.RETRY

    assert box.tries == []


@pytest.mark.usefixtures("trusted")
async def test_with_a_wrong_password_all_wait_and_the_log_says_so_once(
    store: SqliteStore, tls: ssl.SSLContext, caplog: pytest.LogCaptureFixture
) -> None:
    box, settled = Mailbox(), Settled(store)
    await write(store, letter(), letter(to=BENT))

    with serving(box, tls_context=tls, authenticator=knows, auth_required=True) as port:
        async with carrying(Mail(account(port, user="unit", password="forkert"), settled, first=0.0001)):
            fates = [(await settled.next()).delivery for _ in range(2)]
            await asyncio.sleep(0.2)

    assert fates == [Delivery.RETRY, Delivery.RETRY]
    told = [line for line in caplog.messages if line.startswith(("mail", "the mail"))]
    assert told == ["the mail server rejects our user or sender; mail waits (SMTPAuthenticationError 535)"]
    assert {row[:2] for row in await rows(store)} == {("new", 1)}


async def test_a_password_never_goes_over_an_open_line(store: SqliteStore) -> None:
    heard: list[Any] = []
    box, settled = Mailbox(), Settled(store)
    await write(store, letter())

    def listens(*given: Any) -> Any:
        heard.append(given)
        return knows(*given)

    with serving(box, authenticator=listens, auth_require_tls=False) as port:
        async with carrying(Mail(account(port, user="unit", password=PASSWORD), settled)):
            assert (await settled.next()).delivery is Delivery.RETRY

    assert (heard, box.tries) == ([], [])


async def test_a_sender_that_the_server_does_not_take_costs_no_letter(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    box, settled = Mailbox(), Settled(store)
    box.says = {f"from {UNIT}": ["550 5.7.60 not allowed to send as this sender"] * 2}
    await write(store, letter(), letter(to=BENT))

    with serving(box) as port:
        async with carrying(Mail(account(port), settled, first=0.0001)):
            await box.holds(2)

    told = [line for line in caplog.messages if "rejects" in line]
    assert told == ["the mail server rejects our user or sender; mail waits (UnusableError)"]


async def test_without_a_server_every_letter_is_refused_at_once(store: SqliteStore) -> None:
    settled = Settled(store)
    await write(store, letter(), letter(to=BENT))
    refusing = asyncio.create_task(mail.refuse(settled))

    fates = [await settled.next(), await settled.next()]

    refusing.cancel()
    assert [(one.delivery, one.reason) for one in fates] == [(Delivery.REFUSED, "SMTP_URL")] * 2


async def test_a_disk_that_is_full_for_a_moment_loses_no_receipt(store: SqliteStore) -> None:
    box, settled = Mailbox(), Settled(store)
    settled.broken = 1
    await write(store, letter())

    with serving(box) as port:
        async with carrying(Mail(account(port), settled)):
            assert (await settled.next()).delivery is Delivery.SENT

    assert len(box.mails) == 1


async def test_stopping_lets_the_letter_in_flight_arrive(store: SqliteStore) -> None:
    box = Mailbox()
    await write(store, *(letter(to=f"p{n}@example.org") for n in range(10)))

    with serving(box) as port:
        work = asyncio.create_task(Mail(account(port), store).work())
        await box.holds(1)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)

    kept = await rows(store)
    assert [row[0] for row in kept].count("sent") == len(box.mails)
    assert len(kept) == 10


@pytest.mark.parametrize(
    ("attempts", "code", "delivery", "wait"),
    [
        (0, 450, Delivery.RETRY, 5),
        (3, 450, Delivery.RETRY, 40),
        (50, 450, Delivery.RETRY, 3600),
        (mail.TRIES, 450, Delivery.REFUSED, None),
        (0, 554, Delivery.REFUSED, None),
    ],
)
def test_when_a_letter_is_tried_again(attempts: int, code: int, delivery: Delivery, wait: int | None) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    one = Letter(1, "mail:case:1", "sendMail", {}, attempts=attempts)

    receipt = mail.fate(one, SMTPResponseException(code, "no\r\nroom"), now=now)

    assert (receipt.delivery, receipt.reason) == (delivery, f"{code} no room")
    assert receipt.not_before == (now + timedelta(seconds=wait) if wait else None)
