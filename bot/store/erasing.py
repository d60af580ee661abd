"""What erasing does to the tables: the words go, and what was counted stays without its person."""

from knowledge.records import ERASED, CaseState

_THEIRS = "conversation in (select value from json_each(?))"
_UNJOURNALISED = f"journalised_at is null and {_THEIRS}"

KEEP_COUNTING = f"""update line
  set last = max(last, coalesce((select max(id) from outbox where {_THEIRS}), 0))"""  # noqa: S608 our own words
UNHEAR = f"""update inbox set conversation = '{ERASED}', body = '{{}}', error = null
  where state <> 'new' and {_THEIRS}"""  # noqa: S608
UNSAY = f"delete from outbox where {_THEIRS}"  # noqa: S608
LINES = (KEEP_COUNTING, UNHEAR, UNSAY)

NO_MESSAGES = f"delete from case_message where inquiry_id in (select id from inquiry where {_UNJOURNALISED})"  # noqa: S608
TOMBSTONE = f"""update inquiry set conversation = '{ERASED}', state = '{CaseState.ERASED}', text = '',
  code = '', municipalities = '[]', councils = '[]', actor = '', unreached = '', reach = '', address = '',
  language = '', notice = '' where {_UNJOURNALISED}"""  # noqa: S608
ALL = (*LINES, NO_MESSAGES, TOMBSTONE)

BLANK = "update conversation set state = null, memory = '{}' where id in (select value from json_each(?))"
FORGET = """delete from conversation where id in (select value from json_each(?))
  and not exists (select 1 from inquiry where conversation = conversation.id)"""
LINES_AND_MEMORY = (*LINES, BLANK, FORGET)  # of a conversation that is over; FORGET leaves those with a case
