"""Every page of the web chat shows a banner and a closed chat at its top, until they end."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.casework.steering import Kind, Measure, Steering
from tests.bot.browsing import Browser, FakeStore, site

PLACES = ["/", "/?emne=midt", "/privatliv", "/tilgaengelighed"]


def measures(ends: timedelta) -> Steering:
    until = datetime.now(UTC) + ends
    banner = Measure(Kind.BANNER, until, da="Vi flytter i **uge 48** <i>.", en="We are moving.", id=1)
    return Steering((banner, Measure(Kind.STOP, until, channel="web", id=2)))


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(
    ("language", "banner", "stop"),
    [
        ("da", "Vi flytter i <b>uge 48</b> &lt;i&gt;.", "Vi svarer ikke her i chatten lige nu."),
        ("en", "We are moving.", "We are not answering here in the chat right now."),
    ],
)
async def test_all_pages_say_it(path: str, language: str, banner: str, stop: str) -> None:
    store = FakeStore()
    store.steering.steering = measures(timedelta(hours=1))

    page = (await Browser(site(store)).http.get(path, headers={"accept-language": language})).text

    assert page.index(banner) < page.index("<main")
    assert page.index(stop) < page.index("<main")


@pytest.mark.parametrize("path", PLACES)
async def test_nothing_is_said_when_it_has_ended(path: str) -> None:
    store = FakeStore()
    store.steering.steering = measures(timedelta(seconds=-1))

    assert "announced" not in (await Browser(site(store)).http.get(path)).text


async def test_what_is_steered_later_shows_on_the_next_page() -> None:
    store = FakeStore()
    browser = Browser(site(store))
    before = await browser.opens()
    store.steering.steering = measures(timedelta(hours=1))

    assert "uge 48" not in before
    assert "uge 48" in await browser.opens()
