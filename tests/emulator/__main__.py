"""`python -m tests.emulator --port 0`: the emulator as a process; prints its address and token."""

import argparse
import asyncio

from tests.emulator.server import TOKEN, Emulator, running


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument(
        "--local", action="store_true", help="post to http:// and any port, as a server of one's own"
    )
    options = parser.parse_args()
    emulator = Emulator(token=options.token)
    emulator.world.posting.local = options.local
    async with running(emulator, port=options.port):
        print(f"TELEGRAM_API_URL={emulator.url}", f"TELEGRAM_TOKEN={emulator.token}", sep="\n", flush=True)  # noqa: T201
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
