"""The inquiries, as their own people see them."""

from collections.abc import Collection
from itertools import groupby

from bot.store.packing import pack
from bot.store.reader import Reader
from knowledge.records import Case, CaseState

_CASE = """select reference, code, conversation, topic, state, opened_at, coalesce(answered_at, ''), kind,
  coalesce(journalised_at, ''), journal, claimed_at, waiting_for, wake_on,
  coalesce((select receiver from forwarding f where f.inquiry_id = coalesce(merged_into, inquiry.id)
    order by f.id desc limit 1), ''),
  coalesce((select max(at) from forwarding f where f.inquiry_id = coalesce(merged_into, inquiry.id)), ''),
  asked_at, got, coalesce((select main.reference from inquiry main where main.id = inquiry.merged_into), '')
  from inquiry"""
FIND = f"{_CASE} where reference = ? and state <> '{CaseState.ERASED}'"
OF = f"{_CASE} where conversation in (select value from json_each(?)) order by conversation, id desc"  # noqa: S608 our own words


async def of(reader: Reader, conversations: Collection[str]) -> dict[str, tuple[Case, ...]]:
    """Return the cases of each conversation, newest first."""
    rows = await reader.rows(OF, pack(list(conversations)))
    grouped = groupby((Case(*row) for row in rows), key=lambda case: case.conversation)
    return {conversation: tuple(theirs) for conversation, theirs in grouped}


class Cases:
    """Finds them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def find(self, reference: str) -> Case | None:
        """Return the case with this reference, whoever owns it."""
        rows = await self._reader.rows(FIND, reference)
        return Case(*rows[0]) if rows else None
