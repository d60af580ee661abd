"""The door: ``python -m bot`` and the installed command ``indgang``."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
