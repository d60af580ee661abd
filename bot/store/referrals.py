"""Forwarded cases by the digests of their one-time links."""

from datetime import datetime

from bot.store.reader import Reader
from knowledge.casework.referrals import Referral
from knowledge.records import CaseState

FIND = f"""select reference, forwarding.id, receiver, forwarding.at, coalesce(answer, ''),
  state = '{CaseState.CLOSED}'
  from forwarding join inquiry on inquiry.id = inquiry_id
  where token = ? and token <> '' and state <> '{CaseState.ERASED}'"""  # noqa: S608 our own word


class Referrals:
    """Finds what was forwarded."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def find(self, token: str) -> Referral | None:
        """Return what the digest *token* leads to."""
        rows = await self._reader.rows(FIND, token)
        if not rows:
            return None
        reference, forwarding, receiver, at, answer, closed = rows[0]
        return Referral(reference, forwarding, receiver, datetime.fromisoformat(at), answer, bool(closed))
