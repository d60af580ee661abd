"""Teaching: a phrase is kept where it makes nothing worse on the messages that measure, and nowhere else."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.console.editor import Draft, Editor, OutdatedError, mark
from bot.console.learning_effect import Measured, measured
from knowledge import editing
from knowledge.casework.learning import Learning
from knowledge.casework.staff import Account, StaffRole
from knowledge.editing import Item, Kind, MistakesError
from knowledge.editing.phrases import FIELD
from knowledge.errors import CaseworkError, StaleError
from knowledge.library import Library, phrases
from knowledge.library.phrasebook import Phrasebook
from knowledge.library.phrases import LANGUAGES, LONGEST, fold
from knowledge.library.topics import bare
from knowledge.screen import crisis
from knowledge.terms import TopicId

MOST = 500  # open misses that are looked at: the newest; nobody reads more at once
TRIES = 3  # at a file of phrases that somebody else is changing

_DANGER = "crisis"  # the topic that a cry for help is about, and no other

_FEW = 2  # words: so short a phrase needs one that is about something
_ANYTHING = (
    *("yes", "no", "thanks", "ok", "agree", "agreeing", "refuse", "polite", "interjection"),
    *("asking", "question", "wanting", "none", "bye", "detail"),
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to teach: *texts* by their row, as phrases of *topic*; *ids* are all the misses in them."""

    topic: TopicId
    language: str
    texts: Mapping[int, str]
    ids: Sequence[int]

    @property
    def item(self) -> Item:
        """The file that it is written into."""
        return Item(Kind.PHRASES, f"{self.language}/{self.topic}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a lesson: the *key* and *args* of the sentence, and the *row*; 0 is all of it."""

    key: str
    row: int = 0
    args: Mapping[str, str | int] = field(default_factory=dict)


class LessonError(CaseworkError):
    """A lesson cannot be kept; nothing is. *effect* is what it would have done, where it came so far."""

    def __init__(self, *faults: Fault, effect: Measured | None = None, status: int = 422) -> None:
        self.faults, self.effect, self.status = faults, effect, status
        super().__init__("The lesson cannot be kept.")


@dataclass(frozen=True, slots=True)
class Taught:
    """What a lesson did, or would do: its *texts* that were new, and the effect."""

    lesson: Lesson
    texts: Sequence[str]
    effect: Measured


@dataclass(frozen=True, slots=True)
class _New:
    """The phrases that are not known yet."""

    lesson: Lesson
    texts: tuple[str, ...]


class Teacher:
    """Teaches one lesson at a time."""

    def __init__(self, editor: Editor, learning: Learning) -> None:
        self.editor, self.learning = editor, learning
        self._one = asyncio.Lock()

    async def teach(self, lesson: Lesson, *, by: Account) -> Taught | None:
        """Keep the lesson and settle its misses; None where the bot knew it all already. Or a LessonError."""
        async with self._one:
            new = await self._checked(lesson, by)
            taught = await self._save(new, by) if new.texts else None
            await self.learning.settle(lesson.ids, "taught", by=by)
            return taught

    async def attempt(self, lesson: Lesson, *, by: Account) -> Taught | None:
        """Return what the lesson would do; nothing is kept."""
        async with self._one:
            new = await self._checked(lesson, by)
            if not new.texts:
                return None
            try:
                draft = await self.editor.draft(lesson.item, _values(await self._now(lesson.item), new))
            except MistakesError as error:
                raise _refused(error) from error
            return Taught(lesson, new.texts, await asyncio.to_thread(self._agreed, draft, new))

    async def _checked(self, lesson: Lesson, by: Account) -> _New:
        """Return what is new of *lesson*; what cannot be taught is refused before anything is trained."""
        library = self.editor.shelf.library
        topics = library.topics
        if faults := _faults(lesson, library):
            raise LessonError(*faults)
        item = await self.editor.judged(lesson.item.id)
        if item and item.guarded and not by.may(StaffRole.ADMIN):
            raise LessonError(Fault("learning-admin", args={"topic": lesson.topic}))
        still = {one.id for one in await self.learning.open(MOST)}
        if not still.issuperset(lesson.ids):
            raise LessonError(Fault("learning-settled"), status=409)
        texts = {bare(text): text for text in lesson.texts.values() if bare(text) not in topics.said}
        return _New(lesson, tuple(texts.values()))

    async def _save(self, new: _New, by: Account) -> Taught:
        """Keep what is new; where somebody changes the same file at this moment, after their change."""
        item, kept, begun = new.lesson.item, list[Measured](), time.monotonic()
        for left in reversed(range(TRIES)):
            now = await self._now(item)
            try:
                await self.editor.save(
                    item,
                    _values(now, new),
                    seen=mark(now),
                    by=by,
                    agree=partial(self._agree, new=new, kept=kept),
                )
                break
            except MistakesError as error:
                raise _refused(error) from error
            except (OutdatedError, StaleError) as error:
                if not left:
                    raise LessonError(Fault("learning-again"), status=409) from error
        logger.info("taught %s phrases of %s in %.1f s", len(new.texts), item.key, time.monotonic() - begun)
        return Taught(new.lesson, new.texts, kept[-1])

    async def _now(self, item: Item) -> Mapping[str, str]:
        reader = await self.editor.reader()
        now = await asyncio.to_thread(editing.read, reader, item)
        if now is None:
            raise LessonError(Fault("learning-no-file"))
        return now

    def _agree(self, draft: Draft, *, new: _New, kept: list[Measured]) -> None:
        kept.append(self._agreed(draft, new))

    def _agreed(self, draft: Draft, new: _New) -> Measured:
        """Return what *draft* does to the messages that measure; a LessonError where others get worse."""
        if draft.library is None:
            raise LessonError(Fault("learning-broken"), status=409)
        shelf = self.editor.shelf
        if not (split := phrases.split(shelf.folder)):
            raise LessonError(Fault("learning-no-split"))
        topic, today = new.lesson.topic, self.editor.today()
        effect = measured(split, topic, shelf.library, draft.library, today=today)
        if effect.others:
            raise LessonError(Fault("learning-worse"), effect=effect)
        return effect


def _values(now: Mapping[str, str], new: _New) -> Mapping[str, str]:
    """Return the file with the new phrases as a group of their own, last."""
    return {FIELD: "\n\n".join(filter(None, (now[FIELD], "\n".join(new.texts))))}


def _faults(lesson: Lesson, library: Library) -> list[Fault]:
    topics = library.topics
    if lesson.topic not in topics.by_id:
        return [Fault("learning-no-topic")]
    if lesson.language not in LANGUAGES:
        return [Fault("learning-no-language")]
    found = [(row, _wrong(text, lesson.topic, library)) for row, text in lesson.texts.items()]
    return [Fault(key, row, args) for row, (key, args) in found if key]


def _plain(text: str, phrasebook: Phrasebook) -> bool:
    """Whether *text* is no more than a word or two that people say about anything."""
    words = fold(text).split()
    said = {word for key in _ANYTHING for words in phrasebook.heard[key] for word in words.split()}
    return len(words) <= _FEW and all(word in said or not word.isalpha() for word in words)


def _wrong(text: str, topic: TopicId, library: Library) -> tuple[str, Mapping[str, str | int]]:
    """Return the key and values of the sentence that says what is wrong with a phrase, or empty ones."""
    if not text:
        return "learning-empty", {}
    if len(text) > LONGEST:
        return "learning-long", {"most": LONGEST, "count": len(text)}
    if not any(letter.isalpha() for letter in fold(text)):
        return "learning-no-words", {}
    if topic != _DANGER and crisis.alarm(text):
        return "learning-danger", {}
    known = library.topics.said.get(bare(text))
    if known is None and _plain(text, library.phrasebook):
        return "learning-plain", {}
    return ("", {}) if known in {None, topic} else ("learning-elsewhere", {"topic": known})


def _refused(error: MistakesError) -> LessonError:
    """Return what the checks of the content say, as a lesson's."""
    return LessonError(*(Fault(one.key, args=one.args) for one in error.mistakes))
