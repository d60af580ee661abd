"""`python -m tests.load URL`: open chats that say so much a second, as a process of its own; prints JSON."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import astuple
from time import monotonic

from tests.load.browser import Browser

TEXTS = (
    "hvordan kommer vi i gang med et samarbejde",
    "hvem er vores sundhedsråd i Skive",
    "hvad er et sundhedsråd",
    "kan vi få penge til et projekt",
)
ARRIVING = 20  # visitors that open the page at the same time
DRAINING = 60.0  # seconds for what is still to be pushed when the last has spoken


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--chats", type=int, default=300)
    parser.add_argument("--slow", type=int, default=0, help="of these read slowly")
    parser.add_argument("--rest", type=float, default=5.0, help="seconds between two pieces of a slow reader")
    parser.add_argument("--rate", type=float, default=100.0, help="messages a second")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--every", type=float, default=0.0, help="speak in every second stretch so long")
    return parser.parse_args()


async def main(said: argparse.Namespace) -> None:
    browsers = [
        Browser(said.url, rest=said.rest if number < said.slow else 0.0) for number in range(said.chats)
    ]
    await _arrive(browsers)
    listening = [asyncio.create_task(browser.listen()) for browser in browsers]
    await asyncio.gather(*(browser.opened() for browser in browsers))
    print("open", flush=True)  # noqa: T201
    begin = float(await asyncio.to_thread(sys.stdin.readline))
    await _speak(browsers, list(_moments(said, begin)))
    for browser in browsers:
        browser.rest = 0.0
    left = await _drain(browsers)
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    report = {
        "said": {number: astuple(one) for browser in browsers for number, one in browser.said.items()},
        "dropped": sum(browser.dropped for browser in browsers[said.slow :]),
        "dropped_slow": sum(browser.dropped for browser in browsers[: said.slow]),
        "slow": [number for browser in browsers[: said.slow] for number in browser.said],
        "unpushed": left,
    }
    print(json.dumps(report), flush=True)  # noqa: T201


async def _arrive(browsers: list[Browser]) -> None:
    for first in range(0, len(browsers), ARRIVING):
        await asyncio.gather(*(browser.arrive() for browser in browsers[first : first + ARRIVING]))


def _moments(said: argparse.Namespace, begin: float) -> Iterator[float]:
    """Yield when something is to be said; with *every*, only in each second stretch."""
    for number in range(round(said.rate * said.seconds)):
        after = number / said.rate
        if not said.every or int(after / said.every) % 2:
            yield begin + after


async def _speak(browsers: list[Browser], moments: list[float]) -> None:
    going = set()
    for number, due in enumerate(moments):
        if (wait := due - monotonic()) > 0:
            await asyncio.sleep(wait)
        browser = browsers[number % len(browsers)]
        text = TEXTS[number // len(browsers) % len(TEXTS)]
        task = asyncio.create_task(browser.say(number, text, due))
        going.add(task)
        task.add_done_callback(going.discard)
    if going:
        await asyncio.wait(going, timeout=DRAINING)


async def _drain(browsers: list[Browser]) -> int:
    """Wait until all that was acknowledged was pushed, and return how much was not."""
    end = monotonic() + DRAINING
    while (left := sum(len(browser.outstanding()) for browser in browsers)) and monotonic() < end:  # noqa: ASYNC110 - often enough
        await asyncio.sleep(0.2)
    return left


if __name__ == "__main__":
    asyncio.run(main(options()))
