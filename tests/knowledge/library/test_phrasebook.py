"""The sentences: every key is there, used, and sayable; mistakes in a file are told with the way out."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import pytest

from bot.channels.profile import MENU
from knowledge.casework.followup import Got
from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.inquiry import Kind, Reach, Step
from knowledge.library import phrasebook
from knowledge.library.phrasebook import Phrasebook
from knowledge.privacy.retention import Periods
from knowledge.terms import ActorKind, Cooperation, Danger, Detail

ROOT = Path(phrasebook.__file__).parents[2]
_KEY = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')
_BEGUN = re.compile(r'f"((?:[a-z]+-)+)\{')  # of a key that code ends with a value, below `offers-`
# keys that code builds from a value
BUILT = {
    *(f"crisis-{danger}" for danger in Danger),
    *(f"actor-{kind.value.lower()}" for kind in ActorKind),
    *(f"reach-{way}" for way in Reach),
    *(f"field-{step}" for step in Step),
    *(f"button-got-{got}" for got in Got),
    *(f"button-{way}" for way in ("back", "cancel", "human")),
    "button-organisation",
    "button-citizen",
    *(f"command-{name}" for name in MENU),
    *(f"cooperation-{kind}" for kind in Cooperation),
}


@pytest.fixture(scope="module")
def danish() -> Phrasebook:
    return phrasebook.load(CONTENT)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "ui", tmp_path / "ui")
    return tmp_path


def _written() -> set[str]:
    """Return every word in quotation marks in the code, and every reason in the routes."""
    files = [*ROOT.glob("knowledge/**/*.py"), *ROOT.glob("handlers/*.py"), *ROOT.glob("bot/**/*.py")]
    files += ROOT.glob("bot/documents/*.html")
    words = {word for file in files for word in _KEY.findall(file.read_text(encoding="utf-8"))}
    routes = (CONTENT / "routes.csv").read_text(encoding="utf-8").splitlines()[1:]
    return words | {line.rpartition(",")[2] for line in routes} | BUILT | _on_pages()


def _begun(keys: Iterable[str]) -> set[str]:
    """Return those of *keys* about offers that code builds from their beginning and a value."""
    files = [*ROOT.glob("knowledge/**/*.py"), *ROOT.glob("handlers/*.py"), *ROOT.glob("bot/**/*.py")]
    found = {part for file in files for part in _BEGUN.findall(file.read_text(encoding="utf-8"))}
    parts = tuple(
        f"{before}{part}" for part in found if part.startswith("offers-") for before in ("", "web-")
    )
    return {key for key in keys if key.startswith(parts)}


def _on_pages() -> set[str]:
    """Return what the web pages say: they name their sentences without ``web-``."""
    files = [*ROOT.glob("bot/web/templates/*.html"), *ROOT.glob("bot/channels/web/**/*.py")]
    words = {word for file in files for word in _KEY.findall(file.read_text(encoding="utf-8"))}
    kinds = {field.name.replace("_", "-") for field in fields(Periods)} | {"cookie", "inquiry"}
    return (
        {f"web-{part}{word}" for word in words for part in ("", "example-", "notice-", "access-")}
        | {f"web-access-{word}-text" for word in words}
        | {f"web-period-{kind}{part}" for kind in kinds for part in ("", "-told")}
    )


def test_each_sentence_is_used(danish: Phrasebook) -> None:
    said = {key for key in danish.keys if not key.startswith("heard-")}

    assert sorted(said - _written() - _begun(said)) == []


def test_each_sentence_that_is_used_is_there(danish: Phrasebook) -> None:
    called = re.compile(r'\.(?:say|choice|tell)\(\s*"([a-z-]+)"')
    files = [*ROOT.glob("knowledge/**/*.py"), *ROOT.glob("handlers/*.py")]
    used = {key for file in files for key in called.findall(file.read_text(encoding="utf-8"))}
    pages = ROOT.glob("bot/web/templates/*.html")
    shown = re.compile(r'\.(?:say|told)\("([a-z-]+)"[,)]')
    used |= {f"web-{key}" for page in pages for key in shown.findall(page.read_text(encoding="utf-8"))}

    assert used
    assert sorted(used - danish.keys) == []


def test_what_is_heard_is_listened_for(danish: Phrasebook) -> None:
    built = {f"actor-{kind.value.lower()}" for kind in ActorKind} | {f"reach-{way}" for way in Reach}
    built |= {f"got-{got}" for got in Got} | {f"cooperation-{kind}" for kind in Cooperation}
    built |= {f"{part}-{one}" for one in Detail for part in ("detail", "told")}
    built |= {f"ordinal-{place}" for place in (1, 2, 3)}
    roles = {"organisation", "citizen", "professional"}

    heard = set(danish.heard)
    assert heard - built - roles - _written() - _begun(heard) == set()
    assert all(word for words in danish.heard.values() for word in words)


def test_the_kinds_have_names(danish: Phrasebook) -> None:
    assert len({danish.say("kind", kind=kind) for kind in Kind}) == len(Kind)


def test_say_fills_in(danish: Phrasebook) -> None:
    assert danish.say("seen-place", place="Skive") == "• Sted: Skive"


def test_nothing_invisible_is_said(danish: Phrasebook) -> None:
    assert not re.search("[\u2066-\u2069\u200e\u200f]", danish.say("seen-place", place="Skive"))


def test_an_unknown_key_or_a_missing_value_is_an_error(danish: Phrasebook) -> None:
    with pytest.raises(KeyError):
        danish.say("no-such-key")
    with pytest.raises(KeyError):
        danish.say("seen-place")


def test_hears_whole_words_only(danish: Phrasebook) -> None:
    assert danish.hears("actor-b", "vi er en fond")
    assert not danish.hears("actor-b", "vi er fondue")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("this is no sentence", "not a sentence"),
        ("glad = Igen", "there twice"),
        ("unheard-of = Hej", "never says"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, problem: str, content: Path) -> None:
    file = content / "ui" / "da.ftl"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n{line}\n", encoding="utf-8")

    with pytest.raises(ContentError, match=problem) as raised:
        phrasebook.load(content)

    assert raised.value.flaws[0].line == text.count("\n") + 2


def test_a_missing_sentence_and_a_strange_placeholder_are_told(content: Path) -> None:
    file = content / "ui" / "da.ftl"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"^glad = .*$", "", text, flags=re.MULTILINE).replace(
        "• Sted: { $place }", "• Sted: { $city }", 1
    )
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        phrasebook.load(content)

    assert [flaw.problem for flaw in raised.value.flaws] == [
        "'seen-place' knows no {$city}.",
        "'seen-place' does not say {$place}.",
        "'glad' is missing.",
    ]


def test_no_danish_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="Danish sentences are missing"):
        phrasebook.load(tmp_path)


def test_every_reply_reads_as_danish_should(danish: Phrasebook) -> None:
    text = (CONTENT / "ui" / "da.ftl").read_text(encoding="utf-8")
    said = "\n".join(line for line in text.splitlines() if not line.startswith(("heard-", "#")))

    for word in (
        "bedes",
        "såfremt",
        "vedrørende",
        "herunder anført",
        "Deres",
        "indgives",
        "forefindes",
        "samt",
    ):
        assert not re.search(rf"\b{word}\b", said), word
