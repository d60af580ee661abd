"""Tables of what was judged, as lines of text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.evaluation.judging import Judged, Scores, share

BREAKDOWN = ("style", "lang", "kind")
BANDS = 10  # of certainty, equally wide
WORST = 15  # confusions told


def breakdown(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield how many lines are right, by each key that the lines have."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in judged:
        for key in BREAKDOWN:
            if value := getattr(one.line, key):
                groups[key, value].append(one.verdict)
    for (key, value), verdicts in sorted(groups.items()):
        yield f"{key:6} {value:28} {_counted(verdicts)}"


def topics(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield how each topic fares, the worst first; a line that fits several counts under its first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in judged:
        if one.line.of_topic:
            groups[one.line.topics[0]].append(one.verdict)
    for topic, verdicts in sorted(
        groups.items(), key=lambda group: share(map("right".__eq__, group[1])) or 0
    ):
        yield f"topic  {topic:28} {_counted(verdicts)}"


def confusions(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield which topic was taken for which, most frequent first, and how many of them silently."""
    taken: Counter[tuple[str, str]] = Counter()
    silently: Counter[tuple[str, str]] = Counter()
    for one in judged:
        if one.line.of_topic and one.verdict != "right":
            pair = (one.line.topics[0], one.heard.topic)
            taken[pair] += 1
            silently[pair] += one.verdict == "silent"
    for (gold, other), count in taken.most_common(WORST):
        yield f"{count:4}  {gold} taken for {other}, {silently[gold, other]} silently"


def scores(everybody: Mapping[str, Scores]) -> Iterator[str]:
    """Yield the scores of the bot and its peers side by side."""
    yield f"{'':28} {'top-1':>8} {'silent':>8} {'beyond':>8} {'crisis':>8} {'alarms':>8}"
    for name, found in everybody.items():
        shares = ("top1", "silently_wrong", "out_of_scope_recognised", "crisis_recognised")
        told = " ".join(f"{found[key]:8.3f}" if found[key] is not None else f"{'-':>8}" for key in shares)
        yield f"{name:28} {told} {found['false_alarms']:8}"


@dataclass(frozen=True, slots=True)
class Band:
    """The lines whose certainty lies from *start* up to the next band, and the *right* share of them."""

    start: float
    lines: int
    certainty: float | None
    right: float | None


def calibration(judged: Sequence[Judged]) -> list[Band]:
    """Return how often each band of certainty is right; calibrated is right as often as it is certain."""
    bands: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.line.of_topic:
            bands[min(int(one.heard.certainty * BANDS), BANDS - 1)].append(one)
    return [_band(number / BANDS, bands[number]) for number in range(BANDS)]


def _band(start: float, judged: Sequence[Judged]) -> Band:
    certainty = round(fmean(one.heard.certainty for one in judged), 4) if judged else None
    return Band(start, len(judged), certainty, share(one.verdict == "right" for one in judged))


def bands(found: Sequence[Band]) -> Iterator[str]:
    """Yield the bands of a calibration that hold anything."""
    for band in found:
        if band.lines:
            shares = f"certain {band.certainty:.3f}  right {band.right:.3f}"
            yield f"{band.start:.1f}  {band.lines:5} lines  {shares}"


def _counted(verdicts: Sequence[str]) -> str:
    told = "  ".join(f"{name} {verdicts.count(name)}" for name in sorted(set(verdicts)))
    return f"{len(verdicts):5}  {told}"
