"""The weights of the alarm: what they tell of a text, how they are learnt, and that they are today's."""

from pathlib import Path

import pytest

from knowledge.screen import crisis, teaching, weights
from knowledge.screen.phrasing import plain
from knowledge.screen.weights import LONG, Weights


def test_they_were_learnt_from_what_the_content_says_today() -> None:
    first = (crisis.FOLDER / crisis.WEIGHTS).read_text("utf-8").partition("\n")[0]

    assert first.split()[1] == teaching.digest(), "run python -m knowledge.screen.teaching"


def test_what_is_said_in_danger_weighs_more() -> None:
    known = weights.read(crisis.FOLDER / crisis.WEIGHTS)

    assert known.weigh(plain("jeg vil ikke leve mere")) > crisis.CERTAIN
    assert known.weigh(plain("hvornår holder sundhedsrådet møde")) < crisis.DOUBTFUL


def test_a_text_without_a_known_word_is_even() -> None:
    assert Weights({"do": 3.0}, {"<do": 1.0}, -1.0).weigh(plain("привет")) == 0


def test_the_danger_in_a_long_text_is_not_drowned() -> None:
    known = Weights({"do": 30.0, "kage": -2.0}, bias=-0.8)
    text = plain("kage " * LONG + "dø " + "kage " * LONG)

    assert known.weigh(text) > 0


def test_small_words_tell_nothing() -> None:
    known = Weights({"hun": 4.0, "er": 1.0, "hun er": 9.0, "vek": 5.0})

    assert known.tells(plain("hun er væk"), frozenset({"hun", "er"})) == 5.0


def test_what_is_learnt_is_read_again(tmp_path: Path) -> None:
    danger = ["jeg vil do", "han vil do nu", "hun vil do"]
    told = teaching.learn(danger, ["vi vil mode", "vi har mode nu"], ["jeg do af grin"], {"jeg"})
    (tmp_path / "weights.tsv").write_text(teaching.written(told, "today"), "utf-8")

    again = weights.read(tmp_path / "weights.tsv")

    assert again == told
    assert "jeg" not in told.bayes
    assert again.weigh(" vil do ") > again.weigh(" har mode ")


@pytest.mark.parametrize("text", ["", "no number\n", "0.5 x\none\ttwo\n", "0.5 x\none\ttwo\tthree\n"])
def test_a_broken_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "weights.tsv").write_text(text, "utf-8")

    with pytest.raises(ValueError, match=r"."):
        weights.read(tmp_path / "weights.tsv")
