"""How sure is sure enough: the numbers that decide between answering, asking and passing on.

Measured by `understand` and `decide` on the 232 lines of tests/knowledge/library/topics_split.jsonl, with the
phrases of November 2026: 48 % led to the right answer, contact or form; 37 % seen rightly as something we
have no answer to, and told so; 6 % asked where it is; 4 % asked about with the right topic among those shown,
2 % without it; 3 % wrong, 1 % wrongly told that we do not know.
"""

SURE = 0.45  # the best topic alone decides from here
CLEAR = 0.15  # and only when it leads the next one that we could answer by this much
GUESS = 0.10  # below this a topic is not even offered as a choice
NAMED = 0.20  # what we have no answer to is named from here: of 59 such lines of the split, 7 are below it
DOUBT = 0.30  # so like what people say in danger that the lines stand above the answer, though no alarm rang
