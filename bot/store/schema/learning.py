"""What was answered wrongly or not at all, kept a while for staff to learn from."""

from sqlite_utils import Database


def misses(db: Database) -> None:
    """Create the table of misses; ``settled`` says what staff made of one, empty until they have."""
    db.table("miss").create(
        {
            "id": int,
            "conversation": str,
            "failing": str,
            "text": str,
            "language": str,
            "topic": str,
            "certainty": float,
            "place": str,
            "meant": str,
            "at": str,
            "settled": str,
        },
        pk="id",
        not_null={"conversation", "failing", "text", "language", "topic", "place", "meant", "at", "settled"},
        defaults={"settled": ""},
        strict=True,
    )
    db.table("miss").create_index(["conversation"])
    db.table("miss").create_index(["at"])


STEPS = (misses,)
