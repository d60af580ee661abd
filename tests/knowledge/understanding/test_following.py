"""Follow-ups: the topic talked about helps a close call, never overrides a clear new one."""

from datetime import date

import pytest

from knowledge import library as libraries
from knowledge.context import NEW, Context
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import ActorKind, Detail, Match, TopicId
from knowledge.understanding import following
from knowledge.understanding.thresholds import GUESS, SURE
from knowledge.understanding.understand import understand

AGREEMENT, FUNDING, ROLES = map(
    TopicId, ("cooperation-agreement", "council-funding", "volunteer-staff-roles")
)
LOST, COUNCILS = TopicId("out-of-scope"), TopicId("health-councils")
TOLD = Context(topic=AGREEMENT)


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


def likely(**certainties: float) -> tuple[Match, ...]:
    return tuple(Match(TopicId(topic.replace("_", "-")), sure) for topic, sure in certainties.items())


@pytest.mark.parametrize(
    ("matches", "context", "first", "detail"),
    [
        (likely(council_funding=0.4, cooperation_agreement=0.3), TOLD, AGREEMENT, Detail.MORE),
        (likely(cooperation_agreement=0.4, council_funding=0.3), TOLD, AGREEMENT, None),
        (likely(health_councils=0.4, volunteer_staff_roles=0.2), TOLD, ROLES, None),  # a next step of it
        (likely(council_funding=SURE, cooperation_agreement=0.3), TOLD, FUNDING, None),
        (likely(council_funding=0.4, cooperation_agreement=0.3), NEW, FUNDING, None),
        (likely(council_funding=0.4, cooperation_agreement=GUESS / 2), TOLD, FUNDING, None),
        (likely(council_funding=0.4, smalltalk=0.3), Context(topic=TopicId("smalltalk")), FUNDING, None),
    ],
)
def test_what_was_talked_about_helps_a_close_call(
    matches: tuple[Match, ...], context: Context, first: TopicId, detail: Detail | None, library: Library
) -> None:
    found, asked = following.beside(matches, "penge til noget", context, library)

    assert (found[0].topic, asked) == (first, detail)
    if first != matches[0].topic:
        assert found[0].certainty == SURE
        assert all(match.certainty < SURE for match in found[1:])


def test_a_long_text_says_what_it_is_about(library: Library) -> None:
    matches = likely(council_funding=0.4, cooperation_agreement=0.3)

    found = following.beside(matches, "penge " * 9, TOLD, library)

    assert found == (matches, None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hvad koster det?", Detail.PRICE),
        ("er det gratis", Detail.PRICE),
        ("kan man ringe?", Detail.PHONE),
        ("har I et nummer til dem", Detail.PHONE),
        ("og mailen?", Detail.MAIL),
        ("har de en hjemmeside?", Detail.PAGE),
        ("hvor ligger det henne", Detail.ADDRESS),
        ("hvornår har de åbent?", Detail.TIME),
        ("what does it cost?", Detail.PRICE),
        ("can I call them?", Detail.PHONE),
        ("and the email?", Detail.MAIL),
        ("what are their opening hours", Detail.TIME),
        ("hvad med penge", None),  # which is a subject of its own
        ("what about money?", None),
        ("kan jeg komme med", None),
        ("hvad koster en frivillig regionen om året", None),
        ("kan I ringe til hospitalschefen i Horsens", None),
        ("tak", None),
    ],
)
def test_what_is_asked_of_it(text: str, asked: Detail | None, library: Library) -> None:
    assert following.detail(text, TOLD, library) is asked
    assert following.detail(text, NEW, library) is None


@pytest.mark.parametrize(
    ("topic", "text", "asked", "said"),
    [
        ("health-councils", "hvornår starter de", Detail.WHEN, "1. januar 2027"),
        ("health-councils", "hvornår træder de i kraft?", Detail.WHEN, "1. januar 2027"),
        ("health-councils", "when do they start?", Detail.WHEN, "1. januar 2027"),
        ("health-councils", "hvor mange er der", Detail.MANY, "har fem"),
        ("health-councils", "how many are there", Detail.MANY, "har fem"),
        ("become-volunteer", "do I need to speak Danish?", Detail.TONGUE, ""),
        ("health-councils", "do I need to speak Danish?", None, ""),
        ("cooperation-agreement", "hvornår starter de", None, ""),  # its answer does not tell
    ],
)
def test_what_an_answer_tells_is_asked_of_it(
    topic: str, text: str, asked: Detail | None, said: str, library: Library
) -> None:
    told = library.answers.get(TopicId(topic), NEW.language)

    assert following.detail(text, Context(topic=TopicId(topic)), library) is asked
    assert told
    assert said in following.passages(told, text, asked or Detail.MORE, library)


@pytest.mark.parametrize(
    ("kind", "hears"), [(None, False), (ActorKind.ASSOCIATION, False), (ActorKind.SOCIAL_ENTERPRISE, True)]
)
def test_a_part_is_searched_for_those_it_is_for(
    kind: ActorKind | None,
    hears: bool,  # noqa: FBT001 a table
    library: Library,
) -> None:
    told = library.answers.get(TopicId("how-to-partner"), NEW.language)

    assert told
    said = following.passages(told, "er der nogen regler", Detail.MORE, library, (None, kind, None))
    assert bool(said) is hears


@pytest.mark.parametrize(
    ("topic", "text"),
    [("patient-involvement", "hvem sidder i det"), ("volunteer-staff-roles", "hvem siger jeg det til")],
)
def test_a_verb_alone_finds_no_sentence(topic: str, text: str, library: Library) -> None:
    told = library.answers.get(TopicId(topic), NEW.language)

    assert told
    assert not following.passages(told, text, Detail.MORE, library)


@pytest.mark.parametrize(
    ("topic", "text", "first"),
    [
        (AGREEMENT, "hvad med privatliv", AGREEMENT),
        (AGREEMENT, "and confidentiality?", AGREEMENT),
        (AGREEMENT, "hvad gemmer I om mig", TopicId("privacy")),
        (COUNCILS, "hvad med privatliv", TopicId("privacy")),
    ],
)
def test_data_in_talk_of_an_agreement_is_the_association_s(
    topic: TopicId, text: str, first: TopicId, library: Library
) -> None:
    found, _ = following.beside(likely(privacy=0.99), text, Context(topic=topic), library)

    assert found[0].topic == first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hvad med forsikring?", "penge, og om alle er forsikret"),
        ("og skabelonen?", "skabelon"),
        ("hvad med parkering?", ""),
    ],
)
def test_an_answer_is_looked_up_for_the_words(text: str, said: str, library: Library) -> None:
    told = library.answers.get(AGREEMENT, NEW.language)

    assert told
    found = following.passages(told, text, Detail.MORE, library)
    assert said in found
    assert bool(found) is bool(said)


def test_a_sentence_that_leans_on_another_brings_it(library: Library) -> None:
    told = library.answers.get(TopicId("become-volunteer"), NEW.language)

    assert told
    assert "børneattest" in following.passages(told, "hvad koster det", Detail.PRICE, library)


def test_a_cry_for_help_is_no_follow_up(library: Library) -> None:
    text = "jeg vil ikke leve mere"

    understood = understand(text, library=library, today=date(2026, 11, 23), context=TOLD)

    assert understood.topic == "crisis"
