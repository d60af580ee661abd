"""From a decision to a reply: the words, the sources and the buttons."""
