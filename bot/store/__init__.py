"""Where what was acknowledged is kept."""
