"""What somebody has said of offers since they came, in a database that another process may own."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from bot.store.files import connect, explain
from knowledge.offers.offer import Status

TOUCHED = """select id, iif(status = ?, known_on, '9999-12-31') from offer where touched
  union all select id, '9999-12-31' from offer_seed where id not in (select id from offer)"""


def since(database: Path) -> Mapping[str, str]:
    """Return the day on which each offer that was changed here was last known to be true.

    What is not shown any more waits for nobody. None of them where there is no such file yet.
    """
    if not database.is_file():
        return {}
    try:
        with closing(connect(database, readonly=True)) as connection:
            return dict(connection.execute(TOUCHED, (Status.ACTIVE,)).fetchall())
    except sqlite3.Error as error:
        if str(error).startswith("no such "):  # a file of an earlier version has none
            return {}
        raise explain(error, database) from error
