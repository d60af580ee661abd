"""Offers and what is proposed about them, written beside a bot that runs: for tests and pictures."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.store import files
from bot.store.offers import shelf, telling
from knowledge.offers.offer import Offer
from knowledge.offers.records import Gap, Proposal, Search


def kept(folder: Path, *offers: Offer) -> None:
    """Let offers stand, beside a bot that runs."""
    with closing(files.connect(folder / "indgang.db")) as connection:
        connection.execute("begin immediate")
        shelf.put(connection, offers)
        connection.execute("commit")


def proposed(folder: Path, *proposals: Proposal) -> list[int]:
    """Propose something in a new conversation, beside a bot that runs, and return the numbers of it."""
    now = datetime.now(UTC)
    with closing(files.connect(folder / "indgang.db")) as connection:
        connection.execute("begin immediate")
        (before,) = connection.execute("select count(*) from proposal").fetchone()
        for proposal in proposals:
            telling.propose(connection, f"web:public:{1000 + before}", proposal, now=now)
        rows = connection.execute("select id from proposal order by id desc limit ?", (len(proposals),))
        numbers = [row[0] for row in rows]
        connection.execute("commit")
    return numbers[::-1]


def sought(folder: Path, searches: tuple[Search, ...], gaps: tuple[Gap, ...] = ()) -> None:
    """Let people have looked for something today."""
    with closing(files.connect(folder / "indgang.db")) as connection:
        connection.execute("begin immediate")
        telling.count(connection, searches, gaps, day=datetime.now(UTC).date())
        connection.execute("commit")
