"""What the value of a setting may be, and the one spelling in which it is returned."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import SecretStr

from bot import values
from bot.values import MailServer


def _refuses(read: Callable[[Any], object], value: object) -> bool:
    try:
        read(value)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#1c5d73", "#1c5d73"),
        ("1C5D73", "#1c5d73"),
        (" #036 ", "#003366"),
        ("#000", "#000000"),
        ("#767676", "#767676"),  # 4.54 to 1, the lightest grey that WCAG takes
    ],
)
def test_a_colour_that_white_text_can_be_read_on(written: str, read: str) -> None:
    assert values.colour(written) == read


@pytest.mark.parametrize("written", ["#777777", "#fff", "yellow", "", "#12345", "#1234567", "rgb(0,0,0)"])
def test_a_colour_that_is_too_light_or_no_colour_is_wrong(written: str) -> None:
    assert _refuses(values.colour, written)


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 587, encrypted=False)),
        ("smtps://mail.example.org", MailServer("mail.example.org", 465, encrypted=True)),
        (
            "smtp://unit%40example.org:p%40ss%2F@mail.example.org:25/",
            MailServer("mail.example.org", 25, encrypted=False, user="unit@example.org", password="p@ss/"),
        ),
    ],
)
def test_a_mail_server(url: str, server: MailServer) -> None:
    assert values.mail_server(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://mail.example.org:0",
        "smtp://mail.example.org:65536",
        "smtp://mail.example.org:abc",
        "smtp://unit@mail.example.org",
        "smtp://:password@mail.example.org",
        "smtp://unit:pass/word@mail.example.org",
        "smtp://unit:pass#word@mail.example.org",
        "smtp://unit:password@mail.example.org?tls=no",
    ],
)
def test_what_is_no_mail_server_is_wrong(url: str) -> None:
    assert _refuses(values.mail, SecretStr(url))


@pytest.mark.parametrize("secret", ["A", "a-Z_09" * 42])
def test_a_webhook_secret_that_telegram_takes(secret: str) -> None:
    assert values.webhook_secret(SecretStr(secret)).get_secret_value() == secret


@pytest.mark.parametrize("secret", ["", "a b", "æ", "a.b", "a" * 257, "abc\n"])
def test_a_webhook_secret_that_telegram_refuses_is_wrong(secret: str) -> None:
    assert _refuses(values.webhook_secret, SecretStr(secret))


@pytest.mark.parametrize("address", ["unit@example.org", "unit+indgang@post.example.org"])
def test_an_address(address: str) -> None:
    assert values.mailbox(address) == address


@pytest.mark.parametrize(
    "address", ["unit", "unit@", "unit@localhost", "a@b.dk, c@d.dk", "Unit <unit@example.org>", "a@b.dk\n"]
)
def test_what_is_not_one_address_is_wrong(address: str) -> None:
    assert _refuses(values.mailbox, address)


@pytest.mark.parametrize("name", ["Region Midtjylland", " Region X ", "æ" * 60])
def test_a_name(name: str) -> None:
    assert values.name(name) == name.strip()


@pytest.mark.parametrize("name", ["", "  ", "æ" * 61, "Region\tX", "Region\u202eX"])
def test_a_name_that_fits_nowhere_is_wrong(name: str) -> None:
    assert _refuses(values.name, name)


@pytest.mark.parametrize(
    "address", ["https://example.org:0", "https://example.org:99999", "ftp://x", "https://"]
)
def test_an_address_that_cannot_be_opened_is_wrong(address: str) -> None:
    assert _refuses(values.address, address)
