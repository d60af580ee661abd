"""The address that a load balancer asks says no while the disk is full, and yes again once there is space."""

from pathlib import Path

import httpx
from pydantic import SecretStr

from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from bot.store.sqlite import open_sqlite


async def test_ready_means_that_the_disk_takes_messages(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db") as store:
        site = web.build(Settings(_env_file=None, secret_key=SecretStr("x" * 40)), store, Intake(), None)
        transport = httpx.ASGITransport(app=site)
        async with httpx.AsyncClient(transport=transport, base_url="http://indgang.test") as client:
            codes = []
            for pages in (1, 1_000_000):
                store._writer._connection.execute(f"pragma max_page_count = {pages}")
                codes.append((await client.get("/readyz")).status_code)

    assert codes == [503, 200]
