"""The curated answers: loaded whole, dated, in two levels, and in plain Danish with nothing invented."""

import re
from datetime import date
from pathlib import Path

import pytest

from knowledge.checking import readability
from knowledge.errors import ContentError, Flaw
from knowledge.files.reader import CONTENT, Reader
from knowledge.library import answers, documents, topics
from knowledge.library.answers import LONGEST, Answers, Curated
from knowledge.library.body import EASY
from knowledge.library.documents import Document, Source
from knowledge.terms import ActorKind, Language, Role, TopicId

FILES = sorted((CONTENT / "answers").glob("*/*.md"))
TOPICS = (TopicId("privacy"), TopicId("log-inquiry"))
CHAT = {"about-bot", "smalltalk"}  # these quote nobody

GOOD = f"""---
title: Om dig
sources:
  - {{document: loven, section: § 1, passage: ""}}
status: adopted
valid_from:
valid_to:
reviewed_on: 2026-11-22
review_by: 2027-01-01
next: [log-inquiry]
---
Svaret.

{EASY}

Det nemme svar.
"""

LAW = Document("loven", {Language.DANISH: "Loven", Language.ENGLISH: "The law"}, "", "")


def _load(folder: Path, **files: str) -> Answers:
    for name, text in files.items():
        path = folder / "answers" / "da" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Answers.load(folder, TOPICS, {LAW.id: LAW})


def _flaws(folder: Path, text: str) -> tuple[Flaw, ...]:
    with pytest.raises(ContentError) as caught:
        _load(folder, privacy=text)
    return caught.value.flaws


@pytest.fixture(scope="module")
def packaged() -> Answers:
    reader = Reader(CONTENT)
    told = answers.read(reader, topics.read(reader).ids, documents.read(reader))
    reader.settle()
    return told


def _levels(packaged: Answers) -> list[tuple[str, Curated]]:
    return [(str(topic), one) for (topic, _), versions in packaged.by_topic.items() for one in versions]


def _danish(packaged: Answers) -> list[tuple[str, Curated]]:
    """Return the Danish ones: what is long in English is not measured by LIX."""
    told = packaged.by_topic.items()
    return [(str(topic), one) for (topic, tongue), some in told if tongue == Language.DANISH for one in some]


def test_a_document_is_told_once_with_the_sections_that_are_cited(tmp_path: Path) -> None:
    source = '  - {document: loven, section: § 1, passage: ""}\n'
    again = source.replace("§ 1", "§ 2") + source + source.replace("§ 1", '""')

    one = _load(tmp_path, privacy=GOOD.replace(source, source + again)).get(
        TopicId("privacy"), Language.DANISH
    )

    assert one is not None
    assert one.sources == ("Loven, § 1, § 2",)
    assert len(one.cites) == 4


def test_answer_is_read_with_all_it_says(tmp_path: Path) -> None:
    told = _load(tmp_path, privacy=GOOD).get(TopicId("privacy"), Language.DANISH)

    assert told == Curated(
        title="Om dig",
        text="Svaret.",
        easy="Det nemme svar.",
        sources=("Loven, § 1",),
        next=(TopicId("log-inquiry"),),
        status="adopted",
        valid_from=None,
        valid_to=None,
        reviewed_on=date(2026, 11, 22),
        review_by=date(2027, 1, 1),
        cites=(Source("loven", "§ 1", ""),),
    )


def test_parts_are_told_only_to_those_they_are_for(tmp_path: Path) -> None:
    parts = "\n## Kun for fonde\n\nTil jer.\n\n## Kun for borgere\n\nTil dig.\n"
    told = _load(tmp_path, privacy=GOOD + parts).get(TopicId("privacy"), Language.DANISH)

    assert told
    assert told.easy == "Det nemme svar."
    assert told.only((None, Role.CITIZEN)) == ("Til dig.",)
    assert told.only((Role.CITIZEN, ActorKind.FOUNDATION)) == ("Til dig.", "Til jer.")
    assert told.only((Role.PROFESSIONAL,)) == ()


def test_no_answer_is_none(tmp_path: Path) -> None:
    told = _load(tmp_path, privacy=GOOD)

    assert told.get(TopicId("log-inquiry"), Language.DANISH) is None
    assert told.get(TopicId("privacy"), Language.ENGLISH) is None


def test_answer_follows_the_day(tmp_path: Path) -> None:
    before = GOOD.replace("valid_to:", "valid_to: 2026-12-31")
    after = GOOD.replace("valid_from:", "valid_from: 2027-01-01").replace("Svaret.", "Det nye svar.")
    told = _load(tmp_path, **{"privacy": before, "privacy.2027": after})

    def text(today: date | None) -> str | None:
        one = told.get(TopicId("privacy"), Language.DANISH, today=today)
        return one.text if one else None

    assert text(date(2026, 12, 31)) == "Svaret."
    assert text(date(2027, 1, 1)) == "Det nye svar."
    assert text(None) == "Svaret."


def test_answer_that_no_longer_holds_is_not_told(tmp_path: Path) -> None:
    told = _load(tmp_path, privacy=GOOD.replace("valid_to:", "valid_to: 2026-12-31"))

    assert told.get(TopicId("privacy"), Language.DANISH, today=date(2027, 1, 1)) is None


def test_two_answers_for_one_day_are_a_flaw(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="hold on the same day"):
        _load(tmp_path, **{"privacy": GOOD, "privacy.2027": GOOD})


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("title: Om dig\n", "", 1, "The key 'title' is missing."),
        ("title: Om dig\n", "title: Om dig\nauthor: mig\n", 3, "The key 'author' is not known."),
        ("title: Om dig", "title:", 2, "The title is empty."),
        ("status: adopted", "status: maybe", 5, "status 'maybe' is not known."),
        ("valid_from:", "valid_from: snart", 6, "valid_from 'snart' is not a date."),
        ("next: [log-inquiry]", "next: [fly]", 10, "The next step 'fly' is not known."),
        ("next: [log-inquiry]", "next:", 10, "There is no next step."),
        ('{document: loven, section: § 1, passage: ""}', "Loven", 3, "The source 'Loven' cannot be read."),
        ("document: loven", "document: skyen", 4, "The document 'skyen' is not known."),
        (
            "nemme svar.",
            "nemme svar.\n\n## Kun for katte\n\nMjav.",
            18,
            "The part '## Kun for katte' is empty or not known.",
        ),
        ("title: Om dig", "title: [", 4, "The front matter cannot be read."),
        (EASY, "## Nemt", 12, "The answer does not have both levels."),
        ("Svaret.", "Svaret." * 200, 12, "The answer has 1400 characters."),
        ("---\ntitle", "title", 1, "There is no front matter."),
    ],
)
def test_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, problem: str) -> None:
    flaw = _flaws(tmp_path, GOOD.replace(old, new, 1))[0]

    assert (flaw.file, flaw.line, flaw.problem) == ("answers/da/privacy.md", line, problem)
    assert flaw.instead.endswith(".")


def test_every_mistake_of_every_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        _load(tmp_path, **{"privacy": GOOD.replace("adopted", "x"), "unheard-of": GOOD, "log-inquiry": "hej"})

    assert [flaw.file.rpartition("/")[2] for flaw in caught.value.flaws] == [
        "log-inquiry.md",
        "privacy.md",
        "unheard-of.md",
    ]


def test_windows_file_is_read(tmp_path: Path) -> None:
    _load(tmp_path, privacy=GOOD)
    path = tmp_path / "answers/da/privacy.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert Answers.load(tmp_path, TOPICS, {LAW.id: LAW}).has(TopicId("privacy"), Language.DANISH)


def test_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    _load(tmp_path, privacy=GOOD)
    path = tmp_path / "answers/da/privacy.md"
    path.write_bytes(path.read_bytes().replace("§".encode(), b"\xa7"))

    with pytest.raises(ContentError, match=r"privacy\.md:4: The file is not UTF-8"):
        Answers.load(tmp_path, TOPICS, {LAW.id: LAW})


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 1, 1), date(2030, 1, 1)])
def test_every_answered_topic_has_one_answer_on_the_day(packaged: Answers, today: date) -> None:
    for (topic, language), versions in packaged.by_topic.items():
        assert sum(one.holds(today) for one in versions) == 1, (topic, language)


def test_there_are_levels_to_look_at(packaged: Answers) -> None:
    assert _levels(packaged)


def test_levels_are_plain(packaged: Answers) -> None:
    known = readability.names(Reader(CONTENT))
    easy, normal = readability.EASY, readability.NORMAL

    heavy = [
        (topic, name, round(lix, 1))
        for topic, one in _danish(packaged)
        for name, text, most in (
            ("normal", one.text, normal),
            ("easy", one.easy, easy),
            *((audience, part, easy) for audience, part in one.parts.items()),
        )
        if (lix := readability.lix(text, known)) > most
    ]

    assert heavy == []


def test_levels_fit_and_end_in_a_sentence(packaged: Answers) -> None:
    for topic, one in _levels(packaged):
        for text in (one.text, one.easy):
            assert len(text) <= LONGEST, topic
            assert text.endswith("."), topic


def test_easy_is_shorter(packaged: Answers) -> None:
    assert [topic for topic, one in _levels(packaged) if len(one.easy) >= len(one.text)] == []


def test_answers_say_where_they_stand(packaged: Answers) -> None:
    assert {topic for topic, one in _levels(packaged) if not one.sources} == CHAT


def test_the_draft_is_never_a_source(packaged: Answers) -> None:
    quoted = " ".join(source for _, one in _levels(packaged) for source in one.sources).lower()

    assert "udkast" not in quoted


def test_every_answer_says_when_it_is_read_again(packaged: Answers) -> None:
    """Nobody at the region has read them yet: reviewed_on stays empty until somebody has."""
    for topic, one in _levels(packaged):
        assert one.review_by, topic
        assert one.reviewed_on is None or one.review_by > one.reviewed_on, topic


def test_answer_that_nobody_has_reviewed_is_read(tmp_path: Path) -> None:
    told = _load(tmp_path, privacy=GOOD.replace("reviewed_on: 2026-11-22", "reviewed_on:"))
    one = told.get(TopicId("privacy"), Language.DANISH)

    assert one
    assert one.reviewed_on is None


def test_the_privacy_notice_says_what_it_must(packaged: Answers) -> None:
    """Both levels; the first contact's own text is tested with the sentences."""
    one = packaged.get(TopicId("privacy"), Language.DANISH)
    must = (
        "automatisk|maskine", "Region Midtjylland", "ring 112", "CPR", "helbred|sygdom", "litra e", "30 dage",
        "8 dage", "24 timer", "/minedata", "/slet", "databeskyttelsesrådgiver", "datatilsynet", "Telegram",
    )  # fmt: skip

    assert one
    for text in (one.text, one.easy):
        assert [word for word in must if not re.search(word, text)] == []


def test_proposals_are_told_with_their_year(packaged: Answers) -> None:
    for topic, one in _levels(packaged):
        if "foreslog" in one.text or "anbefal" in one.text:
            assert re.search(r"\b20(21|25)\b", one.text), topic
            assert re.search(r"forslag|anbefal|ved ikke", one.text), topic


def test_every_number_and_address_stands_in_a_list() -> None:
    """Phone numbers, sites, mail addresses and amounts come from the lists, where each has its source."""
    lists = "\n".join(
        path.read_text(encoding="utf-8") for path in CONTENT.glob("*.*") if path.suffix != ".md"
    )
    for path in FILES:
        body = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        told = re.findall(r"\b\d[\d ]{2,}\d\b|[\w.-]+\.dk\b|\S+@\S+|\b\d+ (?:kr|mio|kroner)\b", body)
        for fact in {fact for fact in told if not re.fullmatch(r"20\d\d|1\. januar.*", fact)}:
            assert fact in lists, f"{path.name}: {fact!r}"


def test_answers_name_no_person() -> None:
    """Two capitalised words in a row are a body or hospital we know, or begin a sentence after a name."""
    known = "".join((CONTENT / name).read_text(encoding="utf-8") for name in ("names.txt", "hospitals.csv"))
    for path in FILES:
        body = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        pairs = set(re.findall(r"(?<![.:!?•\n] )\b[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]+\b", body))
        assert [pair for pair in pairs if pair not in known] == [], path.name
