"""What erasing does to the tables: the words go, and what was counted stays without its person."""

from knowledge.records import ERASED, CaseState

MAIL = "mail:case:"  # with a reference, the conversation of what is sent by mail about a case
MAIL_OFFER = "mail:offer:"  # with an offer's id, that of what is sent by mail to who answers for it
_THEIRS = "conversation in (select value from json_each(?))"

_KEEP_COUNTING = """update line
  set last = max(last, coalesce((select max(id) from outbox where {which}), 0))"""
_UNSAY = "delete from outbox where {which}"

UNHEAR = f"""update inbox set conversation = '{ERASED}', body = '{{}}', error = null
  where state <> 'new' and {_THEIRS}"""  # noqa: S608 our own words
LINES = (_KEEP_COUNTING.format(which=_THEIRS), UNHEAR, _UNSAY.format(which=_THEIRS))


def _cases(which: str) -> tuple[str, ...]:
    """Return what erases the cases that *which* chooses, with all that staff wrote and sent about them."""
    chosen = f"select id from inquiry where {which}"  # noqa: S608 our own words
    mailed = f"select '{MAIL}' || reference from inquiry where {which}"  # noqa: S608
    mails = f"conversation in ({mailed})"
    return (
        _KEEP_COUNTING.format(which=mails),
        _UNSAY.format(which=mails),
        *(
            f"delete from {table} where inquiry_id in ({chosen})"  # noqa: S608
            for table in ("case_message", "remark", "forwarding", "case_text", "case_word")
        ),
        f"delete from twin where one in ({chosen})",  # noqa: S608
        f"delete from twin where other in ({chosen})",  # noqa: S608
        f"update inquiry set merged_into = null, version = version + 1 where merged_into in ({chosen})",  # noqa: S608
        f"""delete from conversation where id in ({mailed})
          and not exists (select 1 from inquiry where conversation = conversation.id)""",  # noqa: S608
        f"""update inquiry set conversation = '{ERASED}', state = '{CaseState.ERASED}', text = '', code = '',
          municipalities = '[]', councils = '[]', actor = '', unreached = '', reach = '', address = '',
          language = '', notice = '', lesson = '', journal = '', waiting_for = '', wake_on = '',
          merged_into = null, version = version + 1 where {which}""",  # noqa: S608
    )


UNJOURNALISED = f"journalised_at is null and {_THEIRS}"
UNLEARN = f"delete from miss where {_THEIRS}"  # noqa: S608 our own words
UNPROVIDE = f"delete from provider where {_THEIRS}"  # noqa: S608
UNPROPOSE = f"delete from proposal where {_THEIRS}"  # noqa: S608
ALL = (
    *LINES,
    UNLEARN,
    UNPROVIDE,
    UNPROPOSE,
    *_cases(UNJOURNALISED),
    f"update block set reason = '' where {_THEIRS}",  # noqa: S608
)
EXPIRED = (
    *_cases("journalised_at is null and id in (select value from json_each(?))"),
    """update block set reason = '' where reference in
      (select reference from inquiry where id in (select value from json_each(?)))""",
)

BLANK = "update conversation set state = null, memory = '{}' where id in (select value from json_each(?))"
FORGET = """delete from conversation where id in (select value from json_each(?))
  and not exists (select 1 from inquiry where conversation = conversation.id)"""
LINES_AND_MEMORY = (*LINES, BLANK, FORGET)  # of a conversation that is over; FORGET leaves those with a case
