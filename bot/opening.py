"""What the log says once the bot is up: a line for each part, what it does and what it does not."""

import ipaddress
from collections.abc import Iterator, Sequence

from bot.settings import Settings
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import Language
from knowledge.traffic import Backlog

NAMES = {Language.DANISH: "Danish", Language.ENGLISH: "English"}


def lines(settings: Settings, library: Library, backlog: Sequence[Backlog]) -> Iterator[str]:
    """Yield them; that Telegram works is said by the channel itself, when it has been reached."""
    yield f"store: {settings.database.absolute()}, {_waiting(backlog)}"
    yield f"content: {settings.content_dir or CONTENT}, {_answers(library)}"
    yield f"web chat: {_web(settings)}"
    yield f"telegram: {_telegram(settings)}"
    yield f"mail: {_mail(settings)}"
    yield f"clock: deletes every hour what {_periods(library)}"


def _waiting(backlog: Sequence[Backlog]) -> str:
    numbers = {
        what: sum(one.number for one in backlog if one.what == what) for what in ("messages", "letters")
    }
    if not any(numbers.values()):
        return "nothing waits"
    return f"{numbers['messages']} messages and {numbers['letters']} letters wait and are taken up again"


def _answers(library: Library) -> str:
    answered = [language for _, language in library.answers.by_topic]
    told = " and ".join(f"{answered.count(language)} in {name}" for language, name in NAMES.items())
    return f"{len(library.topics.ids)} topics, answers to {told}"


def _web(settings: Settings) -> str:
    if not settings.http_port:
        return "off, because HTTP_PORT is 0"
    if settings.public_url is None and _loops_back(settings.http_host):
        return f"{settings.address}, for this machine alone"
    return settings.address


def _loops_back(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _telegram(settings: Settings) -> str:
    if settings.telegram_token is None:
        return "off, because TELEGRAM_TOKEN is not set"
    return f"starts, by webhook at {settings.webhook}" if settings.webhook else "starts, by polling"


def _periods(library: Library) -> str:
    periods = library.periods
    hours, days = periods.unfinished_chat.total_seconds() / 3600, periods.raw_inbox.days
    return f"is older than {hours:g} hours (chats without an inquiry) or {days} days (updates as they came)"


def _mail(settings: Settings) -> str:
    if settings.mail is None:
        return "off, because SMTP_URL is not set"
    if settings.mail_sender is None:
        return "off, because neither STAFF_EMAIL nor MAIL_FROM is set"
    to = "" if settings.staff_email else ", and nothing to the unit, because STAFF_EMAIL is not set"
    return f"by {settings.mail.host}, port {settings.mail.port}{to}"
