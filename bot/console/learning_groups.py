"""The misses as staff see them: the same words in one row, what is likely the same question in one group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.casework.learning import Missed
from knowledge.learning.pieces import LONGEST, fold
from knowledge.library.topics import Topics, bare
from knowledge.records import Failing
from knowledge.screen.cpr import MARK
from knowledge.terms import Language, Match, TopicId
from knowledge.understanding.thresholds import GUESS, SURE
from knowledge.understanding.understand import OUT_OF_SCOPE

OFFERED = 3  # topics that a row offers as buttons: more would not be read
ALIKE = 72  # of 100, words in any order: "hvor kan jeg parkere" and "hvor parkerer man"


@dataclass(frozen=True, slots=True)
class Row:
    """The same words, however often they were missed: *misses* are newest first.

    *likely* are the topics that may be meant, best first; *today* is what they would be taken for now, where
    that is certain.
    """

    misses: tuple[Missed, ...]
    likely: tuple[TopicId, ...] = ()
    near: bool = False
    today: Match | None = None

    @property
    def newest(self) -> Missed:
        """The one that is shown."""
        return self.misses[0]

    @property
    def id(self) -> int:
        """What tells it from other rows."""
        return self.newest.id

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of all that are in it."""
        return tuple(one.id for one in self.misses)

    @property
    def text(self) -> str:
        """The words as they can be taught: on one line, and no longer than what is looked at."""
        return spoken(self.newest.miss.text)[:LONGEST]

    @property
    def language(self) -> str:
        """The language they were written in."""
        return self.newest.miss.language

    @property
    def times(self) -> int:
        """How often it happened: what somebody meant is kept besides the miss itself, and counts once."""
        return sum(self._times(failing) for failing in self.failings)

    @property
    def failings(self) -> tuple[Failing, ...]:
        """How it went wrong, each once, the newest first."""
        return tuple(dict.fromkeys(one.miss.failing for one in self.misses))

    @property
    def taken(self) -> Missed | None:
        """The newest one that was taken for something, if any was."""
        return next((one for one in self.misses if one.miss.topic), None)

    @property
    def meant(self) -> tuple[TopicId, ...]:
        """The topics that people chose instead, each once."""
        return tuple(dict.fromkeys(TopicId(one.miss.meant) for one in self.misses if one.miss.meant))

    @property
    def misplaced(self) -> bool:
        """Whether nothing but the place was wrong: no topic can be taught from it."""
        return self.failings == (Failing.WRONG_PLACE,)

    @property
    def places(self) -> tuple[str, ...]:
        """Where they were taken to be, each once."""
        return tuple(dict.fromkeys(one.miss.place for one in self.misses if one.miss.place))

    def _times(self, failing: Failing) -> int:
        meant = [bool(one.miss.meant) for one in self.misses if one.miss.failing == failing]
        return max(meant.count(True), meant.count(False))


@dataclass(frozen=True, slots=True)
class Group:
    """What is likely the same question; *topic* is what it is likely about, None where nobody can tell."""

    rows: tuple[Row, ...]
    topic: TopicId | None = None

    @property
    def id(self) -> int:
        """What tells it from other groups."""
        return self.rows[0].id

    @property
    def times(self) -> int:
        """How often it happened."""
        return sum(row.times for row in self.rows)

    @property
    def language(self) -> str:
        """The language of all of them."""
        return self.rows[0].language

    @property
    def misplaced(self) -> bool:
        """Whether nothing but the place was wrong."""
        return self.rows[0].misplaced


def spoken(text: str) -> str:
    """Return *text* as a phrase: on one line, without what was blacked out, and no comment."""
    return " ".join(text.replace(MARK, " ").split()).lstrip("# ")


def rows(missed: Iterable[Missed], topics: Topics) -> list[Row]:
    """Return each wording once, in the order of *missed*."""
    found: dict[tuple[str, str, bool], list[Missed]] = {}
    for one in missed:
        misplaced = one.miss.failing == Failing.WRONG_PLACE
        said = bare(one.miss.text) or one.miss.text  # of other alphabets nothing is left
        found.setdefault((one.miss.language, said, misplaced), []).append(one)
    return [_judged(Row(tuple(misses)), topics) for misses in found.values()]


def groups(rows: Sequence[Row]) -> list[Group]:
    """Return *rows* by what they are about: the largest group first, of equals the one with the newest."""
    gathered: dict[object, list[Row]] = {}
    heard: dict[str, dict[tuple[object, int], str]] = {}  # by language
    for row in sorted(rows, key=lambda row: not row.near):  # who is near nothing joins whom it is like
        said = heard.setdefault(row.language, {})
        gathered.setdefault(key := _key(row, said), []).append(row)
        if not row.misplaced:
            said[key, row.id] = _plain(row)
    made = (tuple(sorted(some, key=lambda row: -row.id)) for some in gathered.values())
    found = [Group(some, next((row.likely[0] for row in some if row.near), None)) for some in made]
    return sorted(found, key=lambda group: (-group.times, -group.id))


def _judged(row: Row, topics: Topics) -> Row:
    """Return *row* with the topics that today's model and those who wrote it name."""
    known = tuple(topic for topic in row.meant if topic in topics.by_id)
    if row.language not in set(Language) - {Language.OTHER}:  # what a third language is like is chance
        return Row(row.misses, known, near=bool(known))
    wrong = {one.miss.topic for one in row.misses if one.miss.failing == Failing.WRONG_TOPIC} - set(known)
    matches = [match for match in topics.match(row.text) if match.topic not in wrong]
    likely = tuple(dict.fromkeys((*known, *(match.topic for match in matches))))[:OFFERED]
    best = matches[0] if matches else None
    ours = best is not None and best.topic != OUT_OF_SCOPE and best.certainty >= GUESS
    near = bool(known) or ours  # what is not ours is no one question
    return Row(row.misses, likely, near, best if best and best.certainty >= SURE else None)


def _key(row: Row, said: Mapping[tuple[object, int], str]) -> object:
    """Return the group of *row*, after what was *said* in the groups that there are."""
    if row.misplaced:
        return ("place", row.language, row.places)
    if row.near:
        return ("topic", row.language, row.likely[0])
    alike = process.extractOne(_plain(row), said, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    return alike[2][0] if alike else ("alone", row.id)


def _plain(row: Row) -> str:
    return fold(row.text) or row.text  # of other alphabets nothing is left
