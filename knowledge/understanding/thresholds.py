"""How sure is sure enough: the numbers that decide between answering, asking and passing on.

They are likelihoods: the more likely the model calls a topic, the more often it is right on the split. What
was measured for each, and how to measure it again, is in docs/understanding.md.
"""

SURE = 0.65  # the best topic alone decides from here
GUESS = 0.10  # below this a topic is not even offered as a choice
DOUBT = 0.15  # so likely a wish for a person that a doubtful alarm leaves them to one
HEARD = 0.01  # an alarm that is only guessed counts from here: 22 of 22 true ones, half of the false ones
