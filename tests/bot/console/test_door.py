"""Nobody passes the door of the console who is not logged in, may not, or posts from elsewhere."""

from pathlib import Path

from tests.bot.console.signed_in import served


async def test_a_cookie_beside_the_server_logs_in(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("worker") as worker:
        page = await worker.get("/staff/findes-ikke")

    assert page.status_code == 404
