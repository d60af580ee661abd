"""A real mail server for the tests, with faults that are switched on and off."""
# ruff: noqa: ARG002 - the signatures are those of aiosmtpd

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bot.channels.mail import Account, Mail
from bot.values import MailServer
from tests.bot.processes import free_port

PASSWORD = "rigtig-kode"
UNIT = "unit@example.org"


class Mailbox:
    """Keeps what is handed in; *says* is what it answers instead, to whom or to all (``*``), in this order.

    ``hang`` is silence, ``close`` hangs up in the middle of it.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.says: dict[str, list[str]] = {}
        self.arrived = asyncio.Event()
        self.tries: list[str] = []
        self._loop = asyncio.get_running_loop()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self._next(f"from {address}"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tries.append(address)
        answer = self._next(address) or "250 OK"
        if answer == "hang":
            await asyncio.sleep(60)
        if answer == "close" and server.transport:
            server.transport.close()
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if answer := self._next("data"):
            return answer
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self._loop.call_soon_threadsafe(self._keep, mail)
        return "250 OK"

    def _keep(self, mail: EmailMessage) -> None:
        self.mails.append(mail)
        self.arrived.set()

    def _next(self, what: str) -> str:
        for key in (what, "*"):
            if self.says.get(key):
                return self.says[key].pop(0)
        return ""

    async def holds(self, number: int) -> list[EmailMessage]:
        """Wait until *number* mails are there, and return them."""
        async with asyncio.timeout(40):  # the process in the tests looks every ten seconds
            while len(self.mails) < number:
                self.arrived.clear()
                await self.arrived.wait()
        return self.mails


def knows(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: LoginPassword
) -> AuthResult:
    """Let in who knows the password."""
    return AuthResult(success=given.password == PASSWORD.encode(), handled=False)


class _Server(Controller):
    """Hangs up on everybody when it stops: a line left open would be a warning in a later test."""

    def __init__(self, *given: Any, **options: Any) -> None:
        self._served: list[SMTP] = []
        super().__init__(*given, **options)

    def factory(self) -> SMTP:
        served: SMTP = super().factory()  # type: ignore[no-untyped-call]  # aiosmtpd says no types
        self._served.append(served)
        return served

    def stop(self, no_assert: bool = False) -> None:  # noqa: FBT001, FBT002 - aiosmtpd's
        for one in self._served:
            if one.transport:
                self.loop.call_soon_threadsafe(one.transport.close)
        super().stop(no_assert)


@contextlib.contextmanager
def serving(mailbox: Mailbox, *, port: int = 0, **options: Any) -> Iterator[int]:
    """Serve *mailbox* and yield the port."""
    controller = _Server(mailbox, hostname="127.0.0.1", port=port or free_port(), **options)
    controller.start()
    try:
        yield int(controller.port)
    finally:
        controller.stop()


def account(port: int, **server: Any) -> Account:
    """Return the unit's account at the server on *port*."""
    options = {"encrypted": False, **server}
    return Account(MailServer("127.0.0.1", port, **options), UNIT, UNIT, b"key" * 12)


@contextlib.asynccontextmanager
async def carrying(mail: Mail) -> AsyncIterator[None]:
    """Carry letters meanwhile."""
    work = asyncio.create_task(mail.work())
    try:
        yield
    finally:
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work
