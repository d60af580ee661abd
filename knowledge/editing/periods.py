"""A period of keeping, changed wherever it is told: its figure, the answers about it, the notice."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from knowledge.editing import answers, entries
from knowledge.editing.items import Item, Kind
from knowledge.editing.messages import dated
from knowledge.errors import ContentError
from knowledge.files.reader import Reader
from knowledge.library import notice, phrasebook, retention
from knowledge.library.phrasebook import Phrasebook
from knowledge.privacy.retention import TOLD, Periods
from knowledge.terms import Language


def write(reader: Reader, item: Item, values: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the new texts by file: where the figure changes, the answers and the notice's version follow."""
    texts = entries.write(reader, item, values, today)
    after = Reader(reader.folder, {**reader.edits, **texts})
    was, now = _period(reader, item), _period(after, item)
    if was == now or was is None or now is None or item.key not in TOLD:
        return texts
    try:
        book = phrasebook.load(reader.folder, reader.edits)
    except ContentError:  # the whole check says what is wrong with it
        return texts
    texts |= dict(_told(reader, book, was, now))
    return texts | {notice.FILE: dated(reader.text(notice.FILE), today)}


def _period(reader: Reader, item: Item) -> timedelta | None:
    periods = retention.read(reader)
    return getattr(periods, item.key, None) if isinstance(periods, Periods) else None


def _told(reader: Reader, book: Phrasebook, was: timedelta, now: timedelta) -> Iterator[tuple[str, str]]:
    """Yield the answers about privacy with the new figure; the English one goes on following the Danish."""
    danish, english = (Item(Kind.ANSWER, f"{language}/{retention.PRIVACY}") for language in ("da", "en"))
    new = reader.text(answers.file_of(danish))
    for item, language in ((danish, Language.DANISH), (english, Language.ENGLISH)):
        if answers.read(reader, item) is None:
            continue
        old, fresh = (retention.told(period, book, language) for period in (was, now))
        text = reader.text(answers.file_of(item)).replace(old, fresh)
        if item is danish:
            new = text
        elif answers.follows(reader, danish):
            text = answers.following(text, new)
        yield answers.file_of(item), text
