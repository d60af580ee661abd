"""What there is and what was looked for, by municipality and need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from knowledge.offers.freshness import Ages
from knowledge.offers.offer import NeedId, Status
from knowledge.offers.records import Gap, Overview

OFFERS = f"""select coalesce(m.value, ''), coalesce(n.value, ''), count(*)
  from offer left join json_each(document, '$.municipalities') m left join json_each(document, '$.needs') n
  where status = '{Status.ACTIVE}' and (known_on = '' or known_on > ?) group by 1, 2"""  # noqa: S608 our own word
SOUGHT = """select municipality, need, sum(searches), sum(missed), sum(cards) from sought where day >= ?
  group by 1, 2"""
MISSING = "select municipality, need, sum(number) from gap where day >= ? group by 1, 2"
GAPS = """select need, municipality, audience, sum(number) as often from gap group by 1, 2, 3
  order by often desc, 2, 1, 3"""

Rows = Iterable[tuple[Any, ...]]


def shown_after(ages: Ages, today: date) -> str:
    """Return the day after which an offer must have been known to be true to be shown *today*."""
    return (today - timedelta(days=ages.hide)).isoformat()


def gaps(rows: Rows) -> list[tuple[Gap, int]]:
    """Return what `GAPS` found."""
    return [(Gap(NeedId(need), place, audience), often) for need, place, audience, often in rows]


def overview(offers: Rows, sought: Rows, missing: Rows) -> Mapping[tuple[str, str], Overview]:
    """Return what the three statements found, together."""
    told: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for place, need, number in offers:
        told[place, need]["offers"] = number
    for place, need, searches, missed, cards in sought:
        told[place, need] |= {"searches": searches, "missed": missed, "cards": cards}
    for place, need, number in missing:
        told[place, need]["gaps"] = number
    return {at: Overview(**numbers) for at, numbers in told.items()}
