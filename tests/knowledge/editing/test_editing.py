"""Pieces of files become fields and files again; what was not changed stays as it was, letter for letter."""

import re
from datetime import date

import pytest

from knowledge import editing
from knowledge.editing import Item, Kind, MistakesError, guard
from knowledge.editing.flaws import news, told
from knowledge.errors import Flaw
from knowledge.files.reader import CONTENT, Reader
from knowledge.library.phrases import fold

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


@pytest.mark.parametrize(
    "id_", ["svar/da/medical-advice", "svar/en/medical-advice", "tekst/web-hint", "tekst/stopped-else",
            "tekst/telegram-description", "tekst/telegram-short", "tekst/poster-urgent"],
)  # fmt: skip
def test_what_tells_an_emergency_number_is_guarded_by_that(
    reader: Reader, items: list[Item], id_: str
) -> None:
    written = editing.named(id_)
    assert written

    assert editing.judged(reader, written).guarded
    assert next(item for item in items if item.id == id_).guarded


def test_nobody_but_an_admin_changes_a_number_of_the_packaged_content(
    reader: Reader, items: list[Item]
) -> None:
    numbers = [*(line["number"] for line in reader.toml("lines.toml")["lines"].values()), "112"]
    open_ = [item for item in items if not item.guarded and item.kind is not Kind.MESSAGE]
    told = {item.id: " ".join((editing.read(reader, item) or {}).values()) for item in open_}
    told |= {item.id: item.words for item in items if not item.guarded}

    assert not [
        (id_, number) for id_, text in told.items() for number in numbers
        if re.search(rf"\b{fold(number)}\b", fold(text))
    ]  # fmt: skip


def test_what_loses_its_number_stays_guarded_and_what_gets_one_becomes_so(reader: Reader) -> None:
    hint, glad = Item(Kind.MESSAGE, "web-hint"), Item(Kind.MESSAGE, "glad")
    text = reader.text("ui/da.ftl").replace("112", "113")
    begins = text.index("\nglad =")
    edited = f"{text[:begins]}\nglad = Ring 70 20 12 01.{text[text.index(chr(10), begins + 1) :]}"

    after = Reader(CONTENT, {"ui/da.ftl": edited, "ui/en.ftl": reader.text("ui/en.ftl").replace("112", "")})

    assert [editing.judged(after, item).guarded for item in (hint, glad)] == [True, True]
    assert {item.id for item in editing.listed(after) if item.guarded} >= {hint.id, glad.id}


def test_a_longer_number_is_another_one() -> None:
    nobody = [Reader(CONTENT)]

    assert [
        guard.urgent([text], nobody) for text in ("Ring 112.", "70 20 1201", "70201201", "1120", "8112", "x")
    ] == [True, True, True, False, False, False]


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


def test_a_step_of_offers_changes_its_own_line_alone(reader: Reader) -> None:
    texts = editing.write(reader, Item(Kind.AGE, "remind"), {"days": "190"}, TODAY)

    was = reader.text("offers.toml").split("\n")
    assert [line for line in texts["offers.toml"].split("\n") if line not in was] == ["days = 190"]


@pytest.mark.parametrize(
    ("problem", "key"),
    [
        ("[remind] does not say after how many days.", "content-no-days"),
        ("The steps do not follow each other.", "content-steps"),
    ],
)
def test_flaws_of_steps_are_told_at_their_field(problem: str, key: str) -> None:
    flaw = Flaw("offers.toml", 9, problem, "Write days = 180.")

    assert [(one.field, one.key) for one in told([flaw], Item(Kind.AGE, "remind"))] == [("days", key)]
