"""What an admin has paused, stopped or blocked, and what a case tells its person."""

from sqlite_utils import Database

CLAIMED = """create trigger inquiry_claimed after update of owner on inquiry
  when (new.owner is null) <> (old.owner is null) begin
  update inquiry set claimed_at = case when new.owner is null then '' else new.changed_at end
  where id = new.id; end"""


def steering(db: Database) -> None:
    """Create the measures and the blocks; what is lifted stays, with who did it and when.

    A block holds for a conversation also when its memory and its lines are gone, so nothing refers to them;
    one that is lifted no longer says whose it was.
    """
    db.table("measure").create(
        {
            "id": int,
            "kind": str,
            "channel": str,
            "until": str,
            "reason": str,
            "da": str,
            "en": str,
            "account": int,
            "at": str,
            "lifted_at": str,
            "lifted_by": int,
        },
        pk="id",
        not_null={"kind", "channel", "until", "reason", "da", "en", "account", "at", "lifted_at"},
        defaults={"lifted_at": ""},
        strict=True,
    )
    db.table("block").create(
        {
            "id": int,
            "conversation": str,
            "reference": str,
            "reason": str,
            "account": int,
            "at": str,
            "lifted_at": str,
            "lifted_by": int,
        },
        pk="id",
        not_null={"conversation", "reference", "reason", "account", "at", "lifted_at"},
        defaults={"lifted_at": ""},
        strict=True,
    )
    db.execute("create unique index block_holds on block(conversation) where lifted_at = ''")


def told(db: Database) -> None:
    """Add to a case when it was claimed, when "Har du fået svar?" was asked, and what came of it.

    ``asked_at`` is empty until it is asked; ``got`` is empty until it is answered (`knowledge.casework.
    followup.Got`).
    """
    for column in ("claimed_at", "asked_at", "got"):
        db.execute(f"alter table inquiry add column {column} text not null default ''")
    db.execute(CLAIMED)


STEPS = (steering, told)
