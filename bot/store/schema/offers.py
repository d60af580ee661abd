"""Local offers: the offers, who answers for them, what is proposed, and counts of what was looked for."""

from sqlite_utils import Database


def offers(db: Database) -> None:
    """Create what is kept about offers.

    ``offer.document`` is the offer as JSON; beside it stands what is asked of all of them at once.
    ``touched`` says that it was changed here, and follows the content no more. ``offer_seed`` has what was
    last taken over from the content, ``offer_index`` the version of the index of words.
    """
    db.table("offer").create(
        {"number": int, "id": str, "document": str, "status": str, "known_on": str, "touched": int},
        pk="number",
        not_null={"id", "document", "status", "known_on", "touched"},
        strict=True,
    )
    db.table("offer").create_index(["id"], unique=True)
    db.table("offer_seed").create({"id": str, "digest": str}, pk="id", not_null={"digest"}, strict=True)
    db.table("offer_index").create({"id": int, "version": int}, pk="id", not_null={"version"}, strict=True)
    providers(db)
    counts(db)


def providers(db: Database) -> None:
    """Create who answers for an offer, and what is proposed."""
    db.table("provider").create(
        {
            "offer": str,
            "conversation": str,
            "email": str,
            "language": str,
            "agreed_at": str,
        },
        pk="offer",
        not_null={"conversation", "email", "language", "agreed_at"},
        strict=True,
    )
    db.execute("create index provider_conversation on provider(conversation) where conversation <> ''")
    db.table("proposal").create(
        {
            "id": int,
            "conversation": str,
            "wanted": str,
            "document": str,
            "offer": str,
            "text": str,
            "consents": int,
            "email": str,
            "language": str,
            "at": str,
            "state": str,
            "decided_at": str,
            "decided_by": str,
        },
        pk="id",
        not_null={
            *("conversation", "wanted", "document", "offer", "text", "consents", "email", "language", "at"),
            *("state", "decided_at", "decided_by"),
        },
        defaults={"decided_at": "", "decided_by": ""},
        strict=True,
    )
    db.table("proposal").create_index(["conversation"])
    db.table("proposal").create_index(["state", "id"])


def counts(db: Database) -> None:
    """Create the counts, by day: nothing in them belongs to anybody."""
    db.table("sought").create(
        {"day": str, "need": str, "municipality": str, "searches": int, "missed": int, "cards": int},
        pk=("day", "need", "municipality"),
        not_null={"day", "need", "municipality", "searches", "missed", "cards"},
        strict=True,
    )
    db.table("gap").create(
        {"day": str, "need": str, "municipality": str, "audience": str, "number": int},
        pk=("day", "need", "municipality", "audience"),
        not_null={"day", "need", "municipality", "audience", "number"},
        strict=True,
    )


def proposed_times(db: Database) -> None:
    """Add how often the same was proposed while it waited."""
    db.execute("alter table proposal add column times integer not null default 1")


STEPS = (offers, proposed_times)
