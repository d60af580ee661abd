"""When providers were asked whether their offers are still true, by which letters, and with which links."""

from sqlite_utils import Database

ARRIVED = """create trigger provider_asked_settled after update of status on outbox
  when new.status <> 'new' begin
  update provider_asked set delivery = new.status where line = new.id; end"""
GONE = """create trigger provider_gone after delete on provider begin
  delete from outbox where id in (select line from provider_asked where offer = old.offer)
    and conversation like 'mail:%';
  delete from provider_asked where offer = old.offer;
  delete from provider_link where offer = old.offer; end"""
FORGOTTEN = """create trigger proposal_forgotten after delete on proposal begin
  delete from proposal_told where proposal = old.id; end"""


def providing(db: Database) -> None:
    """Create what is kept of asking; all of it goes with the provider.

    ``line`` is the letter that asked last and ``delivery`` what became of it, which outlives the letter. A
    row of ``provider_link`` is an offer that a letter's link leads to: it goes when it is answered about. Of
    the token there is only a digest.
    """
    db.table("provider_asked").create(
        {"offer": str, "asked_on": str, "reminded_on": str, "line": int, "delivery": str},
        pk="offer",
        not_null={"asked_on", "reminded_on", "line", "delivery"},
        strict=True,
    )
    db.table("provider_asked").create_index(["line"])
    db.table("provider_link").create(
        {"token": str, "offer": str, "language": str, "sent_on": str},
        pk=("token", "offer"),
        not_null={"token", "offer", "language", "sent_on"},
        strict=True,
    )
    db.table("provider_link").create_index(["offer"])
    db.table("proposal_told").create(
        {"proposal": int, "at": str}, pk="proposal", not_null={"at"}, strict=True
    )
    for trigger in (ARRIVED, GONE, FORGOTTEN):
        db.execute(trigger)


STEPS = (providing,)
