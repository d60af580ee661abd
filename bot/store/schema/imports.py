"""Which rows of a sheet have become inquiries, so that the same sheet adds nothing twice."""

from sqlite_utils import Database


def imports(db: Database) -> None:
    """Create the marks: a keyed digest of each row, which tells nothing of it."""
    db.table("imported").create({"digest": str}, pk="digest", strict=True)


STEPS = (imports,)
