"""The edges and the wiring: channels, store, turns, post, command line."""
