"""The misses as staff see them: each wording once, and what is likely the same question together."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.console.learning_groups import Group, Row, groups, rows, spoken
from knowledge.casework.learning import Missed
from knowledge.library.topics import Topic, Topics
from knowledge.records import Failing, Miss
from knowledge.screen.cpr import MARK
from knowledge.terms import Language, TopicId

NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
FUNDS, PLACES, ELSE = map(TopicId, ("funds", "places", "out-of-scope"))
SAID = (
    (FUNDS, "hvem giver penge til foreninger"),
    (FUNDS, "kan vi få støtte og penge"),
    (FUNDS, "tilskud til klubben"),
    (PLACES, "hvilket sundhedsråd hører vi til"),
    (PLACES, "hvem er vores sundhedsråd"),
    (ELSE, "hvordan bliver vejret"),
)
TOPICS = Topics(
    {
        id_: Topic(id_, "answer", "", {Language.DANISH: id_, Language.ENGLISH: id_})
        for id_ in (FUNDS, PLACES, ELSE)
    }
).taught(SAID)
UNANSWERED, UNCLEAR, TOPIC, PLACE, HELP = Failing


def missed(*misses: Miss) -> list[Missed]:
    """Return *misses*, given oldest first, as the store does: newest first."""
    return [Missed(number, miss, NOON) for number, miss in enumerate(misses, 1)][::-1]


def said(text: str, failing: Failing = UNANSWERED, language: str = "da", **more: Any) -> Miss:
    return Miss(failing, text, language, **more)


def together(*misses: Miss) -> list[list[str]]:
    """Return the texts of each group."""
    return [[row.text for row in group.rows] for group in groups(rows(missed(*misses), TOPICS))]


def only(*misses: Miss) -> Row:
    [row] = rows(missed(*misses), TOPICS)
    return row


def test_the_same_words_are_one_row_however_they_are_written() -> None:
    row = only(said("Penge til klubben?"), said("hej penge til KLUBBEN"), said("penge til klubben"))

    assert (row.text, row.times, row.ids) == ("penge til klubben", 3, (3, 2, 1))


def test_what_somebody_meant_counts_once_with_the_miss_it_belongs_to() -> None:
    row = only(said("penge til os", UNCLEAR), said("penge til os", UNCLEAR, meant="places"))

    assert (row.times, row.meant, row.likely[:2]) == (1, (PLACES,), (PLACES, FUNDS))


def test_what_was_called_the_wrong_topic_is_not_offered_again() -> None:
    assert only(said("penge til os", TOPIC, topic="funds")).likely[0] != FUNDS
    assert only(said("penge til os", TOPIC, topic="funds", meant="funds")).likely[0] == FUNDS


def test_a_topic_that_is_gone_is_not_offered() -> None:
    assert "gone" not in only(said("penge til os", UNCLEAR, meant="gone")).likely


def test_of_another_language_no_topic_is_guessed() -> None:
    assert only(said("wer gibt penge", language="other")).likely == ()


def test_the_largest_group_is_first_and_the_newest_is_first_within() -> None:
    told = together(
        said("hvem er sundhedsråd for os"),
        said("kan vi få penge"),
        said("støtte og tilskud og penge"),
    )

    assert told == [["støtte og tilskud og penge", "kan vi få penge"], ["hvem er sundhedsråd for os"]]


def test_what_nothing_is_near_joins_what_it_is_like() -> None:
    told = together(said("zxq qwv plof", language="other"), said("plof zxq qwv!", language="other"))

    assert told == [["plof zxq qwv!", "zxq qwv plof"]]


def test_what_is_not_ours_is_no_one_question() -> None:
    told = together(said("bliver vejret godt"), said("hvordan bliver vejret"), said("vejret"))

    assert sorted(map(len, told)) == [1, 2]


@pytest.mark.parametrize("other", ["kan vi få penge", "helt andre bogstaver"])
def test_languages_stay_apart(other: str) -> None:
    assert len(together(said("kan vi få penge"), said(other, language="en"))) == 2


def test_a_wrong_place_is_by_itself_and_nothing_is_taught_of_it() -> None:
    found = groups(rows(missed(said("penge i Them", PLACE, place="Silkeborg"), said("penge i Them")), TOPICS))

    assert sorted(group.misplaced for group in found) == [False, True]


@pytest.mark.parametrize(
    ("text", "taught"),
    [
        (f"mit nummer er {MARK} ok", "mit nummer er ok"),
        ("# note\nto linjer", "note to linjer"),
        ("  ", ""),
    ],
)
def test_a_text_becomes_a_phrase_of_one_line(text: str, taught: str) -> None:
    assert spoken(text) == taught


def test_no_miss_makes_no_group() -> None:
    found: list[Group] = groups([])

    assert found == []
