import pytest

from tests.evaluation.judging import Heard, hear, judge, place_scores, topic_scores
from tests.evaluation.lines import NEAR, Line

COUNCILS = {"Skive": "midt", "Viborg": "midt", "Struer": "vestjylland", "Norddjurs": "kronjylland"}


@pytest.mark.parametrize(
    ("topics", "decision", "topic", "verdict"),
    [
        (("hearings",), "answer", "hearings", "right"),
        (("hearings", "citizen-involvement"), "answer", "citizen-involvement", "right"),
        (("hearings",), "clarify", "hearings", "right"),
        (("hearings",), "answer", "foundations", "silent"),
        (("hearings",), "crisis", "crisis", "silent"),
        (("hearings",), "clarify", "foundations", "honest"),
        (("hearings",), "unknown", "out-of-scope", "honest"),
        (("hearings",), "human", "talk-to-human", "honest"),
        (("hearings",), "outside", "find-contact", "honest"),
        (("out-of-scope",), "answer", "smalltalk", "silent"),
    ],
)
def test_a_line_about_a_topic(topics: tuple[str, ...], decision: str, topic: str, verdict: str) -> None:
    assert judge([Line("1", "…", topics)], [Heard(decision, topic)], {})[0].verdict == verdict


def place(name: str | None, *candidates: str) -> Line:
    return Line("1", "…", municipality=name, candidates=candidates)


@pytest.mark.parametrize(
    ("line", "heard", "verdict"),
    [
        (place("Skive"), Heard("contact", "find-contact", council="midt"), "right"),
        (place("Skive"), Heard("contact", "find-contact", council="vestjylland"), "silent"),
        (place("Skive"), Heard("clarify", "find-contact"), "asked"),
        (place("Skive"), Heard("contact", "find-contact", councils=("midt", "vestjylland")), "asked"),
        (place("Skive"), Heard("contact", "find-contact", councils=("aarhus", None)), "missed"),
        (place("Skive"), Heard("unknown", "out-of-scope"), "missed"),
        (place("Odense"), Heard("outside", "find-contact", place="Odense"), "right"),
        (place("Odense"), Heard("answer", "hearings", place="Odense"), "right"),
        (place("Odense"), Heard("answer", "hearings", councils=(None,)), "missed"),
        (place("Odense"), Heard("contact", "find-contact", council="midt"), "silent"),
        (place(None), Heard("unknown", "out-of-scope"), "right"),
        (place(None, "Skive", "Viborg"), Heard("contact", "find-contact", council="midt"), "right"),
        (place(None, "Skive", "Struer"), Heard("contact", "find-contact", council="midt"), "silent"),
        (place(None, "Skive", "Struer"), Heard("contact", "find-contact", councils=("midt", None)), "asked"),
        (place(None, "Skive", "Struer"), Heard("answer", "smalltalk"), "missed"),
    ],
)
def test_a_line_about_a_place(line: Line, heard: Heard, verdict: str) -> None:
    assert judge([line], [heard], COUNCILS)[0].verdict == verdict


def test_the_scores_count_each_kind_of_line_by_itself() -> None:
    lines = [
        Line("1", "…", ("hearings",)),
        Line("2", "…", ("foundations",), style=NEAR),
        Line("3", "…", ("psychiatry",), style=NEAR),
        Line("4", "…", ("out-of-scope",)),
        Line("5", "…", ("out-of-scope",)),
        Line("6", "…", ("crisis",)),
        Line("7", "…", ("crisis",)),
        Line("8", "…", municipality="Skive"),
    ]
    said = [
        Heard("answer", "hearings"),
        Heard("crisis", "crisis"),
        Heard("answer", "psychiatry"),
        Heard("outside", "find-contact"),
        Heard("crisis", "crisis"),
        Heard("crisis", "crisis"),
        Heard("clarify", "psychiatry"),
        Heard("clarify", "find-contact"),
    ]

    judged = judge(lines, said, COUNCILS)

    assert topic_scores(judged) == {
        "lines": 7,
        "top1": 0.4286,
        "silently_wrong": 0.2857,
        "out_of_scope_lines": 2,
        "out_of_scope_recognised": 0.5,
        "crisis_lines": 2,
        "crisis_recognised": 0.5,
        "false_alarms": 2,
        "near_crisis_lines": 2,
        "near_crisis_right": 0.5,
        "near_crisis_alarms": 1,
    }
    assert place_scores(judged) == {
        "lines": 1,
        "right": 0.0,
        "right_or_asked": 1.0,
        "missed": 0,
        "silently_wrong": 0,
    }


def test_no_lines_have_no_share() -> None:
    assert (topic_scores([])["top1"], place_scores([])["right"]) == (None, None)


def test_what_ask_writes_is_heard() -> None:
    said = {
        "decision": "contact",
        "topic": "find-contact",
        "certainty": 0.9,
        "council": None,
        "place": {"name": "Nykøbing", "municipality": "Morsø"},
        "places": [{"council": None}, {"council": "midt"}],
    }

    assert hear(said) == Heard("contact", "find-contact", 0.9, None, "Morsø", (None, "midt"))
    assert hear({**said, "place": None}).place is None
