"""What lists can be narrowed to: the values that cases have."""

from collections.abc import Mapping, Sequence

from bot.store import moments
from bot.store.desk.lists import seen_by
from bot.store.reader import Reader
from knowledge.casework.staff import Account
from knowledge.terms import DENMARK

_PLAIN = {"topic": "topic", "actor": "actor", "kind": "kind", "channel": "arrived", "state": "state"}
_LISTED = {"council": "councils", "municipality": "municipalities"}
# Denmark is one hour before UTC, or two: in the night between two months the hour tells which one it is.
_MONTH = """case when strftime('%Y-%m', opened_at, '+1 hour') = strftime('%Y-%m', opened_at, '+2 hours')
  then strftime('%Y-%m', opened_at, '+1 hour') else substr(opened_at, 1, 13) end"""
_HOUR = len("2026-11-22T09")


class Choices:
    """Reads them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def choices(self, *, viewer: Account) -> Mapping[str, Sequence[str]]:
        """Return for each field of `Filters` the values that cases have, in order; the newest month first."""
        where = seen_by(viewer)
        asked = [
            f"select '{field}', {column} from inquiry i where {where} group by 2"  # noqa: S608 our own words
            for field, column in _PLAIN.items()
        ]
        asked += [
            f"select '{field}', j.value from inquiry i, json_each(i.{column}) j where {where} group by 2"  # noqa: S608
            for field, column in _LISTED.items()
        ]
        asked.append(f"select 'month', {_MONTH} from inquiry i where {where} group by 2")  # noqa: S608
        found: dict[str, set[str]] = {field: set() for field in (*_PLAIN, *_LISTED, "month")}
        for field, value in await self._reader.rows(" union all ".join(asked), where.values):
            found[field] |= {_month(value) if field == "month" else value} if value else set()
        return {field: sorted(values, reverse=field == "month") for field, values in found.items()}


def _month(when: str) -> str:
    if len(when) < _HOUR:
        return when
    return moments.read(f"{when}:00:00+00:00").astimezone(DENMARK).strftime("%Y-%m")
