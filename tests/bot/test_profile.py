"""What people see of the bot at Telegram before they write."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.channels import profile
from bot.channels.profile import MENU, Profile
from knowledge.files.reader import CONTENT
from knowledge.library import phrasebook
from tests.bot.calling import ANNA, confirmed, polling, until
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running
from tests.emulator.markup import units

DANISH = Profile("", (("start", "Begynd forfra"), ("hjaelp", "Hvad kan jeg spørge om?")), "Hej", "Kort")
ENGLISH = Profile("en", (("start", "Start over"),), "Hello", "Short")


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def ours() -> tuple[Profile, ...]:
    return profile.of(phrasebook.load(CONTENT))


def _commands(emulator: Emulator, language: str) -> list[tuple[str, str]]:
    found = emulator.world.profile["commands", language]
    return [(line["command"], line["description"]) for line in found]


async def test_commands_and_descriptions_are_set_in_both_languages(emulator: Emulator) -> None:
    async with polling(emulator, Desk(), (DANISH, ENGLISH)):
        await until(lambda: ("short_description", "en") in emulator.world.profile)

    assert _commands(emulator, "") == list(DANISH.commands)
    assert _commands(emulator, "en") == list(ENGLISH.commands)
    assert emulator.world.profile["description", ""] == "Hej"
    assert emulator.world.profile["short_description", "en"] == "Short"


async def test_what_is_set_already_is_not_set_again(emulator: Emulator) -> None:
    for short in ("Kort", "Kortere"):
        async with polling(emulator, Desk(), (replace(DANISH, short=short),)):
            await until(lambda wanted=short: emulator.world.profile.get(("short_description", "")) == wanted)  # type: ignore[misc]  # mypy takes the default for an argument

    assert len(emulator.calls("setMyCommands")) == 1
    assert len(emulator.calls("setMyDescription")) == 1
    assert len(emulator.calls("setMyShortDescription")) == 2


async def test_what_telegram_refuses_is_told_and_stops_nothing(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    emulator.say(ANNA, "hej")
    emulator.faults.append(Fault("500", "getMyDescription"))
    odd = replace(DANISH, commands=(("hjælp", "Hjælp"),))
    async with polling(emulator, desk, (odd,)):
        await until(lambda: ("short_description", "") in emulator.world.profile)
        await confirmed(emulator, 1)

    assert "the bot's Commands could not be set (BadRequest)" in caplog.text
    assert "the bot's Description could not be set" in caplog.text


def test_every_command_is_named_in_danish_and_english(ours: tuple[Profile, ...]) -> None:
    danish, english = ours

    assert [name for name, _ in danish.commands] == [name for name, _ in english.commands] == list(MENU)
    assert not set(danish.commands) & set(english.commands) - {("sprog", "Sprog / language")}
    assert (danish.language, english.language) == ("", "en")


def test_people_read_before_they_start_that_it_is_automatic_and_where_to_call(
    ours: tuple[Profile, ...],
) -> None:
    for one in ours:
        assert "112" in one.description
        assert "112" in one.short
        assert "automati" in one.description
        assert "CPR" in one.description
        assert units(one.description) <= 512
        assert units(one.short) <= 120
