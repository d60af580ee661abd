"""What a text looks like when it may be stored."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import screen
from knowledge.screen import cpr


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("hej\0 med\x07 dig", "hej med dig"),
        ("a\r\nb\rc\vd\u2028e", "a\nb\nc\nd\ne"),
        ("tab\tbliver", "tab\tbliver"),
        ("halv \ud83d emoji", "halv \ufffd emoji"),
        ("👩\u200d👧 blåbær", "👩\u200d👧 blåbær"),
        ("\x85\x9b", "\n"),
    ],
)
def test_clean_leaves_what_can_be_stored(text: str, cleaned: str) -> None:
    assert screen.clean(text) == cleaned


@given(st.text(alphabet=st.characters(codec=None)))
def test_every_clean_text_fits_into_json(text: str) -> None:
    cleaned = screen.clean(text)

    assert orjson.loads(orjson.dumps(cleaned)) == cleaned
    assert "\0" not in cleaned
    assert screen.clean(cleaned) == cleaned


def test_screen_redacts_as_the_grammar_does() -> None:
    assert screen.redact is cpr.redact
    assert screen.split_over is cpr.split_over
