"""How much one visitor may post, and what is said to who posts more."""

import httpx
import pytest
from starlette.requests import HTTPConnection

from bot.channels.web import allowance
from bot.channels.web.allowance import AT_ONCE, SHARED_AT_ONCE
from bot.channels.web.source import Sources
from tests.bot.browsing import Browser, FakeStore, bubbles, key_of, site
from tests.bot.serving import SOON, Served, served


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
    allowed = allowance.visitors(lambda: now[0])

    at_once = [allowed.take(1) for _ in range(AT_ONCE + 2)]
    now[0] = 1.5
    later = [allowed.take(1), allowed.take(1)]

    assert at_once == [True] * AT_ONCE + [False] * 2
    assert later == [True, False]


def test_visitors_do_not_share_it() -> None:
    allowed = allowance.visitors(lambda: 0.0)
    for _ in range(AT_ONCE + 1):
        allowed.take(1)

    assert allowed.take(2)


def test_who_was_quiet_is_forgotten_and_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    allowed = allowance.visitors(lambda: now[0])
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
    assert "Er det akut, så ring" in answer.text
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
    assert len(store.arrivals) == AT_ONCE  # kept it would be a way around


# -- who throws the cookie away ------------------------------------------------------------------------------

ELSEWHERE, LIBRARY = "198.51.100.9", "203.0.113.7"  # addresses that RFC 5737 sets aside for examples


def _from(peer: str, forwarded: str = "") -> HTTPConnection:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return HTTPConnection({"type": "http", "client": (peer, 1), "headers": headers})


@pytest.mark.parametrize(
    ("peer", "forwarded"),
    [
        (LIBRARY, ""),
        (LIBRARY, ELSEWHERE),  # no proxy of ours: what it says of others counts for nothing
        ("127.0.0.1", LIBRARY),
        ("10.0.0.2", f"{ELSEWHERE}, {LIBRARY}"),  # the first is what the browser itself claimed
        ("::1", f"{LIBRARY}, 192.168.1.4"),
        ("fd00::2", f"::ffff:{LIBRARY}"),
    ],
)
def test_the_network_is_what_the_nearest_proxy_saw(peer: str, forwarded: str) -> None:
    sources = Sources()

    assert sources.of(_from(peer, forwarded)) == sources.of(_from(LIBRARY)) is not None


@pytest.mark.parametrize(("peer", "forwarded"), [("127.0.0.1", ""), ("10.0.0.2", "x"), ("::1", "10.0.0.9")])
def test_a_proxy_that_does_not_tell_is_no_network(peer: str, forwarded: str) -> None:
    assert Sources().of(_from(peer, forwarded)) is None


@pytest.mark.parametrize(
    ("peer", "forwarded", "seen"),
    [
        (LIBRARY, ELSEWHERE, LIBRARY),
        ("127.0.0.1", LIBRARY, LIBRARY),
        ("10.0.0.2", f"{ELSEWHERE}, {LIBRARY}", LIBRARY),
        (
            "127.0.0.1",
            f"{ELSEWHERE}, 10.1.2.3",
            "10.1.2.3",
        ),  # the client's own words end where our proxy's begin
        ("10.1.2.3", "", "10.1.2.3"),
        ("10.1.2.3", "x", "10.1.2.3"),
    ],
)
def test_where_staff_come_from_is_always_counted(peer: str, forwarded: str, seen: str) -> None:
    sources = Sources()

    assert sources.nearest(_from(peer, forwarded)) == sources.nearest(_from(seen)) != 0


def test_a_network_is_a_number_that_no_other_process_gives_it() -> None:
    assert Sources().of(_from(LIBRARY)) != Sources().of(_from(LIBRARY))


def test_one_home_is_one_network() -> None:
    sources = Sources()
    here = [sources.of(_from(f"2001:db8:0:42{n:02x}::1")) for n in range(3)]

    assert len({*here}) == 1
    assert sources.of(_from("2001:db8:0:4300::1")) not in here


async def test_who_throws_the_cookie_away_is_told_so_too(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "SHARED_A_SECOND", 0.0)
    store.silent = True
    async with served(store) as server:
        answers = [await _posts(server, n, LIBRARY) for n in range(SHARED_AT_ONCE + 3)]
        crisis = await _posts(server, 1, LIBRARY, text="jeg vil tage mit eget liv i nat")
        other = await _posts(server, 1, ELSEWHERE)

    assert [answer.status_code for answer in answers[-4:]] == [200, 429, 429, 429]
    assert (crisis.status_code, other.status_code) == (200, 200)
    assert "112" in bubbles(crisis.text)[-1]
    assert len(store.arrivals) == SHARED_AT_ONCE + 1


async def _posts(server: Served, number: int, whose: str, *, text: str = "Hej") -> httpx.Response:
    """Post as a browser that keeps no cookie, behind a proxy."""
    headers = {"hx-request": "true", "x-forwarded-for": whose}
    async with httpx.AsyncClient(base_url=server.address, timeout=SOON) as http:
        return await http.post("/say", data={"text": text, "key": str(number), "live": "1"}, headers=headers)
