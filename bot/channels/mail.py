"""Outbox → mail: letters of the channel ``mail`` go out in order, and what became of each is recorded."""

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP as LINES
from email.utils import format_datetime
from typing import Protocol

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from bot import values
from bot.channels.outage import Outage
from bot.settings import Settings
from bot.values import MailServer
from knowledge.errors import IndgangError, StoreError
from knowledge.traffic import Delivery, Letter, Receipt

CHANNEL = "mail"
AT_ONCE = 20  # letters over one connection: many servers hang up after a hundred or so
PATIENCE = 30.0  # seconds for each answer of the server
GRACE = 3.0  # seconds that the letter in flight gets when we stop; the process has ten in all
SOON, LATE = 5.0, 3600.0  # seconds until the first and the slowest further try
DOUBLINGS = 10  # of the wait; 2 to the power of a day's tries is no number for a clock
TRIES = 100  # four days of tries, as RFC 5321 (4.5.4.1) asks, before a letter is given up
LONGEST_REASON = 200  # letters of what a server says: the rest is addresses of its help pages
UNAVAILABLE = 421  # the server hangs up after it
TOO_LARGE = 552  # the only reason to refuse a sender that lies in the letter

TROUBLE = (OSError, SMTPException, UnicodeError)  # what may go wrong before a letter is begun

logger = logging.getLogger(__name__)


class Letters(Protocol):
    """The part of the outbox that mail needs; `knowledge.store.Outbox` has the promises."""

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        """Wait for letters that may go now."""
        ...

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        """Record what became of letters."""
        ...


class OpenLineError(IndgangError):
    """The server wants a password and encrypts nothing."""


class UnusableError(IndgangError):
    """The server takes no letter from our address, whoever it is for."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where mail is handed in, and as whom: *sender* stands in From, answers go to *reply_to*.

    *key* is what the ids of letters are made with, so that no two installations share one.
    """

    server: MailServer
    sender: str
    reply_to: str
    key: bytes

    def compose(self, letter: Letter, *, now: datetime) -> EmailMessage:
        """Return *letter* as mail; a ValueError where its address is none.

        The second try of a letter has the id of the first, so that a mailbox can tell that it has it.
        """
        to, subject, text = (str(letter.params[name]) for name in ("to", "subject", "text"))
        message = EmailMessage(policy=LINES)
        message["From"], message["To"] = self.sender, values.mailbox(to)
        message["Reply-To"] = self.reply_to
        message["Subject"] = " ".join(subject.split())
        message["Date"] = format_datetime(now)
        message["Message-ID"] = self._id(letter)
        if letter.params.get("automatic"):
            message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no "I am away" comes back
        message.set_content(text, charset="utf-8", cte="quoted-printable")
        return message

    def _id(self, letter: Letter) -> str:
        made_of = f"{letter.id} {letter.conversation}".encode()
        return f"<{hmac.new(self.key, made_of, 'sha256').hexdigest()[:32]}@{self.sender.rpartition('@')[2]}>"


class Mail:
    """Carries the letters of the channel ``mail``, one after another."""

    def __init__(
        self,
        account: Account,
        store: Letters,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        first: float = 1.0,
    ) -> None:
        self._account, self._store, self._clock = account, store, clock
        self._stopping = False
        self._disk = Outage("the outbox cannot be read or written; mail waits")
        self._away = Outage("mail cannot be handed in; it waits here", first=first, most=300 * first)
        self._shut = Outage(
            "the mail server rejects our user or sender; mail waits", first=60 * first, most=900
        )

    async def work(self) -> None:
        """Carry letters for ever; a server that is away is asked again without a letter, until it is back.

        When it is cancelled, the letter in flight gets a few seconds.
        """
        while True:
            carrying = asyncio.create_task(self._carry(await self._due()))
            try:
                error = await asyncio.shield(carrying)
            except asyncio.CancelledError:
                self._stopping = True
                await asyncio.wait({carrying}, timeout=GRACE)
                carrying.cancel()
                await asyncio.wait({carrying})
                raise
            while error:
                error = await self._again(error)

    async def _due(self) -> Sequence[Letter]:
        while True:
            try:
                return await self._store.due(CHANNEL, AT_ONCE)
            except StoreError as error:
                await self._disk.lasts(type(error).__name__)

    async def _carry(self, letters: Sequence[Letter]) -> Exception | None:
        """Hand in *letters* and return what keeps the server from taking any."""
        waiting = list(letters)
        try:
            async with session(self._account.server) as smtp:
                while waiting and smtp.is_connected and not self._stopping:
                    await self._settle([await self._deliver(smtp, waiting[0])])
                    del waiting[0]
                    self._is_there()
        except (*TROUBLE, OpenLineError, UnusableError) as error:
            return error
        finally:
            await self._settle([Receipt(letter.id, Delivery.RETRY) for letter in waiting])
        return None

    async def _again(self, error: Exception) -> Exception | None:
        """Wait, longer each time, and return what still keeps the server from taking letters."""
        rejected = isinstance(error, SMTPAuthenticationError | OpenLineError | UnusableError)
        await (self._shut if rejected else self._away).lasts(_kind(error))
        try:
            async with session(self._account.server):
                return None
        except (*TROUBLE, OpenLineError) as still:
            return still

    def _is_there(self) -> None:
        self._away.over()
        self._shut.over()

    async def _deliver(self, smtp: SMTP, letter: Letter) -> Receipt:
        """Hand in *letter* and return what became of it; an UnusableError where none would be taken."""
        now = self._clock()
        try:
            await smtp.send_message(self._account.compose(letter, now=now))
        except SMTPRecipientsRefused as error:
            return self._answered(smtp, letter, error.recipients[0])
        except SMTPSenderRefused as error:
            if error.code < 500 or error.code == TOO_LARGE:
                return self._answered(smtp, letter, error)
            raise UnusableError(f"The mail server takes nothing from us: {error.code}.") from error
        except SMTPResponseException as error:
            return self._answered(smtp, letter, error)
        except (ValueError, KeyError, SMTPNotSupported) as error:  # an address that is none
            return refused(letter, type(error).__name__)
        except Exception as error:  # noqa: BLE001 an edge: one letter must not stop the others
            smtp.close()  # after a silence nobody knows what the server would answer to
            return failed(letter, error, now=now)
        return Receipt(letter.id, Delivery.SENT)

    def _answered(self, smtp: SMTP, letter: Letter, error: SMTPResponseException) -> Receipt:
        if error.code == UNAVAILABLE:
            smtp.close()
        return fate(letter, error, now=self._clock())

    async def _settle(self, receipts: Sequence[Receipt]) -> None:
        while receipts:
            try:
                await self._store.settle(receipts)
            except StoreError as error:
                await self._disk.lasts(type(error).__name__)
            else:
                self._disk.over()
                return


async def work(settings: Settings, store: Letters) -> None:
    """Carry the letters of *store* for ever, or refuse them where there is no server or no sender."""
    server, sender = settings.mail, settings.mail_sender
    if server is None or sender is None:
        await refuse(store)
    else:
        account = Account(server, sender, settings.staff_email or sender, settings.secret)
        await Mail(account, store).work()


@asynccontextmanager
async def session(server: MailServer) -> AsyncIterator[SMTP]:
    """Yield a connection that is encrypted where the server can, and logged in; else one of `TROUBLE`.

    A password never goes over an open line: an OpenLineError.
    """
    smtp = SMTP(hostname=server.host, port=server.port, use_tls=server.encrypted, timeout=PATIENCE)
    try:
        await smtp.connect()
        if server.user and smtp.get_transport_info("sslcontext") is None:
            raise OpenLineError("The mail server offers no encryption, so it gets no password.")
        if server.user:
            await smtp.login(server.user, server.password)
        yield smtp
        if smtp.is_connected:
            with suppress(*TROUBLE):
                await smtp.quit(timeout=GRACE)
    finally:
        smtp.close()


async def refuse(store: Letters) -> None:
    """Refuse every letter, for ever: there is no mail server, and staff see so."""
    disk = Outage("the outbox cannot be read or written; mail waits")
    while True:
        try:
            letters = await store.due(CHANNEL, AT_ONCE)
            await store.settle([refused(letter, "SMTP_URL") for letter in letters])
        except StoreError as error:
            await disk.lasts(type(error).__name__)


def fate(letter: Letter, error: SMTPResponseException, *, now: datetime) -> Receipt:
    """Return what becomes of *letter* after the server's answer: 4xx is for now, 5xx for good."""
    reason = f"{error.code} {' '.join(str(error.message).split())}"[:LONGEST_REASON]
    if error.code < 500 and letter.attempts < TRIES:
        return again(letter, now=now, reason=reason)
    return refused(letter, reason)


def again(letter: Letter, *, now: datetime, reason: str) -> Receipt:
    """Return the receipt for a further try, each after a longer wait."""
    wait = min(SOON * 2 ** min(letter.attempts, DOUBLINGS), LATE)
    return Receipt(letter.id, Delivery.RETRY, not_before=now + timedelta(seconds=wait), reason=reason)


def failed(letter: Letter, error: Exception, *, now: datetime) -> Receipt:
    """Return the receipt after a line that broke off, or a mistake of ours: its cause may pass."""
    if not isinstance(error, TROUBLE):
        logger.error("mail %s cannot be sent: %s", letter.id, type(error).__name__)
    if letter.attempts >= TRIES:
        return refused(letter, type(error).__name__)
    return again(letter, now=now, reason=type(error).__name__)


def refused(letter: Letter, reason: str) -> Receipt:
    """Return the receipt of a letter that will never be taken."""
    # Never the server's own words: they hold the address.
    logger.error("mail %s is refused: %s", letter.id, reason.partition(" ")[0])
    return Receipt(letter.id, Delivery.REFUSED, reason=reason)


def _kind(error: Exception) -> str:
    code = f" {error.code}" if isinstance(error, SMTPResponseException) else ""
    return f"{type(error).__name__}{code}"
