"""The tables, one migration after another; a migration that has been released is never changed."""

from sqlite_utils.migrations import Migrations

from bot.store.schema import (
    access,
    casework,
    content,
    demonstration,
    desk,
    imports,
    learning,
    messages,
    notices,
    offers,
    providing,
    registered,
    steering,
    templates,
    trail,
)

migrations = Migrations("indgang")
PARTS = (
    messages,
    casework,
    desk,
    trail,
    access,
    content,
    steering,
    notices,
    templates,
    demonstration,
    imports,
    registered,
    learning,
    offers,
    providing,
)
for part in PARTS:  # each adds to those before it
    for step in part.STEPS:
        migrations()(step)
