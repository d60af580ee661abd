"""How the bot learns what messages are about: pieces of words, their weights, and how those are found."""
