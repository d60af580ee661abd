"""Content as files: read with care for size and shape, with what staff have edited above."""
