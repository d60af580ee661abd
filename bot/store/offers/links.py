"""Which conversations, or addresses of mail, answer for which offers."""

from collections.abc import Collection
from itertools import groupby

from bot.store.packing import pack
from bot.store.reader import Reader
from knowledge.offers.offer import OfferId

OF = """select conversation, offer from provider
  where conversation <> '' and conversation in (select value from json_each(?)) order by 1, 2"""
PROVIDER = "select conversation, email, language, agreed_at from provider where offer = ?"
LINK = """insert or replace into provider(offer, conversation, email, language, agreed_at)
  values (?, ?, ?, ?, ?)"""


async def of(reader: Reader, conversations: Collection[str]) -> dict[str, tuple[OfferId, ...]]:
    """Return the offers that each conversation answers for."""
    rows = await reader.rows(OF, pack(list(conversations)))
    grouped = groupby(rows, key=lambda row: row[0])
    return {conversation: tuple(OfferId(id_) for _, id_ in theirs) for conversation, theirs in grouped}
