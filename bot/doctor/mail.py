"""Mail: is the server there, is the way to it encrypted, does it take the password. Nothing is sent."""

import smtplib
import ssl
from collections.abc import Iterator

from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import Settings
from bot.values import MailServer

PATIENCE = 10.0  # seconds for each answer of the server

MECHANISMS = {"CRAM-MD5", "PLAIN", "LOGIN"}  # what smtplib can log in with
TROUBLE: dict[type[OSError], str] = {  # the first that fits: some are kinds of others
    ssl.SSLCertVerificationError: "mail-certificate",
    ssl.SSLError: "mail-tls",
    TimeoutError: "mail-silent",
    smtplib.SMTPAuthenticationError: "mail-password",
    smtplib.SMTPException: "mail-odd",
}


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what stands in the way of sending."""
    server = settings.mail
    if server is None:
        yield trouble("mail-no-server") if settings.mail_sender else note("mail-off")
        return
    if not settings.staff_email:
        yield trouble("mail-no-address")
    yield _tried(server)


def _tried(server: MailServer) -> Finding:
    where = {"host": server.host, "port": str(server.port)}
    try:
        with _connection(server) as smtp:
            return _spoken(smtp, server, where)
    except UnicodeEncodeError:  # smtplib logs in with ASCII alone
        return trouble("mail-letters", **where)
    except OSError as error:  # smtplib's and ssl's errors are among them
        key, reason = _diagnosed(error)
        return trouble(key, **where, reason=reason)


def _diagnosed(error: OSError) -> tuple[str, str]:
    """Return the sentence for *error* and the reason in it: never the server's own words."""
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, TimeoutError):
        return "mail-silent", ""
    key = next((key for kind, key in TROUBLE.items() if isinstance(error, kind)), "mail-unreachable")
    if isinstance(error, ssl.SSLCertVerificationError):
        return key, error.verify_message
    return key, error.strerror or type(error).__name__


def _connection(server: MailServer) -> smtplib.SMTP:
    if server.encrypted:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)


def _spoken(smtp: smtplib.SMTP, server: MailServer, where: dict[str, str]) -> Finding:
    """Encrypt, log in and say nothing more; a password never goes over an open line."""
    smtp.ehlo_or_helo_if_needed()
    encrypted = server.encrypted
    if not encrypted and smtp.has_extn("starttls"):
        smtp.starttls(context=ssl.create_default_context())
        encrypted = True
    if server.user:
        if not encrypted:
            return trouble("mail-open-line", **where)
        smtp.ehlo_or_helo_if_needed()
        if not MECHANISMS & set(smtp.esmtp_features.get("auth", "").split()):
            return trouble("mail-no-login", **where)
        smtp.login(server.user, server.password)
    code, _ = smtp.noop()
    if code != 250:
        return trouble("mail-odd", **where, reason=str(code))
    if not encrypted:
        return note("mail-well-open", **where)
    return well("mail-well", **where)
