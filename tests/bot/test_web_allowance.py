"""How much one visitor may post, and what is said to who posts more."""

import pytest

from bot.channels.web import allowance
from bot.channels.web.allowance import AT_ONCE, Allowance
from tests.bot.browsing import Browser, FakeStore, bubbles, key_of, site


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
async def hasty(store: FakeStore, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """A visitor who has posted all that is allowed in one go."""
    monkeypatch.setattr(allowance, "A_SECOND", 0.0)
    browser = Browser(site(store))
    for number in range(AT_ONCE):
        await browser.says(f"Hej {number}")
    return browser


def test_thirty_at_once_and_then_one_a_second() -> None:
    now = [0.0]
    allowed = Allowance(lambda: now[0])

    at_once = [allowed.take(1) for _ in range(AT_ONCE + 2)]
    now[0] = 1.5
    later = [allowed.take(1), allowed.take(1)]

    assert at_once == [True] * AT_ONCE + [False] * 2
    assert later == [True, False]


def test_visitors_do_not_share_it() -> None:
    allowed = Allowance(lambda: 0.0)
    for _ in range(AT_ONCE + 1):
        allowed.take(1)

    assert allowed.take(2)


def test_who_was_quiet_is_forgotten_and_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    allowed = Allowance(lambda: now[0])
    monkeypatch.setattr(allowance, "REMEMBERED", 100)
    for visitor in range(500):
        allowed.take(visitor)
    many = len(allowed)
    now[0] = 60.0
    allowed.take(1)

    assert many == 100
    assert len(allowed) == 1


@pytest.mark.parametrize("script", [True, False])
async def test_too_many_posts_are_told_so_and_the_text_stays(
    hasty: Browser, store: FakeStore, *, script: bool
) -> None:
    key = key_of(await hasty.opens())

    answer = await hasty.says("Og en til", key=key, script=script)

    assert answer.status_code == 429
    assert "mange beskeder" in answer.text
    assert len(store.arrivals) == AT_ONCE
    if not script:
        assert "Og en til</textarea>" in answer.text
        assert key_of(answer.text) == key


@pytest.mark.parametrize("script", [True, False])
async def test_somebody_in_danger_is_always_answered(
    hasty: Browser, store: FakeStore, *, script: bool
) -> None:
    store.silent = True

    answer = await hasty.says("jeg vil tage mit eget liv i nat", script=script)

    assert answer.status_code == 200
    assert "112" in bubbles(answer.text)[-1]
