"""Many people at once, each as light as can be, so that what is measured is the bot and not its visitors."""
