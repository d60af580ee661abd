"""The lists of cases: what is in each, narrowed, searched and counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.store import moments, words
from bot.store.desk import rows
from bot.store.reader import Reader
from knowledge.casework.actions import Taken
from knowledge.casework.records import Deadlines, Filters, Listed, View
from knowledge.casework.rules import AT_HAND, OVER
from knowledge.casework.staff import CLOCK, Account
from knowledge.records import CaseState
from knowledge.terms import DENMARK

THERE = f"i.merged_into is null and i.state <> '{CaseState.ERASED}'"
_OVER = ", ".join(f"'{state}'" for state in sorted(OVER))
_AT_HAND = ", ".join(f"'{state}'" for state in sorted(AT_HAND))
OPEN = f"i.state not in ({_OVER})"
ASKABLE = """c.unreachable is null
    and ((i.reach = 'chat' and i.arrived in ('telegram', 'web'))
      or (i.reach = 'mail' and i.address like '%@%'))
    and not exists (select 1 from block where block.conversation = i.conversation and lifted_at = '')"""
VIEWS: Mapping[View, str] = {
    View.MINE: "i.owner = :me",
    View.UNOWNED: "i.owner is null",
    View.OVERDUE: f"""i.state in ({_AT_HAND})
      and i.since <= case when i.owner is null then :claim else :answer end""",
    View.WAITING: f"i.state = '{CaseState.WAITING}'",
    View.TODAY: f"""(i.state = '{CaseState.WAITING}' and i.wake_on <> '' and i.wake_on <= :today)
      or (i.state = '{CaseState.REOPENED}' and i.since >= :today and exists
        (select 1 from act where object = i.reference and account = {CLOCK.id} and what = 'case.reopen'
          and act.at >= :today))
      or (i.state = '{CaseState.FORWARDED}' and exists (select 1 from forwarding f
        join conversation c on c.id = i.conversation
        where f.id = (select max(id) from forwarding where inquiry_id = i.id) and f.at <= :follow_up
          and i.asked_at < f.at and coalesce(f.answer, '') in ('', '{Taken.RECEIVED}')
          and not ({ASKABLE})))""",  # noqa: S608 our own words: what woke today is to be seen today
    View.DUPLICATES: """(exists (select 1 from twin join inquiry o on o.id = twin.other
        where twin.one = i.id and {other})
      or exists (select 1 from twin join inquiry o on o.id = twin.one
        where twin.other = i.id and {other}))""",
    View.COLLEAGUES: "i.owner is not null and i.owner <> :me",
    View.ALL: "1",
}
ORDER = f"""case when i.state in ({_OVER}) then 1 else 0 end,
  case when i.state in ({_OVER}) then null else i.since end, i.changed_at desc, i.id desc"""
# The rows of the page are chosen by id before they are read whole: else every row of the list would be.
PAGE = f"""with found(id) as materialized (select i.id from inquiry i where {{where}}),
  page(id) as materialized (select i.id from found join inquiry i on i.id = found.id
    order by {ORDER} limit :limit offset :first)
  select {rows.FILED}, (select count(*) from found)
  from page join inquiry i on i.id = page.id order by {ORDER}"""  # noqa: S608 our own words
TOTAL = "select count(*) from inquiry i where {where}"
OF_COUNCIL = "exists (select 1 from json_each(i.councils) where value = :f_council)"
FOUND = """i.id in (select coalesce(f.merged_into, f.id)
  from case_text t join inquiry f on f.id = t.inquiry_id where {match})"""


@dataclass(slots=True)
class _Where:
    """Conditions, and the values they name."""

    parts: list[str]
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, condition: str, **values: Any) -> None:
        self.parts.append(condition)
        self.values |= values

    def __str__(self) -> str:
        return " and ".join(f"({part})" for part in self.parts)


class Lists:
    """Reads the lists."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def list(  # noqa: PLR0913 what a list is asked for, by name
        self,
        view: View,
        *,
        viewer: Account,
        deadlines: Deadlines,
        filters: Filters,
        search: str = "",
        first: int = 0,
        limit: int = 50,
    ) -> Listed:
        """Return *limit* rows from the *first* on, the most pressing first."""
        where = held_by(view, viewer=viewer, deadlines=deadlines, filters=filters, search=search)
        page = where.values | {"first": max(first, 0), "limit": limit}
        found = await self._reader.rows(PAGE.format(where=where), page)
        if found or not page["first"]:
            total = found[0][rows.WIDTH] if found else 0
        else:  # beyond the end: cases were closed meanwhile
            ((total,),) = await self._reader.rows(TOTAL.format(where=where), where.values)
        return Listed(tuple(rows.filed(row) for row in found), total)

    async def counts(self, *, viewer: Account, deadlines: Deadlines) -> Mapping[View, int]:
        """Return how many cases each list has."""
        where = seen_by(viewer)
        counted = []
        for view in View:
            inside = _Where([])
            _in_view(inside, view, viewer, deadlines, any_state=False)
            where.values |= inside.values
            counted.append(f"coalesce(sum({inside}), 0)")
        sql = f"select {', '.join(counted)} from inquiry i where {where}"  # noqa: S608 our own words
        (found,) = await self._reader.rows(sql, where.values)
        return dict(zip(View, found, strict=True))


def held_by(view: View, *, viewer: Account, deadlines: Deadlines, filters: Filters, search: str) -> _Where:
    """Return what chooses the cases of a list, narrowed and searched."""
    where = seen_by(viewer)
    _in_view(where, view, viewer, deadlines, any_state=bool(filters.state))
    _narrow(where, filters)
    _find(where, search)
    return where


def seen_by(viewer: Account) -> _Where:
    """Return what limits every list to what *viewer* may see.

    A case is a council's when it, or one that was merged with it, is: they are one case, with one thread.
    """
    where = _Where([THERE])
    if viewer.council:
        where.add(rows.IN_COUNCIL.format(case="i"), council=viewer.council)
    if viewer.disabled:
        where.add("0")
    return where


def _in_view(where: _Where, view: View, viewer: Account, deadlines: Deadlines, *, any_state: bool) -> None:
    """Add what *view* holds: what is open, unless a state was asked for."""
    other = "o.merged_into is null and o.state not in " + f"({_OVER}, '{CaseState.ERASED}')"
    if viewer.council:
        other += f" and {rows.IN_COUNCIL.format(case='o')}"
    values: dict[View, dict[str, Any]] = {
        View.MINE: {"me": viewer.id},
        View.COLLEAGUES: {"me": viewer.id},
        View.OVERDUE: {"claim": moments.write(deadlines.claim), "answer": moments.write(deadlines.answer)},
        View.TODAY: {
            "today": deadlines.today.isoformat(),
            "follow_up": moments.write(deadlines.follow_up) if deadlines.follow_up else "",
        },
    }
    where.add(VIEWS[view].replace("{other}", other), **values.get(view, {}))
    if view is not View.ALL and not any_state:
        where.add(OPEN)


def _narrow(where: _Where, filters: Filters) -> None:
    for column in ("topic", "actor", "kind", "state"):
        if value := getattr(filters, column):
            where.add(f"i.{column} = :f_{column}", **{f"f_{column}": value})
    if filters.channel:
        where.add("i.arrived = :f_channel", f_channel=filters.channel)
    if filters.council:
        where.add(OF_COUNCIL, f_council=filters.council)
    if filters.municipality:
        where.add(
            "exists (select 1 from json_each(i.municipalities) where value = :f_place)",
            f_place=filters.municipality,
        )
    if filters.month:
        begin, end = _month(filters.month)
        where.add("i.opened_at >= :f_begin and i.opened_at < :f_end", f_begin=begin, f_end=end)


def _month(month: str) -> tuple[str, str]:
    """Return when a month like ``2026-11`` begins and ends in Denmark; one that is none holds nothing."""
    try:
        begin = datetime.strptime(month, "%Y-%m").replace(tzinfo=DENMARK)
        years, months = divmod(begin.month, 12)
        end = begin.replace(year=begin.year + years, month=months + 1)
        return moments.write(begin), moments.write(end)
    except (ValueError, OverflowError):  # the first and the last month that a clock can tell, too
        return "", ""


def _find(where: _Where, search: str) -> None:
    """Add that every word of *search* is there, the last one perhaps only begun."""
    asked = {f"w{number}": word for number, word in enumerate(words.asked(search))}
    if asked:
        match = " and ".join(f"instr(t.words, :{name})" for name in asked)
        where.add(FOUND.format(match=match), **asked)
