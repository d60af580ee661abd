"""What staff have edited of the content."""

from sqlite_utils import Database


def content(db: Database) -> None:
    """Create the changes and their files: whole texts, what served before them, and what lay below.

    ``above`` is 0 where the text is again what the file below says. No row is ever changed.
    """
    db.table("edit").create(
        {"id": int, "item": str, "account": int, "at": str, "undoes": int},
        pk="id",
        foreign_keys=[("account", "account", "id"), ("undoes", "edit", "id")],
        not_null={"item", "account", "at"},
        strict=True,
    )
    db.table("edit").create_index(["item", "id"])
    db.table("version").create(
        {"edit": int, "path": str, "text": str, "before": str, "base": str, "above": int},
        pk=("edit", "path"),
        foreign_keys=[("edit", "edit", "id")],
        not_null={"edit", "path", "text", "before", "base", "above"},
        strict=True,
    )
    db.table("version").create_index(["path", "edit"])


STEPS = (content,)
