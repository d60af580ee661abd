"""The model: what it learns, how it is kept as a file, and what it makes of texts it never saw."""

import hashlib
import io
from itertools import pairwise

import numpy as np
import pytest

from knowledge.learning.measuring import Effect, Line, Score, measure
from knowledge.learning.model import BEYOND, Model
from knowledge.learning.pieces import pieces
from knowledge.learning.training import Phrases, digest, train
from knowledge.terms import Match, TopicId

MONEY, PLACE, SONG = TopicId("money"), TopicId("place"), TopicId("song")
PHRASES: Phrases = (
    (MONEY, "penge til vores projekt"),
    (MONEY, "kan man søge støtte"),
    (PLACE, "hvor ligger sygehuset"),
    (PLACE, "vejen til hospitalet"),
    (SONG, "vi synger i kor"),
    (SONG, "sang og musik"),
)


@pytest.fixture(scope="module")
def model() -> Model:
    return train(PHRASES)


@pytest.mark.parametrize(
    ("text", "topic"),
    [("pengene", MONEY), ("STØTTE!", MONEY), ("stoette", MONEY), ("sygehsuet", PLACE), ("korsang", SONG)],
)
def test_it_finds_what_is_said_in_other_forms(model: Model, text: str, topic: TopicId) -> None:
    assert model.match(text)[0].topic == topic


def test_likelihoods_are_best_first_and_leave_room_for_none(model: Model) -> None:
    matches = model.match("penge til sang")

    assert {match.topic for match in matches} == {MONEY, PLACE, SONG}
    assert all(one.certainty >= other.certainty for one, other in pairwise(matches))
    assert sum(match.certainty for match in matches) < 1


def test_what_is_like_no_topic_is_beyond_them() -> None:
    model = train((*PHRASES, (BEYOND, "hvad er klokken"), (BEYOND, "en pizza med ost")))

    assert sum(match.certainty for match in model.match("penge til sang")) == pytest.approx(1)
    assert model.match("qwzx vbkj qqxz ok hvad")[0].topic == BEYOND


def test_strange_words_make_it_less_sure(model: Model) -> None:
    known, strange = model.match("penge")[0], model.match("penge qwzx vbkj qqxz wvjk")[0]

    assert known.topic == strange.topic == MONEY
    assert strange.certainty < known.certainty - 0.2


@pytest.mark.parametrize("text", ["", "  ", "😀", "?!", "שלום", "مرحبا"])
def test_nothing_is_like_no_words(model: Model, text: str) -> None:
    assert model.match(text) == []


def test_two_topics_are_told_apart_too() -> None:
    model = train(PHRASES[:4])

    assert model.match("penge")[0].topic == MONEY
    assert model.match("sygehus")[0].topic == PLACE


@pytest.mark.parametrize("phrases", [(), PHRASES[:2]])
def test_less_than_two_topics_teach_nothing(phrases: Phrases) -> None:
    assert train(phrases).match("penge") == []


def test_a_file_of_it_says_the_same(model: Model) -> None:
    kept = Model.from_bytes(model.to_bytes())

    for text in ("penge", "hvor er sygehuset", "noget helt andet"):
        likely = {match.topic: match.certainty for match in model.match(text)}
        assert {match.topic: match.certainty for match in kept.match(text)} == pytest.approx(likely, abs=0.01)


def test_a_broken_file_is_a_value_error(model: Model) -> None:
    file = model.to_bytes()
    broken = bytearray(file)
    broken[len(file) // 2] ^= 0xFF

    for wrong in (b"", b"hello", file[:100], file[:-100], bytes(broken)):
        with pytest.raises(ValueError, match="model"):
            Model.from_bytes(wrong)


def sealed(body: bytes) -> bytes:
    return hashlib.sha256(body).digest() + body


def arrays(**parts: object) -> bytes:
    file = io.BytesIO()
    np.savez(file, **parts)  # type: ignore[arg-type]  # whatever a file may hold
    return file.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"PK\x03\x04",
        arrays(topics=np.zeros(3)),
        arrays(
            topics=np.frombuffer(b"money\nsong", np.uint8),
            pieces=np.frombuffer(b"=ga", np.uint8),
            worth=np.zeros(2),
            weights=np.zeros((1, 2)),
            bias=np.zeros(2),
            unseen=np.float32(1),
        ),
    ],
    ids=["nothing", "a cut archive", "other arrays", "arrays that do not fit"],
)
def test_a_sealed_file_of_something_else_is_a_value_error(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"something else|do not fit|No data"):
        Model.from_bytes(sealed(body))


def test_training_twice_gives_the_same() -> None:
    train.cache_clear()
    first = train(PHRASES).to_bytes()
    train.cache_clear()

    assert train(PHRASES).to_bytes() == first


def test_the_digest_tells_phrases_apart() -> None:
    assert digest(PHRASES) == digest(PHRASES)
    assert len({digest(PHRASES), digest(PHRASES[1:]), digest(((SONG, PHRASES[0][1]), *PHRASES[1:]))}) == 3


def test_pieces_mark_the_edges_of_words() -> None:
    assert {"=ga", "=tur", "+ga tur", " ga ", " tur", "tur "} <= set(pieces("gå tur"))


class Table:
    """Finds topics in a table."""

    def __init__(self, **topics: TopicId) -> None:
        self.topics = topics

    def match(self, text: str) -> tuple[Match, ...]:
        return (Match(self.topics[text], 0.9),) if text in self.topics else ()


def test_the_effect_of_other_phrases_is_told_line_by_line() -> None:
    split: Phrases = ((MONEY, "a"), (MONEY, "b"), (SONG, "c"), (SONG, "d"))

    effect = measure(split, Table(a=MONEY, b=SONG, c=SONG), Table(a=MONEY, b=MONEY, c=PLACE))

    assert effect.worse == (Line("c", SONG, SONG, PLACE),)
    assert effect.better == (Line("b", MONEY, SONG, MONEY),)
    assert effect.whole == Score(lines=4, before=2, after=2)
    assert effect.by_topic == {MONEY: Score(2, 1, 2), SONG: Score(2, 1, 0)}


def test_nothing_to_measure_is_no_effect() -> None:
    assert measure((), Table(), Table()) == Effect(())


def test_of_a_long_text_both_ends_are_looked_at(model: Model) -> None:
    told = "abe bil dyr " * 200

    assert model.match(f"penge til vores projekt? {told}")[0].topic == MONEY
    assert model.match(f"{told} penge til vores projekt?")[0].topic == MONEY
    assert len(pieces(told * 50)) < 3000
