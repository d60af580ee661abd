"""What became of what staff said, and how a case is found."""

from typing import Any

import orjson
from sqlite_utils import Database

from bot.store import words
from knowledge.records import CaseState, Inquiry

WRITTEN = f"""select id, reference, text, municipalities, actor, unreached, address from inquiry
  where state <> '{CaseState.ERASED}'"""  # noqa: S608 our own word
# A letter in parts has arrived when all of them have; one that has not stays so, whatever the others do.
SETTLED = """create trigger outbox_settled after update of status on outbox
  when new.said is not null and new.status <> 'new' begin
  update case_message set delivery = case
    when new.status = 'sent' and exists
      (select 1 from outbox where said = new.said and status = 'new') then ''
    else new.status end
  where id = new.said and delivery in ('', 'sent'); end"""


def desk(db: Database) -> None:
    """Add the fate of what staff said, the words of cases, and pairs of cases that may be the same.

    ``outbox.said`` is the line of the case that a letter carries: its fate is kept there, where it outlives
    the letter. ``case_text`` has the words of a case, folded, to be searched one case after another: an index
    of words leaves some behind when its rows are deleted (FTS5 in its segments, a tree in the gaps of its
    pages), and this does not. ``case_word`` has a number for each word, which it shares with others, to find
    cases that are alike. ``compared`` says that a case's pairs have been looked for.
    """
    db.execute("alter table outbox add column said integer")
    db.execute("create index outbox_said on outbox(said) where said is not null")
    for column in ("road", "delivery"):
        db.execute(f"alter table case_message add column {column} text not null default ''")
    for column in ("journalled text not null default ''", "compared integer not null default 0"):
        db.execute(f"alter table inquiry add column {column}")
    db.execute(SETTLED)
    db.execute(
        "create table case_text(inquiry_id integer primary key references inquiry(id), words text not null)"
        " strict"
    )
    db.execute(
        "create table case_word(word integer not null, inquiry_id integer not null references inquiry(id),"
        " primary key (word, inquiry_id)) strict, without rowid"
    )
    db.execute("create index case_word_of on case_word(inquiry_id)")
    db.execute(
        "create table twin(one integer not null references inquiry(id), other integer not null"
        " references inquiry(id), primary key (one, other)) strict, without rowid"
    )
    db.execute("create index twin_other on twin(other)")
    db.execute("create index inquiry_merged on inquiry(merged_into) where merged_into is not null")
    db.execute("create index inquiry_uncompared on inquiry(state) where compared = 0")
    for columns in ("owner, state", "state, since", "address"):
        name = columns.replace(", ", "_")
        db.execute(f"create index inquiry_{name} on inquiry({columns})")
    for row in db.execute(WRITTEN).fetchall():
        _find_by_words(db, row)


def _find_by_words(db: Database, row: tuple[Any, ...]) -> None:
    """Let a case that was there before be found."""
    id_, reference, text, municipalities, actor, unreached, address = row
    places = tuple(orjson.loads(municipalities or "[]"))
    case = Inquiry(reference, "", "", "", text, places, (), actor or "", unreached or "", "", address or "")
    said = db.execute("select text from case_message where inquiry_id = ?", [id_]).fetchall()
    words.keep(db.conn, words.of_inquiry(case), *(words.of_text(reference, line) for (line,) in said))


def news(db: Database) -> None:
    """Add the mark of what has happened that the owner of a case has not seen, beside new messages."""
    db.execute("alter table inquiry add column news text not null default ''")


STEPS = (desk, news)
