"""`python -m tests.emulator --port 0`: the emulator as a process; prints its address and token."""

import argparse
import asyncio

from tests.emulator.server import TOKEN, Emulator, running


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    options = parser.parse_args()
    async with running(Emulator(token=options.token), port=options.port) as emulator:
        print(f"TELEGRAM_API_URL={emulator.url}", f"TELEGRAM_TOKEN={emulator.token}", sep="\n", flush=True)  # noqa: T201
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
