"""Pieces of files become fields and files again; what was not changed stays as it was, letter for letter."""

from datetime import date

import pytest

from knowledge import editing
from knowledge.editing import Item, Kind, MistakesError
from knowledge.editing.flaws import news, told
from knowledge.errors import Flaw
from knowledge.files import CONTENT, Reader

TODAY = date(2026, 11, 24)
LONG = {
    "notice",
    "your-council",
    "which-topic",
    "period",
    "glad",
    "commands",
}  # of 500 messages, the odd ones


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(CONTENT)


@pytest.fixture(scope="module")
def items(reader: Reader) -> list[Item]:
    return editing.listed(reader)


def test_every_kind_is_there_and_each_id_once(items: list[Item]) -> None:
    assert {item.kind for item in items} == set(Kind)
    assert len({item.id for item in items}) == len(items)


def test_what_is_not_changed_changes_no_file(reader: Reader, items: list[Item]) -> None:
    for item in items:
        if item.kind is Kind.MESSAGE and item.key not in LONG:
            continue
        values = editing.read(reader, item)
        assert values is not None, item.id
        assert editing.write(reader, item, values, TODAY) == {}, item.id


def test_an_entry_changes_its_own_lines_alone(reader: Reader) -> None:
    item = Item(Kind.CONTACT, "region")
    values = editing.read(reader, item)
    assert values

    text = editing.write(reader, item, values | {"email": "enheden@example.org"}, TODAY)["contacts.toml"]

    was = reader.text("contacts.toml").split("\n")
    assert [line for line in text.split("\n") if line not in was] == [
        'email = "enheden@example.org"  # an old page has one, nobody has confirmed that it is read'
    ]


@pytest.mark.parametrize("key", ["hospitals", "__class__", "region.name", "nix", "hospitals.auh.name"])
def test_what_is_no_entry_is_not_read(reader: Reader, key: str) -> None:
    item = Item(Kind.CONTACT, key)

    assert editing.read(reader, item) is None
    with pytest.raises(MistakesError):
        editing.write(reader, item, {"name": "x"}, TODAY)


@pytest.mark.parametrize(
    "typed", ["a\nwelcome = b", "[x]\n*y\n.z = å\n}", "# note\n\n\n## x", "-term = x", "**fed** • punkt"]
)
def test_a_message_holds_whatever_words_without_another_one(reader: Reader, typed: str) -> None:
    item = Item(Kind.MESSAGE, "glad")

    text = editing.write(reader, item, {"da": typed, "en": "Fine."}, TODAY)["ui/da.ftl"]

    after = Reader(CONTENT, {"ui/da.ftl": text})
    assert [one.key for one in editing.listed(after)] == [one.key for one in editing.listed(reader)]


def test_new_words_of_the_notice_set_its_version(reader: Reader) -> None:
    item = Item(Kind.MESSAGE, "notice")
    values = editing.read(reader, item)
    assert values

    texts = editing.write(reader, item, values | {"da": values["da"] + " Hej igen."}, TODAY)

    assert set(texts) == {"ui/da.ftl", "privacy.toml"}
    assert "version = 2026-11-24" in texts["privacy.toml"]


def test_a_new_period_is_told_in_both_answers_and_dates_the_notice(reader: Reader) -> None:
    texts = editing.write(reader, Item(Kind.PERIOD, "raw_inbox"), {"days": "9"}, TODAY)

    assert {"retention.toml", "privacy.toml", "answers/da/privacy.md", "answers/en/privacy.md"} == set(texts)
    assert texts["answers/da/privacy.md"].count("9 dage") == 2
    assert texts["answers/en/privacy.md"].count("9 days") == 2


def test_new_facts_of_a_danish_answer_are_its_twins_too(reader: Reader) -> None:
    item = Item(Kind.ANSWER, "da/how-to-partner")
    values = editing.read(reader, item)
    assert values

    texts = editing.write(reader, item, values | {"review_by": "2027-09-30"}, TODAY)

    assert set(texts) == {"answers/da/how-to-partner.md", "answers/en/how-to-partner.md"}
    assert all("review_by: 2027-09-30" in text for text in texts.values())


@pytest.mark.parametrize(
    ("item", "guarded"),
    [
        (Item(Kind.LINE, "alarm"), True),
        (Item(Kind.ANSWER, "en/privacy"), True),
        (Item(Kind.ANSWER, "da/privacy.2027"), True),
        (Item(Kind.MESSAGE, "crisis-suicide"), True),
        (Item(Kind.MESSAGE, "notice"), True),
        (Item(Kind.MESSAGE, "glad"), False),
        (Item(Kind.CONTACT, "unit"), False),
    ],
)
def test_what_people_in_danger_or_doubt_read_is_guarded(item: Item, guarded: bool) -> None:  # noqa: FBT001
    assert item.guarded is guarded


@pytest.mark.parametrize("written", ["", "nix", "nix/x", "kontakt", "kontakt/", "/", "../kontakt/x"])
def test_an_address_that_names_no_kind_is_nothing(written: str) -> None:
    assert editing.named(written) is None


def test_flaws_are_told_at_their_field_and_old_ones_not_again() -> None:
    item = Item(Kind.MESSAGE, "glad")
    old = Flaw("ui/en.ftl", 3, "This is not a sentence in Fluent.", "x")
    new = Flaw("ui/da.ftl", 9, "'glad' knows no {$x}.", "x")

    assert news([Flaw("ui/en.ftl", 4, old.problem, "x"), new], [old]) == [new]
    assert [(one.field, one.key, one.args) for one in told([new, new], item)] == [
        ("da", "content-unknown-placeholder", {"name": "x"})
    ]
