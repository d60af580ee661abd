"""Pairs of cases that may be the same matter, looked for when a case has come and kept."""

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from rapidfuzz import fuzz

from bot.store import moments
from bot.store.packing import pack
from bot.store.reader import Reader
from bot.store.writer import Writer
from knowledge.casework.rules import OVER
from knowledge.library.phrases import fold
from knowledge.records import CaseState

AT_ONCE = 10  # cases that are compared in one go: at 10,000 inquiries each takes about 5 ms
SAME = 85  # of 100: one sentence of five may differ
NEAR = timedelta(days=14)  # so long between two cases of one sender

_OPEN = ", ".join(f"'{state}'" for state in CaseState if state not in {*OVER, CaseState.ERASED})
NEW = f"""select id, text, conversation, coalesce(address, ''), opened_at from inquiry
  where compared = 0 and state in ({_OPEN}) and merged_into is null order by id limit {AT_ONCE}"""  # noqa: S608 our own words
SENDER = f"""select id from inquiry
  where (conversation = :conversation or (:address <> '' and address = :address))
  and id <> :id and state in ({_OPEN}) and opened_at between :from and :to"""  # noqa: S608
LIKELY = f"""select o.id, o.text from (
    select w.inquiry_id as id, count(*) as number from case_word own join case_word w on w.word = own.word
    where own.inquiry_id = :id and w.inquiry_id <> :id
      and (select count(*) from case_word c where c.word = own.word) <= :common
    group by w.inquiry_id order by 2 desc limit 60
  ) join inquiry o using (id) where o.state in ({_OPEN}) and o.merged_into is null"""  # noqa: S608
KEEP = "insert or ignore into twin(one, other) select value->>0, value->>1 from json_each(?)"
COMPARED = "update inquiry set compared = 1 where id in (select value from json_each(?))"


class Twins:
    """Finds them."""

    def __init__(self, writer: Writer, reader: Reader) -> None:
        self._writer, self._reader = writer, reader

    async def catch_up(self) -> bool:
        """Compare some of the cases that have not been, and tell whether there were any."""
        new = await self._reader.rows(NEW)
        if not new:
            return False
        common = await common_from(self._reader)
        pairs = [pair for row in new for pair in await self._pairs(row, common)]

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute(KEEP, (pack(pairs),))
            connection.execute(COMPARED, (pack([row[0] for row in new]),))

        await self._writer.do(keep)
        return True

    async def _pairs(self, row: Sequence[Any], common: int) -> list[tuple[int, int]]:
        """Return the pairs of one case, the older first."""
        id_, text, conversation, address, opened = row
        at = moments.read(opened)
        sender = {"id": id_, "conversation": conversation, "address": address}
        sender |= {"from": moments.write(at - NEAR), "to": moments.write(at + NEAR)}
        others = {other for (other,) in await self._reader.rows(SENDER, sender)}
        folded = fold(text)
        for other, words in await self._reader.rows(LIKELY, {"id": id_, "common": common}):
            if fuzz.token_sort_ratio(folded, fold(words)) >= SAME:
                others.add(other)
        return [(min(id_, other), max(id_, other)) for other in sorted(others)]


async def common_from(reader: Reader) -> int:
    """Return in how many cases a word stands that says nothing: a tenth of them, and at least twenty."""
    ((cases,),) = await reader.rows("select count(*) from inquiry")
    return max(20, int(cases) // 10)
