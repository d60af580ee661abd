"""How heavy a text is to read, by LIX; names of bodies and numbers are no burden: readers know or skip them.

``python -m knowledge.checking.readability FILE…`` prints the LIX of each level and part of answers.
"""

import re
import sys
from collections.abc import Collection
from pathlib import Path

from knowledge.files.reader import CONTENT, Reader
from knowledge.library.body import parted

NAMES = "names.txt"
NORMAL, EASY = 45, 32  # LIX: what a newspaper reader and what a reader of children's books reads with ease
LONG = 6  # letters; a longer word counts as long (Björnsson 1968)

_SENTENCE = re.compile(r"[.!?:]\s|\n+")
_WORD = re.compile(r"[\w§.-]*\w")


def lix(text: str, names: Collection[str] = ()) -> float:
    """Return the LIX of *text*: words a sentence, and how many of a hundred words are long.

    What stands in *names* counts as short, whatever its ending; of a text without words it is 0.
    """
    sentences = [part for part in _SENTENCE.split(f"{text}\n") if re.search(r"\w", part)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    known = _known(text, names)
    long = [word for word in words if len(word) > LONG and not word[0].isdigit() and word not in known]
    return len(words) / len(sentences) + 100 * len(long) / len(words)


def names(reader: Reader) -> list[str]:
    """Return the names of bodies that ``names.txt`` lists, one a line."""
    lines = reader.text(NAMES).split("\n") if NAMES in reader.names("*.txt") else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _known(text: str, names: Collection[str]) -> set[str]:
    """Return the words of *text* that belong to a name or an address."""
    spelled = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.findall(rf"\b(?:{spelled})\w*", text, re.IGNORECASE) if spelled else []
    return {word for name in found for word in _WORD.findall(name)} | set(re.findall(r"[\w.-]+\.dk\b", text))


def main() -> int:
    """Print the figures of the files named on the command line."""
    known = names(Reader(CONTENT))
    for file in sys.argv[1:]:
        normal, easy, parts = parted(Path(file).read_text("utf-8").rpartition("\n---\n")[2])
        told = {"normal": normal, "easy": easy, **parts}
        figures = (f"{level} {lix(text, known):.0f} ({len(text)})" for level, text in told.items())
        print(Path(file).name, *figures, sep="  ")  # noqa: T201 what the command is for
    return 0


if __name__ == "__main__":
    sys.exit(main())
