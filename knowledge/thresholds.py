"""How sure is sure enough: the numbers that decide between answering, asking and passing on.

Measured on the 232 lines of tests/knowledge/topics_split.jsonl with the phrases of November 2026: 71 % are
right and certain, 4 % wrong and certain, 22 % asked about with the right topic among the three, 3 % missed.
Without `CLEAR` 9 % would be wrong and certain; a `SURE` of 0.30 would ask about 36 % and be wrong on 3 %.
"""

SURE = 0.20  # the best topic alone decides from here
CLEAR = 0.06  # and only when it leads the next one by this much
GUESS = 0.12  # below this (one line in fifty) a topic is not even offered as a choice
