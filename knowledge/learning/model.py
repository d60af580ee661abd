"""The model: what every piece of a text says for and against each topic, and how sure that makes us."""

import hashlib
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.learning.pieces import pieces
from knowledge.terms import Match, TopicId

Numbers = NDArray[np.float32]
Rows = NDArray[np.intp]

_SEAL = 32  # bytes before the file by which we know that it is ours, and whole

SHARPNESS = 8.0  # of scores as likelihoods: with it they come true on the split (docs/understanding.md)
NOTHING = -0.8  # a score below which none is likelier; a text that is like none is beyond all of them
BEYOND = TopicId("out-of-scope")  # the topic of all that is none of ours


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of pieces (rows) for topics (columns); *worth* is how much a piece counts at all.

    A piece that was never seen says nothing for any topic, but the more of them, the less the others say.
    """

    topics: tuple[TopicId, ...] = ()
    pieces: Mapping[str, int] = field(default_factory=dict, repr=False)
    worth: Numbers = field(default_factory=lambda: np.zeros(0, np.float32), repr=False)
    weights: Numbers = field(default_factory=lambda: np.zeros((0, 0), np.float32), repr=False)
    bias: Numbers = field(default_factory=lambda: np.zeros(0, np.float32), repr=False)
    unseen: float = 1.0

    def match(self, text: str, most: int | None = None) -> list[Match]:
        """Return the *most* likely topics, best first; nothing for a text without a known piece."""
        if (scores := self.scores(text)) is None:
            return []
        odds = np.exp(SHARPNESS * (scores - NOTHING))
        likely = odds / (1 + odds.sum())
        if BEYOND in self.topics:
            likely[self.topics.index(BEYOND)] += 1 - likely.sum()
        best = np.argsort(-likely)[:most].tolist()
        return [Match(self.topics[at], float(likely[at])) for at in best]

    def scores(self, text: str) -> Numbers | None:
        """Return how much *text* speaks for each topic (above 0) or against it; None when it says nothing."""
        rows, weights = weigh(pieces(text), self.pieces, self.worth, self.unseen)
        if not len(rows):
            return None
        return np.asarray(weights @ self.weights[rows] + self.bias, np.float32)

    def to_bytes(self) -> bytes:
        """Return the model as a file, weights in half precision."""
        file = io.BytesIO()
        np.savez(
            file,
            topics=_text(self.topics),
            pieces=_text(list(self.pieces)),
            worth=self.worth,
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            unseen=np.float32(self.unseen),
        )
        body = file.getvalue()
        return hashlib.sha256(body).digest() + body

    @classmethod
    def from_bytes(cls, file: bytes) -> "Model":
        """Return the model that `to_bytes` wrote; raise ValueError for anything else."""
        body = file[_SEAL:]
        if hashlib.sha256(body).digest() != file[:_SEAL]:
            raise ValueError("This is no model, or not a whole one.")
        try:
            with np.load(io.BytesIO(body), allow_pickle=False) as parts:
                return _of(parts)
        except (EOFError, KeyError, TypeError, BadZipFile) as error:
            raise ValueError("This is the file of something else.") from error


def _of(parts: Mapping[str, NDArray[Any]]) -> Model:
    """Return the model of these arrays; raise ValueError where they do not fit each other."""
    topics, pieces_ = _lines(parts["topics"]), _lines(parts["pieces"])
    shapes = [parts[name].shape for name in ("worth", "weights", "bias", "unseen")]
    if shapes != [(len(pieces_),), (len(pieces_), len(topics)), (len(topics),), ()]:
        raise ValueError("The parts of this model do not fit each other.")
    return Model(
        topics=tuple(map(TopicId, topics)),
        pieces={piece: row for row, piece in enumerate(pieces_)},
        worth=parts["worth"],
        weights=parts["weights"].astype(np.float32),
        bias=parts["bias"],
        unseen=float(parts["unseen"]),
    )


def weigh(
    found: Sequence[str], known: Mapping[str, int], worth: Numbers, unseen: float = 0.0
) -> tuple[Rows, Numbers]:
    """Return the rows of the *known* pieces and what each weighs, all with the unseen having length one."""
    counts = Counter(found)
    pairs = [(known[piece], count) for piece, count in counts.items() if piece in known]
    if not pairs:
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    rows, often = np.array(pairs, np.intp).T
    weights = (1 + np.log(often)) * worth[rows]
    strange = len(counts) - len(pairs)
    length = np.sqrt(weights @ weights + strange * unseen * unseen)
    return rows, (weights / length).astype(np.float32)


def _text(lines: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(text: NDArray[np.uint8]) -> list[str]:
    return text.tobytes().decode().split("\n") if len(text) else []
