"""Whether what is kept is made up."""

from sqlite_utils import Database


def demonstration(db: Database) -> None:
    """Create the mark: a row says that the store holds a demonstration."""
    db.table("demonstration").create({"id": int}, pk="id", strict=True)


STEPS = (demonstration,)
