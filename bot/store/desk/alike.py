"""Cases that belong together: of the same person, or with much the same words."""

from collections.abc import Mapping, Sequence
from math import log, sqrt

from bot.store.desk import rows
from bot.store.desk.lists import seen_by
from bot.store.desk.twins import common_from
from bot.store.packing import pack
from bot.store.reader import Reader
from bot.store.words import numbers, of_text
from knowledge.casework.records import Filed
from knowledge.casework.staff import Account

MOST = 5
EARLIER = 20  # rows beside a case
CANDIDATES = 60
# Of 1, in words weighted by how rare they are. Of the demonstration's 1770 pairs the three that are about one
# matter have 0.40 and more, all others 0.24 and less; of 9000 pairs of 10,000 made-up cases none has it that
# shares no whole sentence. Without weights (55 of 100 signs) 107 of those 1770 were noise.
LIKE = 0.33

_SAME = """i.reference <> :reference and i.id in (
  select o.id from inquiry t join inquiry o on o.conversation = t.conversation where t.reference = :reference
  union select o.id from inquiry t join inquiry o on o.address = t.address and o.address <> ''
    where t.reference = :reference)"""
_CANDIDATES = """with t(id) as (select id from inquiry where reference = :reference),
  shared(id, number) as (select w.inquiry_id, count(*) from case_word o join t on t.id = o.inquiry_id
    join case_word w on w.word = o.word
    where w.inquiry_id <> t.id
      and (select count(*) from case_word c where c.word = o.word) <= :common
    group by w.inquiry_id order by 2 desc limit :most)"""

_TEXT = f"select text, {rows.COUNCILS} from inquiry i where reference = ?"  # noqa: S608 our own words
_CASES_WITH = """select value, (select count(*) from case_word where word = value)
  from json_each(?)"""
_ALL = "select count(*) from inquiry"


class Alike:
    """Finds them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def earlier(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        """Return other cases of the same person or address, newest first."""
        if await self._text(reference, viewer) is None:
            return []
        where = seen_by(viewer)
        where.add(_SAME, reference=reference)
        sql = f"select {rows.FILED} from inquiry i where {where} order by i.id desc limit {EARLIER}"  # noqa: S608 our own words
        return [rows.filed(row) for row in await self._reader.rows(sql, where.values)]

    async def similar(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        """Return at most five cases whose words are like this one's, the most alike first."""
        text = await self._text(reference, viewer)
        if text is None:
            return []
        where = seen_by(viewer)
        where.add("i.id in (select id from shared)", reference=reference, most=CANDIDATES)
        where.values["common"] = await common_from(self._reader)
        sql = f"{_CANDIDATES} select {rows.FILED} from inquiry i where {where}"  # noqa: S608 our own words
        found = [rows.filed(row) for row in await self._reader.rows(sql, where.values)]
        return await self._most_alike(text, found)

    async def _text(self, reference: str, viewer: Account) -> str | None:
        """Return the words of a case, unless it is not the viewer's to see."""
        found = await self._reader.rows(_TEXT, reference)
        return str(found[0][0]) if found and viewer.sees(rows.listed(found[0][1])) else None

    async def _most_alike(self, text: str, found: Sequence[Filed]) -> list[Filed]:
        own, theirs = _words(text), [_words(one.text) for one in found]
        ((cases,),) = await self._reader.rows(_ALL)
        counted = await self._reader.rows(_CASES_WITH, pack(sorted(own.union(*theirs))))
        weights = {word: log(1 + cases / max(number, 1)) ** 2 for word, number in counted}
        scored = [(_likeness(own, words, weights), one) for words, one in zip(theirs, found, strict=True)]
        alike = sorted((pair for pair in scored if pair[0] >= LIKE), key=lambda pair: -pair[0])
        return [one for _, one in alike[:MOST]]


def _words(text: str) -> set[int]:
    return {number for number, _ in numbers(of_text("", text))}


def _likeness(one: set[int], other: set[int], weights: Mapping[int, float]) -> float:
    """Return how much of two texts is the same, 0 to 1: the cosine of their weighted words."""
    shared, mine, theirs = (sum(weights[word] for word in words) for words in (one & other, one, other))
    return shared / sqrt(mine * theirs) if shared else 0.0
