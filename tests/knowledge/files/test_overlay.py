"""An edited file above one that an upgrade has changed: what came is there, what went is gone."""

import shutil
from pathlib import Path

import pytest

from knowledge import library
from knowledge.files.overlay import merged
from knowledge.files.reader import CONTENT

BELOW = """## Hilsen

hello = Hej
    .title = Titel
# Hvor mange der er.
many =
    { $count ->
        [one] En
       *[other] Flere
    }
bye = Farvel
"""
TABLES = """# Øverst.
[claim]
days = 1 # en dag

[office]
opens = "09:00"

[[closed]]
day = "12-24"
"""


class TestMessages:
    def test_what_is_missing_comes_from_below_with_its_comment_attributes_and_variants(self) -> None:
        assert merged("ui/da.ftl", "bye = Vi ses\n", BELOW) == (
            "bye = Vi ses\nhello = Hej\n    .title = Titel\n# Hvor mange der er.\nmany =\n"
            "    { $count ->\n        [one] En\n       *[other] Flere\n    }\n"
        )

    def test_what_below_no_longer_has_is_dropped_whole(self) -> None:
        edited = BELOW.replace("bye =", "# Det gamle.\nold =\n    En\n    to\n    .title = Tre\nbye =")

        assert merged("ui/da.ftl", edited, BELOW) == BELOW

    def test_a_file_that_has_the_same_keys_stays_to_the_letter(self) -> None:
        edited = "\n\nbye=Vi ses\n\n\n" + BELOW.replace("bye = Farvel\n", "")

        assert merged("ui/da.ftl", edited, BELOW) == edited

    def test_one_that_ends_without_a_line_end(self) -> None:
        assert merged("ui/da.ftl", "a = A", "a = a\nb = B") == "a = A\nb = B\n"

    @pytest.mark.parametrize("below", ["", "???", "hello = Hej\n???\n"])
    def test_nothing_is_dropped_above_a_file_that_cannot_be_read(self, below: str) -> None:
        assert merged("ui/da.ftl", "bye = Vi ses\n", below) == "bye = Vi ses\n"


class TestTables:
    def test_what_is_missing_comes_from_below_and_what_is_gone_is_dropped(self) -> None:
        edited = TABLES.replace("days = 1", "days = 2").replace("[office]", "[old]")

        said = merged("casework.toml", edited, TABLES)

        assert "[old]" not in said
        assert '[office]\nopens = "09:00"' in said
        assert "# Øverst.\n[claim]\ndays = 2 # en dag\n" in said
        assert said.count("[[closed]]") == 1

    def test_a_table_within_a_table_too(self) -> None:
        said = merged(
            "lines.toml", '[lines.a]\nnumber = "1"\n', '[lines.a]\nnumber = "2"\n[lines.b]\nnumber = "3"\n'
        )

        assert said == '[lines.a]\nnumber = "1"\n\n[lines.b]\nnumber = "3"\n'

    def test_the_same_tables_stay_to_the_letter(self) -> None:
        edited = TABLES.replace("days = 1 # en dag", "days   =   3")

        assert merged("casework.toml", edited, TABLES) == edited

    def test_days_that_were_taken_out_stay_out(self) -> None:
        edited = TABLES.partition("[[closed]]")[0]

        assert merged("casework.toml", edited, TABLES) == edited

    @pytest.mark.parametrize(("edited", "below"), [("= no toml", TABLES), (TABLES, "= no toml")])
    def test_what_cannot_be_read_is_left(self, edited: str, below: str) -> None:
        assert merged("casework.toml", edited, below) == edited


def test_other_files_are_left() -> None:
    assert merged("answers/da/x.md", "a", "b") == "a"


def test_edits_of_before_an_upgrade_serve_after_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    sentences, rules = ((CONTENT / name).read_text("utf-8") for name in ("ui/da.ftl", "casework.toml"))
    lines = [line for line in sentences.splitlines(keepends=True) if not line.startswith("button-yes =")]
    assert len(lines) < len(sentences.splitlines())
    office = rules[rules.index("[office]") : rules.index("# Days on which")]
    edits = {
        "ui/da.ftl": "".join(lines).replace("Det er jeg glad for.", "Det glæder mig.") + "gone-since = Væk\n",
        "casework.toml": rules.replace(office, "").replace("working_days = 5", "working_days = 4"),
    }

    known = library.load(folder, edits)

    assert known.phrasebook.say("glad").startswith("Det glæder mig.")
    assert known.phrasebook.say("button-yes")
    assert known.calendar.rules.answer_within == 4
