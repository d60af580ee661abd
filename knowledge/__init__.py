"""What is known and how a message is understood: pure, no async, no clock, no I/O but its own content.

Two of its modules are commands too, which read files and print: `readability` and `screen.teaching`.
"""
