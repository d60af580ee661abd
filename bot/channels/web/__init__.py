"""The web chat: pages that work without JavaScript, the store behind them, and the server in front."""

from bot.channels.web.app import build, version
from bot.channels.web.server import serve

__all__ = ["build", "serve", "version"]
