"""Who of staff may log in, who is logged in, and what they have begun to write."""

from sqlite_utils import Database

from knowledge.records import CaseState

ERASED = f"""create trigger draft_erased after update of state on inquiry
  when new.state = '{CaseState.ERASED}' begin delete from draft where reference = new.reference; end"""  # noqa: S608 our own words
DELETED = """create trigger draft_deleted after delete on inquiry
  begin delete from draft where reference = old.reference; end"""


def access(db: Database) -> None:
    """Create accounts, invitations, sessions and drafts.

    ``key`` is the name as it is compared. ``password`` and ``totp`` are a hash and a ciphertext; ``step`` is
    the last half minute whose code was used. Of tokens only digests are kept. Accounts are never deleted:
    the trail names them.
    """
    db.table("account").create(
        {
            "id": int,
            "name": str,
            "key": str,
            "role": str,
            "council": str,
            "disabled": int,
            "issuer": str,
            "subject": str,
            "password": str,
            "totp": str,
            "step": int,
            "at": str,
            "logged_in_at": str,
        },
        pk="id",
        not_null={
            "name",
            "key",
            "role",
            "council",
            "disabled",
            "issuer",
            "subject",
            "password",
            "totp",
            "step",
            "at",
            "logged_in_at",
        },
        defaults={
            "council": "",
            "disabled": 0,
            "issuer": "",
            "subject": "",
            "password": "",
            "totp": "",
            "step": 0,
            "logged_in_at": "",
        },
        strict=True,
    )
    db.table("account").create_index(["issuer", "key"], unique=True)
    db.execute("create unique index account_outside on account(issuer, subject) where issuer <> ''")
    db.table("invitation").create(
        {"account": int, "token": str, "until": str, "totp": str},
        pk="account",
        foreign_keys=[("account", "account", "id")],
        not_null={"token", "until", "totp"},
        defaults={"totp": ""},
        strict=True,
    )
    db.table("invitation").create_index(["token"], unique=True)
    db.table("session").create(
        {"token": str, "account": int, "csrf": str, "began": str, "seen": str},
        pk="token",
        foreign_keys=[("account", "account", "id")],
        not_null={"account", "csrf", "began", "seen"},
        strict=True,
    )
    db.table("session").create_index(["account"])
    db.table("draft").create(
        {"account": int, "place": str, "reference": str, "fields": str, "at": str},
        pk=("account", "place"),
        foreign_keys=[("account", "account", "id")],
        not_null={"account", "place", "reference", "fields", "at"},
        strict=True,
    )
    db.table("draft").create_index(["reference"])
    db.execute(ERASED)
    db.execute(DELETED)


STEPS = (access,)
