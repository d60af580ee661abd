"""The library: all content, read and checked into one frozen value, swapped whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from knowledge import places
from knowledge.casework.calendar import Calendar
from knowledge.errors import ContentError, Flaw
from knowledge.files.reader import CONTENT, UNEDITED, Edits, Reader, is_content, line_of
from knowledge.learning.training import Trainer
from knowledge.library import (
    answers,
    casework,
    contacts,
    documents,
    notice,
    offers,
    phrasebook,
    phrases,
    pointers,
    retention,
    routes,
    topics,
)
from knowledge.library.answers import Answers
from knowledge.library.contacts import Contacts
from knowledge.library.documents import Documents
from knowledge.library.phrasebook import Phrasebook
from knowledge.library.pointers import Pointers
from knowledge.library.routes import Routes
from knowledge.library.topics import Topics
from knowledge.offers.freshness import Ages
from knowledge.offers.needs import Needs
from knowledge.offers.offer import Offer
from knowledge.places import Gazetteer
from knowledge.privacy.retention import Periods
from knowledge.screen import lines
from knowledge.screen.lines import Lines

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the bot knows; *notice* is the version of the privacy notice.

    *offers* are what the directory begins with, *neighbours* the municipalities beside each of ours.
    """

    gazetteer: Gazetteer
    topics: Topics
    answers: Answers
    routes: Routes
    lines: Lines
    pointers: Pointers
    phrasebook: Phrasebook
    contacts: Contacts
    periods: Periods
    notice: str
    calendar: Calendar
    documents: Documents
    offers: tuple[Offer, ...]
    needs: Needs
    ages: Ages
    neighbours: Mapping[str, tuple[str, ...]]


class Shelf:
    """Holds the library that serves now: *folder* with *edits* above; a reload swaps it whole or not at all.

    When there are *flaws* from the start, the folder without the edits serves until they are mended. Where
    the folder itself has them it is *broken*: the bot does not begin, and commands that need some content get
    the bot's own. Flaws in that are a ContentError.
    """

    def __init__(self, folder: Path, edits: Edits = UNEDITED, trainer: Trainer | None = None) -> None:
        self.folder, self.edits, self.trainer = folder, edits, trainer
        self._stamp = _stamp(folder)
        self.flaws: tuple[Flaw, ...] = ()
        self.broken = False
        self.library = self._first()

    @property
    def stale(self) -> bool:
        """Whether a file was added, changed or removed since it was last read."""
        return _stamp(self.folder) != self._stamp

    def reload(self, edits: Edits | None = None) -> tuple[Flaw, ...]:
        """Read all of it again; with flaws the old content goes on serving, and they are returned.

        New *edits* take the place of the old ones. Of two reloads at once, the newest edits win.
        """
        if edits is not None:
            self.edits = edits
        read: Edits | None = None
        while read is not self.edits:
            read = self.edits
            self._read(read)
        return self.flaws

    def load(self, edits: Edits) -> Library:
        """Return the library with *edits* above the folder; raise ContentError with every flaw there is."""
        return load(self.folder, edits, self.trainer)

    def take(self, edits: Edits, library: Library | None, flaws: tuple[Flaw, ...] = ()) -> None:
        """Serve the *library* loaded with new *edits*; where it is None, their *flaws* keep the old one."""
        self.edits, self.flaws = edits, flaws
        self.library = library or self.library

    def _read(self, edits: Edits) -> None:
        self._stamp = _stamp(self.folder)
        try:
            self.library = self.load(edits)
        except ContentError as error:
            self.flaws = error.flaws
        except Exception as error:  # no memory for training, or a file went away: it is tried again
            self._stamp, self.flaws = frozenset(), (_broke(error),)
            raise
        else:
            self.flaws = ()

    def _first(self) -> Library:
        """Return the first that has no flaws of: all of it, the folder alone, the bot's own content."""
        layers = [(self.folder, self.edits)] if self.edits else []
        for folder, edits in (*layers, (self.folder, UNEDITED)):
            try:
                return load(folder, edits, self.trainer)
            except ContentError as error:
                self.flaws = self.flaws or error.flaws
                last = error
        if self.folder == CONTENT:
            raise last
        self.broken = True
        return load(CONTENT, UNEDITED, self.trainer)


def load(folder: Path, edits: Edits = UNEDITED, trainer: Trainer | None = None) -> Library:
    """Read the content of *folder*, with *edits* above it; raise ContentError with every flaw there is.

    The *trainer* teaches the topics at once; without one they are taught when a text is first understood.
    """
    reader = _reader(folder, edits)
    gazetteer = _part(places.load, reader)
    emergency = _part(lines.load, reader)
    sentences = _part(phrasebook.load, reader)
    known = topics.read(reader, trainer)
    papers = documents.read(reader)
    told = answers.read(reader, known.ids, papers)
    _compare(reader, known, told)
    desks = contacts.read(reader)
    ours = gazetteer.councils if gazetteer else ()
    said = sentences.keys if sentences else ()
    ways = routes.read(reader, topics=known.ids, contacts=desks, councils=ours, sentences=said)
    onwards = pointers.read(reader)
    periods, version = retention.read(reader), notice.version(reader)
    calendar = casework.read(reader)
    offered = offers.read(reader, tuple(name for council in ours for name in council.municipalities))
    if sentences and not reader.flaws:
        retention.compare(reader, periods, told, sentences)
        notice.compare(reader, periods, sentences)
    if reader.flaws or gazetteer is None or emergency is None or sentences is None:
        raise ContentError(reader.flaws)
    return Library(
        gazetteer=gazetteer,
        topics=known,
        answers=told,
        routes=ways,
        lines=emergency,
        pointers=onwards,
        phrasebook=sentences,
        contacts=desks,
        periods=periods,
        notice=version,
        calendar=calendar,
        documents=papers,
        offers=offered.offers,
        needs=offered.needs,
        ages=offered.ages,
        neighbours=offered.neighbours,
    )


def _reader(folder: Path, edits: Edits) -> Reader:
    """Return what reads the *folder*, or raise ContentError where there is none."""
    reader = Reader(folder, edits)
    if not folder.is_dir():
        instead = "Set CONTENT_DIR to an existing folder."
        reader.flaw(str(folder), 1, "The content folder is missing.", instead)
        reader.settle()
    for name in edits:
        if not is_content(name):
            reader.flaw(name, 1, f"{name!r} is not a file of the content.", "Take the edit of it back.")
    return reader


def _part(read: Callable[[Path, Edits], T], reader: Reader) -> T | None:
    """Return one part of the content, or None with its flaws noted."""
    try:
        return read(reader.folder, reader.edits)
    except ContentError as error:
        reader.flaws.extend(error.flaws)
        return None


def _compare(reader: Reader, known: Topics, told: Answers) -> None:
    """Note each topic that says it has an answer and has none, or has one and does not say so."""
    text = reader.text(topics.FILE) if known.by_id else ""
    for topic in known.by_id.values():
        line = line_of(text, f'id = "{topic.id}"')
        for language in phrases.LANGUAGES:
            said, there = language in topic.answered, told.has(topic.id, language)
            broken = any(flaw.file.startswith(f"answers/{language}/{topic.id}.") for flaw in reader.flaws)
            if said and not there and not broken:
                problem = f"{str(topic.id)!r} says it is answered in {str(language)!r}, but is not."
                instead = f"Write answers/{language}/{topic.id}.md, or take the language out of answered."
                reader.flaw(topics.FILE, line, problem, instead)
            if there and not said:
                problem = (
                    f"There is an answer to {str(topic.id)!r} in {str(language)!r} that nothing points to."
                )
                reader.flaw(topics.FILE, line, problem, f'Add "{language}" to answered.')


def _broke(error: Exception) -> Flaw:
    """Return what is told of content that could not be read for a reason that no file names."""
    problem = f"The content could not be read and learnt ({type(error).__name__})."
    return Flaw("phrases", 1, problem, "Nothing to write: it is tried again by itself; the log says more.")


def _stamp(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Return what tells one state of the folder from another: names, sizes, times of change."""
    files = (path for path in folder.rglob("*") if path.is_file())
    stats = ((path.relative_to(folder).as_posix(), path.stat()) for path in files)
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
