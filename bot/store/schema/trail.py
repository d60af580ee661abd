"""What makes the trail hold: the seal of its end, and where it begins once old rows are gone."""

from sqlite_utils import Database


def seals(db: Database) -> None:
    """Add the seal of the newest row, and the checkpoint: the last row that was removed for its age."""
    db.execute("alter table act_head add column seal text not null default ''")
    db.execute("create index act_by_account on act(account, id)")
    db.execute("create index act_by_what on act(what, id)")
    db.execute("create index act_by_at on act(at, id)")
    db.table("act_checkpoint").create(
        {"id": int, "last": int, "hash": str, "seal": str}, pk="id", strict=True
    )
    db.table("act_checkpoint").insert({"id": 1, "last": 0, "hash": "", "seal": ""})


STEPS = (seals,)
