"""A case as a row: which columns, and the value they make."""

from datetime import date, datetime
from typing import Any

import orjson

from knowledge.casework.records import Filed
from knowledge.records import CaseState
from knowledge.reference import masked

# All of the person's, since one case may name another: staff read their words without them.
CODES = "(select json_group_array(o.code) from inquiry o where o.conversation = i.conversation)"
# Cases that were merged are one: whose council one of them is may see them all, in every read.
COUNCILS = """(select json_group_array(j.value) from inquiry g, json_each(g.councils) j
  where g.id = coalesce(i.merged_into, i.id) or g.merged_into = coalesce(i.merged_into, i.id))"""
IN_COUNCIL = """(exists (select 1 from json_each({case}.councils) where value = :council)
  or exists (select 1 from inquiry g, json_each(g.councils) j where j.value = :council and
    (g.id = {case}.merged_into or g.merged_into = coalesce({case}.merged_into, {case}.id))))"""
FILED = f"""i.reference, i.topic, i.kind, i.state, i.text, i.councils, i.municipalities, i.actor, i.arrived,
  i.reach, i.language, i.opened_at, i.since, i.version, i.answered_at, i.owner,
  coalesce((select name from account where id = i.owner), ''), i.waiting_for, i.wake_on,
  coalesce((select mine from case_message where inquiry_id in
    (select i.id union all select id from inquiry where merged_into = i.id) order by id desc limit 1), 0),
  {CODES}, i.news"""  # noqa: S608 our own words
WIDTH = 22  # columns in `FILED`


def filed(row: tuple[Any, ...]) -> Filed:
    """Return the case of a row that begins with `FILED`."""
    (reference, topic, kind, state, text, councils, municipalities, actor, arrived, reach, language) = row[
        :11
    ]
    opened, since, version, answered, owner, owner_name, waiting_for, wake_on, unread, codes, news = row[
        11:WIDTH
    ]
    return Filed(
        reference=reference,
        topic=topic or "",
        kind=kind or "",
        state=CaseState(state),
        text=masked(text, listed(codes)),
        councils=listed(councils),
        municipalities=listed(municipalities),
        actor=actor or "",
        channel=arrived,
        reach=reach or "",
        language=language or "",
        opened_at=datetime.fromisoformat(opened),
        since=datetime.fromisoformat(since or opened),
        version=version,
        answered_at=moment(answered),
        owner=owner,
        owner_name=owner_name,
        waiting_for=waiting_for,
        wake_on=date.fromisoformat(wake_on) if wake_on else None,
        unread=bool(unread),
        news=news,
    )


def moment(written: str | None) -> datetime | None:
    """Return a moment that may be missing."""
    return datetime.fromisoformat(written) if written else None


def listed(values: str | None) -> tuple[str, ...]:
    """Return what is kept as a JSON list."""
    return tuple(orjson.loads(values)) if values else ()
