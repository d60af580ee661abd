"""The doctor: looks at every part of an installation, and says of each trouble what to do about it."""

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.doctor import clock, configuration, content, mail, staff, store, telegram, web
from bot.doctor.finding import Finding, Kind, trouble
from bot.settings import Settings, read
from knowledge.errors import SettingsError

SENTENCES = Path(__file__).with_name("da.ftl")
HIDDEN = "[hemmeligt]"
CANNOT_RUN = 2

Examine = Callable[[Settings], Iterable[Finding]]
Found = list[tuple[str, Finding]]
Say = Callable[..., str]

EXAMINATIONS: dict[str, Examine] = {
    "settings": configuration.examine,
    "store": store.examine,
    "content": content.examine,
    "web": web.examine,
    "staff": staff.examine,
    "telegram": telegram.examine,
    "mail": mail.examine,
    "clock": clock.examine,
}


def command(options: argparse.Namespace) -> int:
    """Print what was found; 0 when all is well, 1 with something to put right, 2 when it cannot look."""
    try:
        settings = read()
    except SettingsError as error:
        unreadable = [("settings", trouble("setting", problem=problem)) for problem in error.problems]
        _print(unreadable, as_json=options.json, secrets=())
        return CANNOT_RUN
    found = list(_examined(settings))
    _print(found, as_json=options.json, secrets=[*settings.hidden, *_kept(settings)])
    return int(any(finding.kind is Kind.TROUBLE for _, finding in found))


def _examined(settings: Settings) -> Iterator[tuple[str, Finding]]:
    for part, examine in EXAMINATIONS.items():
        for finding in examine(settings):
            yield part, finding


def _kept(settings: Settings) -> Iterator[str]:
    """Yield the secret key that is kept beside the database."""
    try:
        yield settings.key_file.read_text("ascii").strip()
    except (OSError, ValueError):
        return


def _print(found: Found, *, as_json: bool, secrets: Iterable[str]) -> None:
    say = _phrases()
    text = _as_json(found, say) if as_json else os.linesep.join(_as_lines(found, say))
    for secret in filter(None, secrets):
        text = text.replace(secret, HIDDEN)
    print(text)  # noqa: T201 - what the command is for


def _as_json(found: Found, say: Say) -> str:
    findings = [
        {"part": part, "kind": finding.kind, "key": finding.key, "text": say(finding.key, **finding.told)}
        for part, finding in found
    ]
    is_well = all(finding.kind is not Kind.TROUBLE for _, finding in found)
    return json.dumps({"well": is_well, "findings": findings}, ensure_ascii=False)


def _as_lines(found: Found, say: Say) -> Iterator[str]:
    """Yield the troubles first, then what is worth knowing, then what works."""
    for kind in Kind:
        lines = [
            f"  {say(f'part-{part}')}: {say(finding.key, **finding.told)}"
            for part, finding in found
            if finding.kind is kind
        ]
        if lines or kind is Kind.TROUBLE:
            yield say(f"heading-{kind}", count=len(lines))
            yield from lines


def _phrases() -> Say:
    bundle = FluentBundle(["da"], use_isolating=False)
    bundle.add_resource(FluentResource(SENTENCES.read_text("utf-8")))

    def say(key: str, /, **told: Any) -> str:
        pattern = bundle.get_message(key).value
        return str(bundle.format_pattern(pattern, told)[0]) if pattern else key

    return say
