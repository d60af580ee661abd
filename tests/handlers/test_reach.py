"""How an answer reaches people: on the web nobody is told that it is there, so the page says so."""

from collections.abc import Callable

import pytest

from tests.handlers.visitor import Visitor

Visit = Callable[..., Visitor]

OURS = "Vi er en forening i Skive og vil gerne starte en sorggruppe på hospitalet"


def _until(visitor: Visitor, asked: str, *, skip: str, yes: str) -> str:
    """Go on with the form until *asked* is heard, and return it."""
    heard = visitor.taps(yes)
    for _ in range(5):
        if asked in heard:
            return heard
        heard = visitor.taps(skip)
    raise AssertionError(heard)


@pytest.mark.parametrize(
    ("channel", "hint"),
    [
        ("web", "På e-mail eller telefon kommer svaret, så snart det er klar. Her skal I selv kigge forbi."),
        ("telegram", ""),
    ],
)
async def test_the_web_says_that_one_must_look_in(channel: str, hint: str, visit: Visit) -> None:
    visitor = visit(channel=channel)
    visitor.says(OURS)

    heard = _until(visitor, "Hvordan må vi svare?", skip="Spring over", yes="Ja, send det")

    assert heard.endswith(f"Hvordan må vi svare? {hint}".strip())


@pytest.mark.parametrize(("channel", "told"), [("web", True), ("telegram", False)])
async def test_the_receipt_says_who_must_look_in(channel: str, told: bool, visit: Visit) -> None:  # noqa: FBT001 a table
    visitor = visit(channel=channel)
    visitor.says(OURS)
    _until(visitor, "Hvordan må vi svare?", skip="Spring over", yes="Ja, send det")
    visitor.taps("Her i chatten")

    heard = visitor.forges(_send(visitor))

    assert "Svaret kommer her i chatten." in heard
    assert ("Åbn siden igen i den samme browser for at læse det. " in heard) is told
    assert ("Du får ikke besked, når det er kommet." in heard or "I får ikke besked" in heard) is told


async def test_it_is_said_in_english_too(visit: Visit) -> None:
    visitor = visit(channel="web")
    visitor.says("/human")
    visitor.says("We would like to tell you about our grief groups")
    heard = visitor.says("Skive")
    while "How may we answer?" not in heard:
        heard = visitor.taps("Skip")
    visitor.taps("Here in the chat")

    receipt = visitor.forges(_send(visitor))

    assert "By email or phone it comes to you; here you need to look in yourself." in heard
    assert "Open this page again in the same browser to read it. You won't be notified." in receipt


async def test_an_address_is_where_it_comes_to(visit: Visit) -> None:
    visitor = visit(channel="web")
    visitor.says(OURS)
    _until(visitor, "Hvordan må vi svare?", skip="Spring over", yes="Ja, send det")
    visitor.says("anna@forening.example")

    receipt = visitor.forges(_send(visitor))

    assert "Svaret kommer til anna@forening.example." in receipt
    assert "browser for at læse" not in receipt


def _send(visitor: Visitor) -> str:
    """Return the button that sends, whatever it is called."""
    return next(data for data in visitor.keyboard.values() if data.endswith(":send"))
