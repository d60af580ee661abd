"""The tables, one migration after another; a migration that has been released is never changed."""

from sqlite_utils.migrations import Migrations

from bot.store.schema import access, casework, content, messages, notices, steering, trail

migrations = Migrations("indgang")
for part in (messages, casework, trail, access, content, steering, notices):  # each adds to those before it
    for step in part.STEPS:
        migrations()(step)
