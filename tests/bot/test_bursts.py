"""Messages that wait together become one, and lose nothing of what the screen found in them."""

from typing import Any

import pytest

from bot.bursts import merge
from knowledge.parts import LIMIT, units
from knowledge.screen import crisis
from knowledge.store import Job, Waiting


def _row(number: int, text: str, **found: Any) -> Waiting:
    message = {"message_id": number, "text": text, **found}
    return Waiting(number, {"update_id": number, "message": message}, redacted=False, answered=False)


@pytest.mark.parametrize("timed", [0, 1, 2])
def test_a_time_in_any_of_the_messages_is_still_told(timed: int) -> None:
    rows = [
        _row(number, "hej", **({"looks_like_time": True} if number == timed else {})) for number in (1, 2)
    ]

    merged, _ = merge(Job("telegram:public:7", rows[0], (rows[1],)))

    assert merged.head.body["message"].get("looks_like_time", False) is (timed > 0)


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        (("🙂" * 1500, "🙂" * 1500), 1),  # 3,001 code points, but 6,001 of what Telegram counts
        (("🙂" * 1024, "🙂" * 1023 + "a"), 2),
        (("🙂" * 1024, "🙂" * 1024), 1),
    ],
)
def test_what_is_joined_is_never_longer_than_one_message_may_be(
    texts: tuple[str, str], together: int
) -> None:
    head, other = (_row(number, text) for number, text in enumerate(texts))

    merged, rows = merge(Job("telegram:public:7", head, (other,)))

    assert len(rows) == together
    assert units(merged.head.body["message"]["text"]) <= LIMIT


def test_a_danger_told_in_pieces_is_heard_in_what_is_joined() -> None:
    said = ("jeg vil gerne", "tage mit eget", "liv")
    head, *others = (_row(number, text) for number, text in enumerate(said))

    merged, rows = merge(Job("telegram:public:7", head, tuple(others)))

    heard = crisis.alarm(merged.head.body["message"]["text"])
    assert len(rows) == 3
    assert heard is not None
    assert heard.sure
