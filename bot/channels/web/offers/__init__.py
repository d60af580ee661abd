"""The local offers as pages: the list, its filters and its map, one offer, and what is missing."""
