"""Posters with QR codes that open on one subject: a council or a topic, on the web and in Telegram."""

import argparse
import asyncio
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote

from bot.poster import Code, Poster
from bot.settings import Settings, read
from knowledge import library
from knowledge.answering import subjects
from knowledge.answering.subjects import Subject
from knowledge.answering.voice import Voice
from knowledge.errors import IndgangError, SettingsError
from knowledge.files.reader import CONTENT
from knowledge.terms import Language

LINKED = re.compile(
    r"[A-Za-z0-9_-]{1,61}"
)  # https://core.telegram.org/bots/features#deep-linking, less "en_"
AWAY = 1  # the exit code when Telegram did not answer: the posters lead to the web alone
PATIENCE = 10.0  # seconds for Telegram to say the bot's name

Subjects = Mapping[str, Subject]


def command(options: argparse.Namespace) -> int:
    """Write the posters of the subjects named, or of all; or list them."""
    settings = read()
    known = library.load(settings.content_dir or CONTENT)
    voice = Voice(known, Language(options.language))
    there = {subject.id: subject for subject in subjects.every(voice)}
    if options.list:
        print("\n".join(f"{one.id:28} {one.title}" for one in there.values()))  # noqa: T201 - asked for
        return 0
    chosen = _chosen(options.ids, there)
    doors = Doors(_web(settings), _name(settings))
    folder = Path(options.output)
    region = settings.region_name or known.contacts.region.name
    for subject in chosen:
        poster = _poster(subject, voice, region, doors)
        _write(folder, poster.files(png=options.png))
    print(f"{len(chosen)} posters are in {folder.absolute()}.")  # noqa: T201 - what was done
    return _told(settings, doors)


@dataclass(frozen=True, slots=True)
class Doors:
    """Where people can write: the web address, and the bot's name at Telegram, empty when it is not known."""

    web: str
    name: str

    def codes(self, subject: Subject, voice: Voice) -> Iterator[Code]:
        """Yield the codes that open on *subject*."""
        language = "&sprog=en" if voice.language is Language.ENGLISH else ""
        yield Code("web", f"{self.web}/?emne={quote(subject.id)}{language}", voice.say("poster-web"))
        if self.name:
            address = f"https://t.me/{self.name}?start={subject.payload}"
            yield Code("telegram", address, voice.say("poster-telegram"))


def _chosen(wanted: Sequence[str], there: Subjects) -> list[Subject]:
    """Return *wanted* once each, or all; raise an error with what is close to each that does not exist."""
    if strangers := [id_ for id_ in dict.fromkeys(wanted) if id_ not in there]:
        raise IndgangError("\n".join(_unknown(id_, there) for id_ in strangers))
    chosen = [there[id_] for id_ in dict.fromkeys(wanted)] or list(there.values())
    if unfit := [subject.id for subject in chosen if not LINKED.fullmatch(subject.id)]:
        allowed = "a link to Telegram holds at most 61 of the letters A-Z, a-z, 0-9, _ and -"
        raise IndgangError(f"{', '.join(map(repr, unfit))} cannot be linked to; rename it, as {allowed}.")
    return chosen


def _unknown(id_: str, there: Subjects) -> str:
    close = get_close_matches(id_.lower(), there, n=3, cutoff=0.5)
    instead = f"write {' or '.join(close)}" if close else "python -m bot qr --list shows all that can be"
    return f"{id_!r} is no council and no topic of a poster; {instead}."


def _web(settings: Settings) -> str:
    if settings.public_url is None:
        example = "for example https://indgang.example.org"
        raise SettingsError([f"PUBLIC_URL is not set; write the address that people open, {example}."])
    return settings.public_url


def _name(settings: Settings) -> str:
    """Return the bot's name at Telegram; nothing without a token, or when Telegram does not answer."""
    if settings.telegram_token is None:
        return ""
    from bot.channels import telegram  # noqa: PLC0415 - half a second that posters for the web need not wait

    access = telegram.Access(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    return asyncio.run(telegram.name(access, wait=PATIENCE))


def _poster(subject: Subject, voice: Voice, region: str, doors: Doors) -> Poster:
    return Poster(
        id=subject.id,
        language=voice.language,
        headline=voice.say("poster-headline"),
        title=subject.title,
        about=subject.about,
        lead=voice.say("poster-lead", region=region),
        urgent=voice.say("poster-urgent"),
        codes=tuple(doors.codes(subject, voice)),
    )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise IndgangError(
            f"The posters cannot be written to {str(folder)!r} ({error.strerror}); name another --output."
        ) from error


def _told(settings: Settings, doors: Doors) -> int:
    """Say on standard error what is missing on the posters, and return the exit code."""
    if doors.name:
        return 0
    if settings.telegram_token is None:
        print("They lead to the web alone, because TELEGRAM_TOKEN is not set.", file=sys.stderr)  # noqa: T201
        return 0
    print(  # noqa: T201 - as above
        "They lead to the web alone, because Telegram did not say the bot's name; try again later.",
        file=sys.stderr,
    )
    return AWAY
