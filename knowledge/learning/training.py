"""Training: a model is learnt from phrases whose topics are known."""

import hashlib
import math
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np

from knowledge.learning import model, pieces
from knowledge.learning.model import BEYOND, Model, Numbers, Rows, weigh
from knowledge.terms import TopicId

Phrases = tuple[tuple[TopicId, str], ...]
"""What people say, each with the topic that they mean."""

Trainer = Callable[[Phrases], Model]
"""What makes a model of phrases: `train` itself, or what keeps models and has others train them."""

REMEMBERED = 4  # models: tests and a console load the same phrases again and again
WIDTH = 0.15  # more of a score for what is beyond the topics: there is more of it than any phrases show
_STRICTNESS = 1.0  # of the machine: what a phrase on the wrong side costs


def digest(phrases: Phrases) -> str:
    """Return what tells models apart: what they learnt, and the code that taught them."""
    told = hashlib.sha256()
    for module in (pieces, model, __file__):
        told.update(Path(module if isinstance(module, str) else str(module.__file__)).read_bytes())
    for topic, phrase in phrases:
        told.update(f"{topic}\t{phrase}\n".encode())
    return told.hexdigest()


@lru_cache(maxsize=REMEMBERED)
def train(phrases: Phrases) -> Model:
    """Return the model of *phrases*; an empty one where there are not two topics to tell apart."""
    topics = tuple(dict.fromkeys(topic for topic, _ in phrases))
    if len(topics) < 2:
        return Model()
    found = [pieces.pieces(phrase) for _, phrase in phrases]
    held = Counter(piece for each in found for piece in set(each))
    known = {piece: row for row, piece in enumerate(held)}
    worth = np.array([_rarity(len(phrases), count) for count in held.values()], np.float32)
    weights, bias = _fit([weigh(each, known, worth) for each in found], len(known), phrases, topics)
    bias[[topic == BEYOND for topic in topics]] += WIDTH
    return Model(topics, known, worth, weights, bias, _rarity(len(phrases), 0))


def _fit(
    weighed: list[tuple[Rows, Numbers]], width: int, phrases: Phrases, topics: tuple[TopicId, ...]
) -> tuple[Numbers, Numbers]:
    """Return the weights and the bias by which each topic is best told from all others."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - a second and 110 MB that only training costs
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - as above

    ends = np.cumsum([0, *(len(rows) for rows, _ in weighed)])
    rows, values = (np.concatenate([one[part] for one in weighed]) for part in (0, 1))
    table = csr_matrix((values, rows, ends), shape=(len(phrases), width))
    machine = LinearSVC(C=_STRICTNESS, random_state=0)
    machine.fit(table, [topics.index(topic) for topic, _ in phrases])
    weights, bias = machine.coef_.T, machine.intercept_
    if len(topics) == 2:  # told apart by one line: what is for the second is against the first
        weights, bias = np.hstack([-weights, weights]), np.hstack([-bias, bias])
    return weights.astype(np.float32), bias.astype(np.float32)


def _rarity(phrases: int, held: int) -> float:
    return math.log((1 + phrases) / (1 + held)) + 1
