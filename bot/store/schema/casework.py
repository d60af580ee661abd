"""What staff do with inquiries: owners, notes, forwarding, and the trail of it all."""

from sqlite_utils import Database


def casework(db: Database) -> None:
    """Add what a case has besides its words, and the trail.

    ``since`` is when the case last came to the unit: opened, written in again, woken. ``arrived`` is the
    channel it came by; ``version`` counts the changes, so that a stale form overwrites nothing.
    """
    for column in (
        "owner integer",
        "version integer not null default 1",
        "since text not null default ''",
        "changed_at text not null default ''",
        "arrived text not null default ''",
        "registered_by integer",
        "waiting_for text not null default ''",
        "wake_on text not null default ''",
        "outcome text not null default ''",
        "carrier text not null default ''",
        "lesson text not null default ''",
        "closed_at text not null default ''",
        "merged_into integer references inquiry(id)",
    ):
        db.execute(f"alter table inquiry add column {column}")
    db.execute("update inquiry set since = opened_at, changed_at = coalesce(answered_at, opened_at)")
    db.execute("update inquiry set arrived = substr(conversation, 1, instr(conversation, ':') - 1)")
    db.execute("alter table case_message add column account integer")
    db.table("remark").create(
        {"id": int, "inquiry_id": int, "account": int, "text": str, "at": str},
        pk="id",
        foreign_keys=[("inquiry_id", "inquiry", "id")],
        not_null={"inquiry_id", "account", "text", "at"},
        strict=True,
    )
    db.table("remark").create_index(["inquiry_id", "id"])
    db.table("forwarding").create(
        {
            "id": int,
            "inquiry_id": int,
            "account": int,
            "receiver": str,
            "road": str,
            "address": str,
            "token": str,
            "at": str,
            "answer": str,
            "reason": str,
            "answered_at": str,
        },
        pk="id",
        foreign_keys=[("inquiry_id", "inquiry", "id")],
        not_null={"inquiry_id", "account", "receiver", "road", "at"},
        strict=True,
    )
    db.table("forwarding").create_index(["inquiry_id", "id"])
    db.table("forwarding").create_index(["token"], unique=True)


def trail(db: Database) -> None:
    """Create the trail: every row carries the hash of the one before it; the head says where it ends."""
    db.table("act").create(
        {"id": int, "at": str, "account": int, "what": str, "object": str, "detail": str, "hash": str},
        pk="id",
        not_null={"at", "account", "what", "object", "detail", "hash"},
        strict=True,
    )
    db.table("act").create_index(["object", "id"])
    db.table("act_head").create({"id": int, "last": int, "hash": str}, pk="id", strict=True)
    db.table("act_head").insert({"id": 1, "last": 0, "hash": ""})


STEPS = (casework, trail)
