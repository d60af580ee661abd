"""The topics: their ids and titles, how people say them, and how well a text finds its topic."""

import time
from collections import Counter
from pathlib import Path

import pytest

from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT, Reader
from knowledge.library import topics
from knowledge.library.phrases import LANGUAGES, fold, split
from knowledge.library.topics import Topics
from knowledge.terms import Language, TopicId

SPLIT = split(CONTENT)
FEWEST = {Language.DANISH: 15, Language.ENGLISH: 6}
FEWEST_OF = {
    ("crisis", Language.DANISH): 20,
    ("crisis", Language.ENGLISH): 10,
    ("out-of-scope", Language.DANISH): 80,
    ("out-of-scope", Language.ENGLISH): 30,
}
TOPIC = """[[topic]]
id = "{id}"
kind = "answer"
group = "partner"
da = "Om {id}"
en = "About {id}"
answered = []
"""


@pytest.fixture(scope="module")
def packaged() -> Topics:
    return Topics.load(CONTENT)


def _content(folder: Path, **phrases: str) -> Path:
    (folder / "topics.toml").write_text("".join(TOPIC.format(id=id_) for id_ in phrases), encoding="utf-8")
    for language in ("da", "en"):
        (folder / "phrases" / language).mkdir(parents=True)
        for id_, text in phrases.items():
            words = text if language == "da" else f"about {id_}"
            (folder / "phrases" / language / f"{id_}.txt").write_text(words, encoding="utf-8")
    return folder


def test_there_are_fifty_seven_topics(packaged: Topics) -> None:
    assert len(packaged.ids) == 57
    assert packaged.ids[0] == "health-councils"
    assert packaged.ids[-1] == "out-of-scope"


def test_title_is_told_in_the_language(packaged: Topics) -> None:
    assert packaged.title(TopicId("find-offers"), Language.DANISH) == "Find et tilbud"
    assert packaged.title(TopicId("find-offers"), Language.ENGLISH) == "Find local activities"
    assert packaged.title(TopicId("find-offers"), Language.OTHER) == "Find et tilbud"


def test_titles_are_told_apart(packaged: Topics) -> None:
    for language in LANGUAGES:
        assert len({packaged.title(topic, language) for topic in packaged.ids}) == 57


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_said_in_many_ways(packaged: Topics, language: Language) -> None:
    for topic in packaged.ids:
        text = (CONTENT / "phrases" / language / f"{topic}.txt").read_text("utf-8")
        said = {fold(line) for line in text.splitlines() if not line.startswith("#")} - {""}
        assert len(said) >= FEWEST_OF.get((topic, language), FEWEST[language]), topic


def test_split_holds_nothing_that_was_learnt(packaged: Topics) -> None:
    learnt = {fold(phrase) for _, phrase in packaged.phrases}

    assert [text for _, text in SPLIT if len(fold(text).split()) > 4 and fold(text) in learnt] == []


def test_split_asks_for_every_topic(packaged: Topics) -> None:
    asked = Counter(topic for topic, _ in SPLIT)

    assert set(asked) == set(packaged.ids)
    assert min(asked.values()) >= 15


def test_most_of_the_split_finds_its_topic(packaged: Topics) -> None:
    """Danger too, which the screen hears first: what the whole bot reaches, scripts/evaluate tells."""
    found = [([match.topic for match in packaged.match(text)], topic) for topic, text in SPLIT]

    assert sum(topics_[:1] == [topic] for topics_, topic in found) / len(SPLIT) >= 0.87
    assert sum(topic in topics_[:3] for topics_, topic in found) / len(SPLIT) >= 0.94


def test_match_is_quick(packaged: Topics) -> None:
    """A bound in seconds of work, which a busy machine keeps: what is aimed at is 1.5 ms a message."""
    texts = [text for _, text in SPLIT]
    packaged.match(texts[0])
    start = time.process_time()
    for text in texts:
        packaged.match(text)

    assert (time.process_time() - start) / len(texts) < 0.006


def test_matches_are_best_first_and_at_most_five(packaged: Topics) -> None:
    matches = packaged.match("Hvad skal der stå i en samarbejdsaftale med hospitalet?")

    assert matches[0].topic == "cooperation-agreement"
    assert len(matches) <= 5
    assert [match.certainty for match in matches] == sorted((m.certainty for m in matches), reverse=True)
    assert all(0 <= match.certainty <= 1 for match in matches)


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "!!!", "ぶぶぶ"])
def test_text_without_words_matches_nothing(packaged: Topics, text: str) -> None:
    assert packaged.match(text) == ()


@pytest.mark.parametrize("text", ["x" * 6000, "a b " * 2000, "samarbejde " * 600])
def test_long_text_is_matched_quickly(packaged: Topics, text: str) -> None:
    start = time.process_time()
    packaged.match(text)

    assert time.process_time() - start < 0.1


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Sundhedsråd", "sundhedsraad"),
        ("SUNDHEDSRÅD", "sundhedsrad"),
        ("hjælp", "hjaelp"),
        ("høring", "hoering"),
        ("Hvad, så?!", "hvad så"),
    ],
)
def test_spellings_are_folded_together(written: str, plain: str) -> None:
    assert fold(written) == fold(plain)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("samarbejdsaftle", "cooperation-agreement"),
        ("sundhedsraad hvad er det", "health-councils"),
        ("selvhjælpsgrupper", "peer-networks"),
        ("SOCIALE HENVISNINGER", "social-referrals"),
        ("jeg vil gerne vaere frivillig", "become-volunteer"),
    ],
)
def test_typos_and_plain_letters_are_understood(packaged: Topics, typed: str, topic: str) -> None:
    assert packaged.match(typed)[0].topic == topic


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("Send en henvendelse", "log-inquiry"),
        ("Opret en henvendelse!", "log-inquiry"),
        ("hej, opret henvendelse tak", "log-inquiry"),
        ("Hvor langt er min henvendelse?", "inquiry-status"),
        ("find et tilbud", "find-offers"),
        ("HVORDAN KOMMER VI I GANG", "how-to-partner"),
    ],
)
def test_a_phrase_known_word_for_word_is_certain(packaged: Topics, typed: str, topic: str) -> None:
    best, *others = packaged.match(typed)

    assert (best.topic, best.certainty) == (topic, 1.0)
    assert all(other.certainty <= 0.5 for other in others)


def test_a_phrase_with_more_around_it_is_not(packaged: Topics) -> None:
    assert packaged.match("hvordan kommer vi i gang med at spare op")[0].certainty < 1.0


def test_same_phrase_in_two_topics_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        Topics.load(_content(tmp_path, one="En idé\nførste", two="# et eksempel\nen ide!"))

    flaw = caught.value.flaws[0]
    assert (flaw.file, flaw.line) == ("phrases/da/two.txt", 2)
    assert flaw.problem == "The phrase 'en ide!' stands under 'one' too."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind = "answer"', 'kind = "song"', "kind 'song' is not known."),
        ('da = "Om one"', f'da = "{"x" * 41}"', "has 41 characters."),
        ('da = "Om one"', 'da = ""', "has 0 characters."),
        ('group = "partner"', "", "missing or unknown keys: group."),
        ('group = "partner"', 'group = "partner"\nfr = "Un"', "missing or unknown keys: fr."),
        ("answered = []", 'answered = ["de"]', "answered 'de' is not known."),
        ('id = "one"', "id = one", "This is not TOML"),
    ],
)
def test_mistake_in_the_list_is_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = _content(tmp_path, one="en idé") / "topics.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        Topics.load(tmp_path)

    assert problem in caught.value.flaws[0].problem
    assert caught.value.flaws[0].file == "topics.toml"


def test_topic_given_twice_is_told(tmp_path: Path) -> None:
    path = _content(tmp_path, one="en idé") / "topics.toml"
    path.write_text(path.read_text("utf-8") * 2, encoding="utf-8")

    with pytest.raises(ContentError, match="'one' is here twice"):
        Topics.load(tmp_path)


def test_phrases_of_an_unknown_topic_and_missing_phrases_are_told_together(tmp_path: Path) -> None:
    folder = _content(tmp_path, one="en idé") / "phrases" / "da"
    (folder / "one.txt").rename(folder / "uno.txt")

    with pytest.raises(ContentError) as caught:
        Topics.load(tmp_path)

    assert [(flaw.file, flaw.problem) for flaw in caught.value.flaws] == [
        ("phrases/da/uno.txt", "The topic 'uno' is not known."),
        ("phrases/da/one.txt", "The file is missing."),
    ]


def test_a_list_that_cannot_be_read_is_one_flaw(tmp_path: Path) -> None:
    (_content(tmp_path, one="en idé") / "topics.toml").write_text("[[topic", encoding="utf-8")
    reader = Reader(tmp_path)

    assert topics.read(reader).ids == ()
    assert len(reader.flaws) == 1


@pytest.mark.parametrize(
    ("says", "topic"),
    [
        ("Hi, we are an NGO working with refugees in Randers. Can we get funding?", "council-funding"),
        ("Hej. Vi er en gruppe mødre i Odder. Hvordan kommer vi i gang med et samarbejde?", "how-to-partner"),
        ("Goddag\nVi har talt med afdelingen.\nHvad skal vi skrive i aftalen?\nMvh", "cooperation-agreement"),
        ("Hej! Jeg skrev for tre uger siden. Har I fået min henvendelse?", "inquiry-status"),
        ("Hej, jeg bor i Viborg. Hvornår bliver min skraldespand tømt?", "out-of-scope"),
        ("Jeg er gået på pension. Har god tid. Jeg vil gerne være frivillig.", "become-volunteer"),
        ("Tak for hjælpen. Hav en god dag.", "smalltalk"),
    ],
)
def test_question_is_found_among_other_sentences(packaged: Topics, says: str, topic: str) -> None:
    assert packaged.match(says)[0].topic == topic


def test_a_topic_is_only_as_likely_as_its_words(packaged: Topics) -> None:
    crisis = TopicId("crisis")

    assert packaged.likelihood(crisis, "jeg kan ikke mere og vil bare dø") > 0.5
    assert packaged.likelihood(crisis, "hvem rydder sneen foran biblioteket") < 0.01
    assert packaged.likelihood(crisis, "") == 0.0
    assert packaged.likelihood(TopicId("never-taught"), "jeg vil dø") == 1.0
