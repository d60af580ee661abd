"""What is decided about lines in danger and near it: the lines alone, or an ordinary answer.

``fresh.jsonl`` and ``blind.jsonl`` were written before anybody saw what the alarm makes of them: the first
before its weights were learnt, the second to be looked at once, when they were. What they first showed stands
in docs/understanding.md; both have been read since, so that these bounds only keep what is reached.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.context import Context
from knowledge.decide import called, decide
from knowledge.files.reader import CONTENT
from knowledge.library import Library, load
from knowledge.terms import Danger
from knowledge.understanding.understand import understand

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(CONTENT)


@pytest.mark.parametrize(
    ("file", "missed", "false"),
    [
        ("fresh.jsonl", 1, 4),
        ("blind.jsonl", 2, 3),
        ("crisis.jsonl", 1, 3),
        ("exam.jsonl", 0, 2),  # taught since
        ("last.jsonl", 7, 2),  # met once, after all tuning, and never improved on
    ],
)
def test_nearly_all_in_danger_get_the_lines_and_few_others(
    file: str, missed: int, false: int, library: Library
) -> None:
    told = [json.loads(line) for line in Path(__file__).with_name(file).read_text("utf-8").splitlines()]
    deaf = [line["text"] for line in told if line["expect"] != "none" and not _alone(line["text"], library)]
    shy = [line["text"] for line in told if line["expect"] == "none" and _alone(line["text"], library)]

    assert len(told) >= 80
    assert len(deaf) <= missed, deaf
    assert len(shy) <= false, shy


@pytest.mark.parametrize(
    "text",
    [
        "Vi laver samtalegrupper for forældre, der har mistet et barn til selvmord",
        "vi er et krisecenter og vil gerne have frivillige mentorer",
        "our shelter for victims of violence needs a contact at the hospital",
        "hvad gør regionen for at forebygge selvmord",
        "as a child I was beaten and now I'd like to help kids in the same situation",
        "Jeg var tæt på at dø af covid og vil gerne tale med andre overlevere",
    ],
)
def test_what_an_organisation_works_with_and_what_was_is_answered(text: str, library: Library) -> None:
    assert not _alone(text, library)


@pytest.mark.parametrize(
    "text",
    [
        "jeg er ved at gå ned, min far har demens, Herning",
        "min mand har demens og jeg er ved at gå ned",
        "jeg kan ikke klare det mere, min kone har demens",
        "jeg er ved at gå ned med flaget, min mor har alzheimer",
        "jeg magter ikke at passe min mand mere, han har demens. Skive",
    ],
)
def test_a_worn_out_relative_hears_of_livslinien_and_gets_offers(text: str, library: Library) -> None:
    understood = understand(text, library=library, today=TODAY, context=Context())

    assert understood.danger is Danger.SUICIDE
    assert called(decide(understood, library=library, context=Context())) == "offers"


def _alone(text: str, library: Library) -> bool:
    """Whether *text* is answered with the lines and nothing else."""
    understood = understand(text, library=library, today=TODAY, context=Context())
    return called(decide(understood, library=library, context=Context())) == "crisis"
