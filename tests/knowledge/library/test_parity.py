"""Danish and English side by side: the same sentences, the same placeholders, the same meaningful choices."""

import re
import shutil
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.library import phrasebook
from knowledge.library.phrasebook import Phrasebook
from knowledge.terms import Language
from knowledge.understanding.language import detect

# What a sentence is chosen by for its grammar alone: English says "you" to all, and "in" nearly everywhere.
GRAMMAR = {"role", "count", "on", "mine"}
BOTH = {
    "other-language",
    "button-human-either",
    "languages",
    "web-tongue",
    "command-sprog",
}  # said before anybody knows which one is read
NAMES = re.compile(r"sundhedsråd|lægevagten|Vælg dansk|Sprog|datatilsynet|Region Midtjylland|/\w+")


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return phrasebook.load(CONTENT)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "ui", tmp_path / "ui")
    return tmp_path


def test_each_language_says_it_itself(book: Phrasebook) -> None:
    assert book.say("glad", Language.ENGLISH) != book.say("glad", Language.DANISH)


def test_a_third_language_is_answered_in_english(book: Phrasebook) -> None:
    assert book.spoken(Language.OTHER) is Language.ENGLISH
    assert book.say("glad", Language.OTHER) == book.say("glad", Language.ENGLISH)


def test_without_english_there_is_danish(content: Path) -> None:
    (content / "ui" / "en.ftl").unlink()

    book = phrasebook.load(content)

    assert book.say("glad", Language.ENGLISH) == book.say("glad", Language.DANISH)


def test_what_people_say_is_heard_in_every_language_but_kept_apart(book: Phrasebook) -> None:
    assert {"ja", "yes"} <= set(book.heard["yes"])
    assert "yes" in book.lists[Language.ENGLISH]["yes"]
    assert "yes" not in book.lists[Language.DANISH]["yes"]


@pytest.mark.parametrize(
    ("there", "instead", "problem"),
    [
        ("seen-place = ", "seen-spot = ", "'seen-place' is missing"),
        ("Place: { $place }", "Place", "'seen-place' does not say {$place}"),
        ("Place: { $place }", "Place: { $place } { $town }", "'seen-place' knows no {$town}"),
    ],
)
def test_what_english_lacks_or_has_alone_is_told(
    there: str, instead: str, problem: str, content: Path
) -> None:
    file = content / "ui" / "en.ftl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(there, instead, 1), encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        phrasebook.load(content)

    assert all(flaw.file == "ui/en.ftl" for flaw in raised.value.flaws)
    assert any(problem in flaw.problem for flaw in raised.value.flaws)


def test_every_choice_that_means_something_has_the_same_variants() -> None:
    danish, english = (_messages(language) for language in ("da", "en"))

    assert danish
    for key in danish:
        meant = {name: found for name, found in _choices(danish[key]).items() if name not in GRAMMAR}
        there = {name: found for name, found in _choices(english[key]).items() if name not in GRAMMAR}
        assert there == meant, key


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_sentence_is_in_the_other_language(language: str) -> None:
    other = Language.ENGLISH if language == "da" else Language.DANISH
    for key, message in _messages(language).items():
        if key.startswith("heard-") or key in BOTH:
            continue
        for text in _texts(message):
            if len(text.split()) > 1:  # one word may be of both: "Organisation", "Status"
                assert detect(NAMES.sub(" ", text)) is not other, f"{key}: {text}"


def _messages(language: str) -> dict[str, ast.Message]:
    text = (CONTENT / "ui" / f"{language}.ftl").read_text(encoding="utf-8")
    return {one.id.name: one for one in FluentParser().parse(text).body if isinstance(one, ast.Message)}


def _choices(message: ast.Message) -> dict[str, set[str]]:
    """Return the variables that a sentence is chosen by, each with its variants."""
    chosen: dict[str, set[str]] = {}

    class Choices(Visitor):
        def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802  # fluent's name
            if isinstance(node.selector, ast.VariableReference):
                keys = (getattr(one.key, "name", getattr(one.key, "value", "")) for one in node.variants)
                chosen.setdefault(node.selector.id.name, set()).update(keys)
            self.generic_visit(node)

    Choices().visit(message)
    return chosen


def _texts(message: ast.Message) -> list[str]:
    """Return what a sentence says between its placeholders."""
    said: list[str] = []

    class Texts(Visitor):
        def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802  # fluent's name
            said.append(node.value)

    Texts().visit(message)
    return said
