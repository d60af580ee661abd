"""Cases that belong together: of the same person, or with much the same words."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.store.desk import rows
from bot.store.desk.lists import seen_by
from bot.store.desk.twins import common_from
from bot.store.reader import Reader
from knowledge.casework.records import Filed
from knowledge.casework.staff import Account
from knowledge.library.phrases import fold

MOST = 5
EARLIER = 20  # rows beside a case
CANDIDATES = 60
LIKE = 55  # of 100: below this two texts share little but small words

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
        return _most_alike(text, found)

    async def _text(self, reference: str, viewer: Account) -> str | None:
        """Return the words of a case, unless it is not the viewer's to see."""
        found = await self._reader.rows("select text, councils from inquiry where reference = ?", reference)
        return str(found[0][0]) if found and viewer.sees(rows.listed(found[0][1])) else None


def _most_alike(text: str, found: Sequence[Filed]) -> list[Filed]:
    folded = fold(text)
    scored = [(fuzz.token_set_ratio(folded, fold(one.text)), one) for one in found]
    alike = sorted((pair for pair in scored if pair[0] >= LIKE), key=lambda pair: -pair[0])
    return [one for _, one in alike[:MOST]]
