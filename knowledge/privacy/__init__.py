"""What is kept of a person, for how long, and what they may ask for."""
