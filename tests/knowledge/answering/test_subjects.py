"""Subjects: what can be opened on, what a link to it carries, and that it leads back."""

import pytest

from knowledge import library as libraries
from knowledge.answering import subjects
from knowledge.answering.voice import Voice
from knowledge.files.reader import CONTENT
from knowledge.terms import Language


@pytest.fixture(scope="module")
def danish() -> Voice:
    return Voice(libraries.load(CONTENT))


def test_a_council_says_whom_it_covers_and_a_topic_needs_no_more_than_its_title(danish: Voice) -> None:
    council, topic = subjects.find("midt", danish), subjects.find("cooperation-agreement", danish)

    assert council
    assert topic
    assert (council.title, council.council is None) == ("Sundhedsråd Midt", False)
    assert "Skive" in council.about
    assert (topic.about, topic.council) == ("", None)


def test_what_does_not_exist_is_no_subject(danish: Voice) -> None:
    assert subjects.find("nonsense", danish) is subjects.find("", danish) is None


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_every_link_leads_back_to_its_subject_in_its_language(danish: Voice, language: Language) -> None:
    say = Voice(danish.library, language)

    for subject in subjects.every(say):
        id_, asked = subjects.opened(subject.payload)
        assert subjects.find(id_, Voice(danish.library, asked or Language.DANISH)) == subject


def test_nobody_hangs_up_small_talk(danish: Voice) -> None:
    assert {"smalltalk", "crisis", "midt"} & {one.id for one in subjects.every(danish)} == {"midt"}
