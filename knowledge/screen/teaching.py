"""Teaches the alarm: weighs every piece of what people say in danger and otherwise, and writes it down.

Run ``python -m knowledge.screen.teaching`` after a change in ``content/crisis``; a test tells when it is due.
"""

import hashlib
import math
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from knowledge.screen import crisis, phrasing, weights
from knowledge.screen.likeness import lines
from knowledge.screen.weights import Weights, pieces, signs
from knowledge.terms import Danger

PLAIN = 3  # times that a line of ordinary.txt counts for Bayes: it was chosen to be near
UNSEEN = 0.1  # what a sign counts that one side never showed: best of 0.05 to 1 in five-fold cross-validation
_STRICTNESS = 1.0  # of the linear machine: what a line on the wrong side costs
_SELDOM = 2  # lines that a piece must stand in for the linear machine to look at it
_SLIGHT = 0.3  # a weight of Bayes below this is left out: it would change no alarm
_MOST = 20_000  # weights of the machine that are kept, the heaviest


def main() -> None:
    """Learn the weights of the packaged content anew and write them beside it."""
    told, file = learn(*taught()), crisis.FOLDER / crisis.WEIGHTS
    file.write_text(written(told, digest()), "utf-8")
    sys.stdout.write(f"{file.name}: {len(told.bayes)} signs, {len(told.linear)} pieces\n")


def taught(folder: Path = crisis.FOLDER) -> tuple[list[str], list[str], list[str], frozenset[str]]:
    """Return the plain lines of danger, of every other topic, those chosen to be near, and silent words."""
    watch, said, asked = crisis.load(folder), folder / "said", folder.parent / "phrases"
    danger = [said / f"{kind}.txt" for kind in Danger] + sorted(asked.glob("*/crisis.txt"))
    ordinary = [file for file in sorted(asked.glob("*/*.txt")) if file.stem != "crisis"]
    near = [said / "ordinary.txt", said / "near.txt"]
    told, usual, close = (
        [watch.hear(line) for file in files for line in lines(file)] for files in (danger, ordinary, near)
    )
    return told, usual, close, watch.family


def digest(folder: Path = crisis.FOLDER) -> str:
    """Return what tells whether the weights were learnt from what *folder* says today."""
    files = sorted([*folder.glob("*.toml"), *folder.glob("said/*.txt")])
    code = (Path(module.__file__ or "") for module in (phrasing, weights))
    return hashlib.sha256(b"".join(file.read_bytes() for file in [*files, *code])).hexdigest()[:16]


def written(told: Weights, learnt: str) -> str:
    """Return the file of the weights: first the bias and what they were learnt from, then a row a piece."""
    rows = [
        f"{piece}\t{told.bayes.get(piece, '')}\t{told.linear.get(piece, '')}"
        for piece in sorted(told.bayes.keys() | told.linear.keys())
    ]
    return "\n".join([f"{told.bias} {learnt}", *rows]) + "\n"


def learn(
    danger: Sequence[str], ordinary: Sequence[str], near: Sequence[str], silent: Collection[str]
) -> Weights:
    """Return what tells the plain lines of *danger* from the others; *near* are those chosen to be close."""
    linear, bias = _machine([*danger, *near, *ordinary], len(danger))
    return Weights(_bayes(danger, [*list(near) * PLAIN, *ordinary], frozenset(silent)), linear, bias)


def _bayes(danger: Sequence[str], ordinary: Sequence[str], silent: frozenset[str]) -> dict[str, float]:
    seen, usual = _counted(danger), _counted(ordinary)
    weights = {}
    for sign in seen.keys() | usual.keys():
        here = (seen[sign] + UNSEEN) / (len(danger) + 2 * UNSEEN)
        weight = math.log(here * (len(ordinary) + 2 * UNSEEN) / (usual[sign] + UNSEEN))
        if abs(weight) >= _SLIGHT and not silent.issuperset(sign.split()):
            weights[sign] = round(weight, 2)
    return weights


def _counted(told: Iterable[str]) -> Counter[str]:
    return Counter(sign for line in told for sign in signs(line.split()))


def _machine(told: Sequence[str], dangers: int) -> tuple[dict[str, float], float]:
    """Return the weights and the bias by which the first *dangers* lines are best told from the rest."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - a second and 110 MB that only teaching costs
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - as above

    found = [pieces(line.split()) for line in told]
    often = Counter(piece for each in found for piece in each)
    known = {piece: at for at, piece in enumerate(sorted(often)) if often[piece] >= _SELDOM}
    known = {piece: at for at, piece in enumerate(known)}
    rows = [(line, known[piece]) for line, each in enumerate(found) for piece in each if piece in known]
    shares = [1 / math.sqrt(len(found[line]) or 1) for line, _ in rows]
    table = csr_matrix((shares, tuple(zip(*rows, strict=True))), shape=(len(told), len(known)))
    machine = LinearSVC(C=_STRICTNESS, class_weight="balanced", random_state=0)
    machine.fit(table, [at < dangers for at in range(len(told))])
    weights = dict(zip(known, machine.coef_[0], strict=True))
    kept = sorted(weights, key=lambda piece: -abs(weights[piece]))[:_MOST]
    return {piece: round(float(weights[piece]), 3) for piece in kept}, round(float(machine.intercept_[0]), 4)


if __name__ == "__main__":
    main()
