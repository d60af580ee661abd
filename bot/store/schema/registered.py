"""Which form an inquiry was registered with, so that pressing twice logs it once."""

from sqlite_utils import Database


def registered(db: Database) -> None:
    """Add the mark of the form: a keyed digest, which tells nothing of what was written."""
    db.execute("alter table inquiry add column once text not null default ''")
    db.execute("create unique index inquiry_once on inquiry(once) where once <> ''")


STEPS = (registered,)
