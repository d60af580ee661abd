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
from knowledge.errors import IndgangError, SettingsError
from knowledge.files import CONTENT
from knowledge.library import Library
from knowledge.menu import IN_ENGLISH
from knowledge.terms import Language
from knowledge.voice import Voice

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")  # https://core.telegram.org/bots/features#deep-linking
EVERYWHERE = "always"  # the group of topics that belong to every conversation: nobody hangs up small talk
AWAY = 1  # the exit code when Telegram did not answer: the posters lead to the web alone
PATIENCE = 10.0  # seconds for Telegram to say the bot's name

Subjects = Mapping[str, str]


def command(options: argparse.Namespace) -> int:
    """Write the posters of the subjects named, or of all; or list them."""
    settings = read()
    known = library.load(settings.content_dir or CONTENT)
    voice = Voice(known, Language(options.language))
    subjects = dict(_subjects(known, voice.language))
    if options.list:
        print("\n".join(f"{id_:28} {title}" for id_, title in subjects.items()))  # noqa: T201 - asked for
        return 0
    chosen = _chosen(options.ids, subjects)
    doors = Doors(_web(settings), _name(settings))
    folder = Path(options.output)
    region = settings.region_name or known.contacts.region.name
    for id_ in chosen:
        poster = _poster(id_, subjects[id_], voice, region, doors)
        _write(folder, poster.files(png=options.png))
    print(f"{len(chosen)} posters are in {folder.absolute()}.")  # noqa: T201 - what was done
    return _told(settings, doors)


@dataclass(frozen=True, slots=True)
class Doors:
    """Where people can write: the web address, and the bot's name at Telegram, empty when it is not known."""

    web: str
    name: str

    def codes(self, subject: str, voice: Voice) -> Iterator[Code]:
        """Yield the codes that open on *subject*."""
        english = voice.language is Language.ENGLISH
        web = f"{self.web}/?emne={quote(subject)}{'&sprog=en' if english else ''}"
        yield Code("web", web, voice.say("poster-web"))
        if self.name:
            address = f"https://t.me/{self.name}?start={IN_ENGLISH if english else ''}{subject}"
            yield Code("telegram", address, voice.say("poster-telegram"))


def _subjects(known: Library, language: Language) -> Iterator[tuple[str, str]]:
    """Yield id and title of each council of ours and of each topic that somebody would hang up."""
    yield from ((council.id, council.name) for council in known.gazetteer.councils)
    for topic in known.topics.by_id.values():
        if topic.group != EVERYWHERE:
            yield topic.id, known.topics.title(topic.id, language)


def _chosen(wanted: Sequence[str], subjects: Subjects) -> list[str]:
    """Return *wanted* once each, or all; raise an error with what is close to each that does not exist."""
    if strangers := [id_ for id_ in dict.fromkeys(wanted) if id_ not in subjects]:
        raise IndgangError("\n".join(_unknown(id_, subjects) for id_ in strangers))
    chosen = list(dict.fromkeys(wanted)) or list(subjects)
    if unfit := [id_ for id_ in chosen if not PAYLOAD.fullmatch(IN_ENGLISH + id_)]:
        allowed = "a link to Telegram holds at most 61 of the letters A-Z, a-z, 0-9, _ and -"
        raise IndgangError(f"{', '.join(map(repr, unfit))} cannot be linked to; rename it, as {allowed}.")
    return chosen


def _unknown(id_: str, subjects: Subjects) -> str:
    close = get_close_matches(id_.lower(), subjects, n=3, cutoff=0.5)
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


def _poster(id_: str, title: str, voice: Voice, region: str, doors: Doors) -> Poster:
    council = next((one for one in voice.library.gazetteer.councils if one.id == id_), None)
    members = voice.listed(council.municipalities) if council else ""
    return Poster(
        id=id_,
        language=voice.language,
        title=title,
        about=voice.say("web-subject-council", members=members) if council else "",
        lead=voice.say("poster-lead", region=region),
        urgent=voice.say("poster-urgent"),
        codes=tuple(doors.codes(id_, voice)),
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
