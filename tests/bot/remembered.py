"""A small database for the tests of exports and statistics."""

import json
from pathlib import Path

from sqlite_utils import Database

from bot.store.schema import migrations

TALK = "web:public:4711"


def database(path: Path, *, answers: int = 1) -> Path:
    """Make a database with *answers* answered messages, a crisis, a quarantined update and one inquiry."""
    db = Database(path)
    migrations.apply(db)
    db.table("conversation").insert_all([{"id": TALK}, {"id": "telegram:public:update-9"}])
    for number in range(answers):
        _message(db, f"a{number}", TALK, "done", ("answer", "council-funding", "midt"))
    _message(db, "c", TALK, "done", ("crisis", "crisis", ""))
    _message(db, "9", "telegram:public:update-9", "quarantined", None)
    db.table("inquiry").insert(
        {
            "reference": "26-0001-A",
            "year": 2026,
            "number": 1,
            "code": "HEMMELIG",
            "conversation": TALK,
            "topic": "how-to-partner",
            "text": '=HYPERLINK("http://x";"æøå")',
            "municipalities": json.dumps(["Skive", "Viborg"]),
            "councils": json.dumps(["midt"]),
            "state": "Ny",
            "opened_at": "2026-11-22T10:00:00.000+00:00",
        }
    )
    db.close()
    return path


def _message(db: Database, key: str, talk: str, state: str, decided: tuple[str, str, str] | None) -> None:
    row = {
        "channel": talk.partition(":")[0],
        "bot": "public",
        "update_id": key,
        "conversation": talk,
        "body": "{}",
        "state": state,
        "redacted": 0,
        "received_at": "2026-11-22T09:00:00.000+00:00",
    }
    inbox_id = db.table("inbox").insert(row).last_pk
    if decided is not None:
        decision, topic, council = decided
        entry = {"decision": decision, "topic": topic, "certainty": 0.9, "language": "da", "council": council}
        db.table("entry").insert({"inbox_id": inbox_id, "at": "2026-11-22T09:00:01.000+00:00", **entry})
