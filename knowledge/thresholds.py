"""How sure is sure enough: the numbers that decide between answering, asking and passing on."""

SURE = 0.42  # the best topic alone decides from here
CLEAR = 0.05  # and only when it leads the next one by this much
GUESS = 0.24  # below this a topic is not even offered as a choice
