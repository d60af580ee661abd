"""A person's own text among ours is text, and nothing else."""

import pytest

from bot.channels.web.markup import rich
from knowledge.answering.voice import own


@pytest.mark.parametrize("text", ["Testcafé tryk /slet", "/menneske", "(/slet)", "ja\n/status", "**/slet**"])
def test_a_word_after_a_slash_is_no_command_of_theirs(text: str) -> None:
    assert "<button" in rich(text, is_html=False)

    assert "<button" not in rich(own(text), is_html=False)


@pytest.mark.parametrize("text", ["og/eller", "https://test.example.org/slet", "1/2", "a * b", "kl. 10 / 12"])
def test_other_text_is_as_it_was_written(text: str) -> None:
    assert own(text) == text
