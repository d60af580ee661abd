"""What a turn logs: entries, inquiries, notes and misses, a statement and a row for each."""

from typing import Any

from bot.store.packing import channel_of, pack
from knowledge.records import CaseState, Entry, Inquiry, Miss, Note
from knowledge.traffic import Job

ENTRY = """insert into entry(inbox_id, decision, topic, certainty, language, municipality, council, redacted,
  at) select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
  from json_each(?)"""
INQUIRY = f"""insert into inquiry(reference, year, number, code, inbox_id, conversation, topic, kind, text,
  municipalities, councils, actor, unreached, reach, address, language, notice, state,
  opened_at, since, changed_at, arrived)
  select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8,
  value->>9, value->>10, value->>11, value->>12, value->>13, value->>14, value->>15,
  value->>16, '{CaseState.NEW}', value->>17, value->>17, value->>17, value->>18 from json_each(?)"""  # noqa: S608 our own word
NOTE = """insert into case_message(inquiry_id, inbox_id, mine, text, edited, at)
  select (select id from inquiry where reference = value->>0), value->>1, 1, value->>2, value->>3, value->>4
  from json_each(?)"""
MISS = """insert into miss(conversation, failing, text, language, topic, certainty, place, meant, at)
  select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
  from json_each(?)"""
MEANT = """delete from miss where id in (select m.id from json_each(?) j join miss m
  on m.conversation = j.value->>0 and m.failing = j.value->>1 and m.text = j.value->>2
  where m.meant = '' and m.settled = '')"""
GOT = """update inquiry set got = j.value->>1 from json_each(?) j where inquiry.reference = j.value->>0"""
WROTE = """update inquiry set version = version + 1, changed_at = j.value->>1 from json_each(?) j
  where inquiry.reference = j.value->>0
    or inquiry.id = (select merged_into from inquiry where reference = j.value->>0)"""
REOPEN = f"""update inquiry set state = case when inquiry.state <> '{CaseState.WAITING}'
    then '{CaseState.REOPENED}' when owner is null then '{CaseState.NEW}' else '{CaseState.IN_PROGRESS}' end,
  since = said.at, waiting_for = '', wake_on = '', closed_at = '' from
    (select coalesce(i.merged_into, i.id) as id, j.value->>1 as at
      from json_each(?) j join inquiry i on i.reference = j.value->>0) said
  where (inquiry.id = said.id or inquiry.merged_into = said.id)
  and inquiry.state in ('{CaseState.ANSWERED}', '{CaseState.CLOSED}', '{CaseState.WAITING}',
    '{CaseState.FORWARDED}')"""  # noqa: S608 our own words


def entry_row(id_: int, entry: Entry, at: str) -> tuple[Any, ...]:
    """Return the row of `ENTRY` for one update."""
    return (
        id_,
        entry.decision,
        entry.topic,
        entry.certainty,
        entry.language,
        entry.municipality,
        entry.council,
        entry.redacted,
        at,
    )


def inquiry_row(job: Job, inquiry: Inquiry, at: str) -> tuple[Any, ...]:
    """Return the row of `INQUIRY`."""
    return (
        inquiry.reference,
        *year_and_number(inquiry.reference),
        inquiry.code,
        job.head.id,
        job.conversation,
        inquiry.topic,
        inquiry.kind,
        inquiry.text,
        pack(inquiry.municipalities),
        pack(inquiry.councils),
        inquiry.actor,
        inquiry.unreached,
        inquiry.reach,
        inquiry.address,
        inquiry.language,
        inquiry.notice,
        at,
        channel_of(job.conversation),
    )


def year_and_number(reference: str) -> tuple[int, int]:
    """Return the year and the number in a reference like ``26-0147-K``."""
    year, number, _ = reference.split("-")
    return 2000 + int(year), int(number)


def miss_row(job: Job, miss: Miss, at: str) -> tuple[Any, ...]:
    """Return the row of `MISS`."""
    told = (miss.failing, miss.text, miss.language, miss.topic, miss.certainty, miss.place, miss.meant)
    return job.conversation, *told, at


def note_row(job: Job, note: Note, at: str) -> tuple[Any, ...]:
    """Return the row of `NOTE`."""
    return note.reference, job.head.id, note.text, note.edited, at
