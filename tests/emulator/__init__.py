"""A Bot API server for tests: strict where Telegram is, and with switches for what goes wrong."""

from tests.emulator.faults import Fault
from tests.emulator.server import Emulator, running

__all__ = ["Emulator", "Fault", "running"]
