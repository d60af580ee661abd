"""The edges and the wiring: channels, store, turns, post, command line."""

__version__ = "0.1.0"
