"""What messages, conversations and inquiries are kept in."""

from sqlite_utils import Database

from knowledge.records import ERASED


def inbox_and_conversations(db: Database) -> None:
    """Create what a message passes through on its way in.

    ``inbox.id`` and ``outbox.id`` come from one rising sequence: a conversation
    is read in the order of its lines.
    """
    db.table("conversation").create(
        {"id": str, "state": str, "memory": str},
        pk="id",
        not_null={"memory"},
        defaults={"memory": "{}"},
        strict=True,
    )
    db.table("inbox").create(
        {
            "id": int,
            "channel": str,
            "bot": str,
            "update_id": str,
            "conversation": str,
            "body": str,
            "redacted": int,
            "answered": int,
            "state": str,
            "attempts": int,
            "boots": int,
            "not_before": str,
            "error": str,
            "received_at": str,
        },
        pk="id",
        foreign_keys=[("conversation", "conversation", "id")],
        not_null={
            "channel",
            "bot",
            "update_id",
            "conversation",
            "body",
            "state",
            "attempts",
            "boots",
            "received_at",
        },
        defaults={"attempts": 0, "boots": 0},
        strict=True,
    )
    db.table("inbox").create_index(["channel", "bot", "update_id"], unique=True)
    db.table("inbox").create_index(["conversation", "id"])
    db.execute("create index inbox_waiting on inbox(id) where state = 'new'")
    db.table("entry").create(
        {
            "inbox_id": int,
            "decision": str,
            "topic": str,
            "certainty": float,
            "language": str,
            "municipality": str,
            "council": str,
            "redacted": int,
            "at": str,
        },
        pk="inbox_id",
        foreign_keys=[("inbox_id", "inbox", "id")],
        not_null={"decision", "at"},
        strict=True,
    )


def outbox(db: Database) -> None:
    """Create what a message passes through on its way out."""
    db.table("outbox").create(
        {
            "id": int,
            "inbox_id": int,
            "conversation": str,
            "channel": str,
            "method": str,
            "params": str,
            "status": str,
            "attempts": int,
            "not_before": str,
            "message_id": int,
            "urgent": int,
            "droppable": int,
            "direct": int,
            "at": str,
        },
        pk="id",
        foreign_keys=[("conversation", "conversation", "id"), ("inbox_id", "inbox", "id")],
        not_null={"conversation", "channel", "method", "params", "status", "attempts", "at"},
        defaults={"attempts": 0},
        strict=True,
    )
    db.table("outbox").create_index(["conversation", "id"])
    db.table("outbox").create_index(["inbox_id"])
    db.execute("create index outbox_waiting on outbox(id) where status = 'new'")


def inquiries(db: Database) -> None:
    """Create the inquiry log; ``number`` outlives the inquiries, so that no reference is ever given twice."""
    db.table("number").create({"year": int, "last": int}, pk="year", not_null={"last"}, strict=True)
    db.table("inquiry").create(
        {
            "id": int,
            "reference": str,
            "year": int,
            "number": int,
            "code": str,
            "inbox_id": int,
            "conversation": str,
            "topic": str,
            "kind": str,
            "text": str,
            "municipalities": str,
            "councils": str,
            "actor": str,
            "unreached": str,
            "reach": str,
            "address": str,
            "language": str,
            "state": str,
            "opened_at": str,
            "answered_at": str,
        },
        pk="id",
        foreign_keys=[("conversation", "conversation", "id"), ("inbox_id", "inbox", "id")],
        not_null={"reference", "year", "number", "conversation", "text", "state", "opened_at"},
        strict=True,
    )
    db.table("inquiry").create_index(["reference"], unique=True)
    db.table("inquiry").create_index(["year", "number"], unique=True)
    db.table("inquiry").create_index(["conversation", "id"])
    db.table("case_message").create(
        {"id": int, "inquiry_id": int, "inbox_id": int, "mine": int, "text": str, "edited": int, "at": str},
        pk="id",
        foreign_keys=[("inquiry_id", "inquiry", "id"), ("inbox_id", "inbox", "id")],
        not_null={"inquiry_id", "mine", "text", "edited", "at"},
        strict=True,
    )
    db.table("case_message").create_index(["inquiry_id", "id"])


def both_doors(db: Database) -> None:
    """Add languages, notices, journals, unreachable chats, pauses and leases, and what erased rows belong to.

    ``line`` holds the highest id of an outbox row that was erased, so that no id is ever given twice.
    """
    for table, column, kind in (
        ("outbox", "language", "text not null default ''"),
        ("inquiry", "notice", "text not null default ''"),
        ("inquiry", "journalised_at", "text"),
        ("inquiry", "journal", "text not null default ''"),
        ("conversation", "unreachable", "text"),
    ):
        db.execute(f"alter table {table} add column {column} {kind}")
    db.table("pause").create(
        {"channel": str, "until": str}, pk="channel", not_null={"channel", "until"}, strict=True
    )
    db.table("lease").create(
        {"job": str, "holder": str, "until": str}, pk="job", not_null={"job", "holder", "until"}, strict=True
    )
    db.table("line").create({"id": int, "last": int}, pk="id", not_null={"last"}, strict=True)
    db.table("line").insert({"id": 1, "last": 0})
    db.execute("insert into conversation(id) values (?)", [ERASED])


STEPS = (inbox_and_conversations, outbox, inquiries, both_doors)
