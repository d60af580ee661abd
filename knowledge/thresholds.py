"""How sure is sure enough: the numbers that decide between answering, asking and passing on.

Measured by `understand` and `decide` on the 232 lines of tests/knowledge/library/topics_split.jsonl, with the
phrases of November 2026: 90 % right, 3 % wrong and answered, 3 % asked about with the right topic among
those shown, 2 % asked about without it; of the rest, 1 % is asked where it is and 1 % told that we do not
know. A `SURE`
of 0.20 would ask about 11 % and get 2 % wrong; a `CLEAR` of 0 would ask about 3 %, with as many wrong.
Of 28 everyday questions that are none of ours 25 stayed below `SURE`.
"""

SURE = 0.12  # the best topic alone decides from here
CLEAR = 0.04  # and only when it leads the next one that we could answer by this much
GUESS = 0.08  # below this a topic is not even offered as a choice
NAMED = 0.20  # what we have no answer to is named from here: of 59 such lines of the split, 7 are below it
DOUBT = 0.30  # so like what people say in danger that the lines stand above the answer, though no alarm rang
