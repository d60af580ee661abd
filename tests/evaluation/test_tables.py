from tests.evaluation import tables
from tests.evaluation.judging import Heard, judge, topic_scores
from tests.evaluation.lines import Line

JUDGED = judge(
    [
        Line("1", "…", ("hearings",), style="plain"),
        Line("2", "…", ("hearings",), style="typos"),
        Line("3", "…", ("hearings",), style="typos"),
        Line("4", "…", ("privacy",), style="plain"),
        Line("5", "…", municipality="Skive", kind="town"),
    ],
    [
        Heard("answer", "hearings", 0.95),
        Heard("answer", "privacy", 0.55),
        Heard("clarify", "privacy", 0.51),
        Heard("answer", "privacy", 1.0),
        Heard("contact", "find-contact", council="midt"),
    ],
    {"Skive": "midt"},
)


def test_each_style_and_kind_has_a_line() -> None:
    told = [" ".join(line.split()) for line in tables.breakdown(JUDGED)]

    assert told == [
        "kind town 1 right 1",
        "style plain 2 right 2",
        "style typos 2 honest 1 silent 1",
    ]


def test_the_worst_topic_comes_first() -> None:
    told = [" ".join(line.split()) for line in tables.topics(JUDGED)]

    assert told == ["topic hearings 3 honest 1 right 1 silent 1", "topic privacy 1 right 1"]


def test_a_confusion_is_counted_both_loud_and_silent() -> None:
    assert list(tables.confusions(JUDGED)) == ["   2  hearings taken for privacy, 1 silently"]


def test_a_band_tells_how_often_it_is_right() -> None:
    found = {band.start: band for band in tables.calibration(JUDGED) if band.lines}

    assert {start: (band.lines, band.certainty, band.right) for start, band in found.items()} == {
        0.5: (2, 0.53, 0.0),
        0.9: (2, 0.975, 1.0),
    }
    assert len(list(tables.bands(tables.calibration(JUDGED)))) == 2


def test_scores_without_a_crisis_show_none() -> None:
    heading, bot = tables.scores({"bot": topic_scores(JUDGED)})

    assert bot.split() == ["bot", "0.500", "0.250", "-", "-", "0"]
    assert len(heading.split()) == len(bot.split()) - 1
