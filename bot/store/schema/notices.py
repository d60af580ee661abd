"""What the clock has done, so that nothing is done twice, and on which ground it deletes."""

from sqlite_utils import Database


def runs(db: Database) -> None:
    """Create the runs and the notices, and keep why a letter was refused.

    A row of ``run`` says that what was due at ``due`` has been done. A row of ``notice`` says that ``what``
    has been told about a case that came to the unit at ``since``: to the same stay it is told once.
    """
    db.table("run").create(
        {"job": str, "due": str, "at": str}, pk=("job", "due"), not_null={"job", "due", "at"}, strict=True
    )
    db.table("notice").create(
        {"inquiry_id": int, "what": str, "since": str, "at": str},
        pk=("inquiry_id", "what", "since"),
        foreign_keys=[("inquiry_id", "inquiry", "id")],
        not_null={"inquiry_id", "what", "since", "at"},
        strict=True,
    )
    db.execute("insert into notice select id, 'ny', since, opened_at from inquiry")  # these are no news
    db.execute("alter table outbox add column reason text not null default ''")


def bases(db: Database) -> None:
    """Create the legal grounds to delete inquiries; one that is replaced or withdrawn stays, with when."""
    db.table("basis").create(
        {"id": int, "text": str, "account": int, "at": str, "ended_at": str, "ended_by": int},
        pk="id",
        not_null={"text", "account", "at", "ended_at"},
        defaults={"ended_at": ""},
        strict=True,
    )


STEPS = (runs, bases)
