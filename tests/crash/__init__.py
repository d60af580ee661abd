"""Kill -9 at random moments under load, and a checker that shares no code with the bot."""
