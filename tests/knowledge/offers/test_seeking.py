"""What a conversation remembers of a search: all of it comes back, and none of it is a word of theirs."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as some

from knowledge.context import Context
from knowledge.offers.offer import Access, NeedId, OfferId
from knowledge.offers.seeking import Awaiting, Seeking, Whom
from knowledge.offers.wish import When, Wish

words = some.text(max_size=8)
searches = some.builds(
    Seeking,
    needs=some.lists(words.map(NeedId), max_size=2).map(tuple),
    municipality=words,
    anywhere=some.booleans(),
    whom=some.sampled_from(Whom),
    relatives=some.booleans(),
    free=some.booleans(),
    remote=some.booleans(),
    age=some.none() | some.integers(1, 120),
    language=words,
    access=some.none() | some.sampled_from(Access),
    when=some.none() | some.sampled_from(When),
    greeted=some.booleans(),
    skip=some.integers(0, 30),
    shown=some.lists(words.map(OfferId), max_size=3).map(tuple),
    found=some.lists(words.map(OfferId), max_size=3).map(tuple),
    awaiting=some.none() | some.sampled_from(Awaiting),
    fault=words,
    counted=words,
    gaps=some.lists(words, max_size=3).map(tuple),
)


@given(searches)
def test_what_is_remembered_comes_back_as_it_was(seeking: Seeking) -> None:
    kept = orjson.loads(orjson.dumps(Context(seeking=seeking).to_json()))

    assert Context.from_json(kept).seeking == seeking


def test_a_conversation_without_a_search_remembers_none() -> None:
    assert "seeking" not in Context().to_json()
    assert Context.from_json({}).seeking is None


def test_what_an_older_version_knew_is_left_out() -> None:
    assert Seeking.from_json({"needs": ["grief"], "words": "gone"}) == Seeking(needs=(NeedId("grief"),))


@pytest.mark.parametrize(
    ("seeking", "wish"),
    [
        ({}, {}),
        ({"municipality": "Lemvig", "free": True}, {"municipality": "Lemvig", "free": True}),
        ({"anywhere": True}, {"remote": True}),
        ({"age": 17, "when": When.DAY}, {"age": 17, "when": When.DAY}),
    ],
)
def test_the_wish_is_what_is_remembered(seeking: dict[str, Any], wish: dict[str, Any]) -> None:
    assert Seeking(**seeking).wish() == Wish(**wish)
    assert Seeking(**seeking).wish("sang") == Wish(words="sang", **wish)


def test_open_lets_every_filter_go_and_keeps_what_is_looked_for() -> None:
    narrow = Seeking((NeedId("grief"),), "Lemvig", relatives=True, free=True, age=9, language="en", skip=3)

    assert narrow.filtered
    assert narrow.open() == Seeking((NeedId("grief"),), "Lemvig")


def test_a_new_search_keeps_what_was_counted_and_noted() -> None:
    before = Seeking((NeedId("grief"),), "Lemvig", counted="grief@Lemvig", gaps=("grief@Lemvig",), free=True)

    assert before.begun() == Seeking(counted="grief@Lemvig", gaps=("grief@Lemvig",))


def test_after_a_crisis_the_search_is_over() -> None:
    seeking = Seeking((NeedId("grief"),), awaiting=Awaiting.FAULT, fault="x", gaps=("grief@Lemvig",))

    assert Context(seeking=seeking).hushed().seeking == Seeking(gaps=("grief@Lemvig",))
