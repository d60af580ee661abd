"""The texts that staff begin an answer from."""

from sqlite_utils import Database


def templates(db: Database) -> None:
    """Create the templates; ``version`` counts changes, so that a stale form overwrites nothing."""
    db.table("template").create(
        {
            "id": int,
            "name": str,
            "text": str,
            "language": str,
            "state": str,
            "topic": str,
            "version": int,
            "changed_at": str,
        },
        pk="id",
        not_null={"name", "text", "language", "state", "topic", "version", "changed_at"},
        strict=True,
    )


STEPS = (templates,)
