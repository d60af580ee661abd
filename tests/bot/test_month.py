"""A month of 500 inquiries: nobody's case is forgotten, nothing is told twice, and nothing on days off."""

from pathlib import Path

from tests.bot.browsing import shelf
from tests.bot.month import INQUIRIES, rehearse


async def test_a_month_forgets_no_case_and_tells_nothing_twice(tmp_path: Path) -> None:
    found = await rehearse(tmp_path, shelf())

    assert (found.inquiries, found.told_new) == (INQUIRIES, INQUIRIES)
    assert found.unwarned == 0
    assert found.warned_unowned > 100
    assert found.warned_unanswered > 10
    assert (found.digests, found.days_with_two_digests) == (found.working_days, 0)
    assert found.on_days_off == 0
    assert found.asked >= found.forwarded_long_enough > 0
    assert found.asked_twice == 0
    assert found.woken > 0
