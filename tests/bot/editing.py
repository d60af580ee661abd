"""An edit of the content put into a database, as the console would have."""

from pathlib import Path

from bot.store import open_store
from knowledge.casework.edits import Version, digest
from knowledge.casework.staff import StaffRole


async def edit(database: Path, path: str, text: str, *, name: str = "Anna Prøve") -> None:
    """Let *text* lie above the file *path* in *database*."""
    async with open_store(f"sqlite:///{database}") as store:
        there = {member.account.name: member.account for member in await store.accounts.all()}
        anna = there.get(name) or await store.accounts.add(name, StaffRole.ADMIN)
        newest = (await store.edits.active()).newest
        await store.edits.save("prøve", [Version(path, text, "", digest(None))], by=anna, newest=newest)
