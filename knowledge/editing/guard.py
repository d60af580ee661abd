"""What only admins may change because of what it says: words with a number for people in danger."""

import re
from collections.abc import Iterable, Mapping

from knowledge.files.reader import Reader

ALARM = "112"  # also where lines.toml cannot be read
LINES = "lines.toml"


def urgent(texts: Iterable[str], readers: Iterable[Reader]) -> bool:
    """Whether one of *texts* holds a number that one of *readers* has in lines.toml, or 112."""
    wanted = pattern(readers)
    return any(wanted.search(text) for text in texts)


def pattern(readers: Iterable[Reader]) -> re.Pattern[str]:
    """Return what finds those numbers, however their digits are grouped; a longer number is another one."""
    numbers = {ALARM}.union(*map(_numbers, readers))
    spelled = "|".join(r"\s?".join(number) for number in sorted(numbers))
    return re.compile(rf"(?<![0-9])(?:{spelled})(?![0-9])")


def _numbers(reader: Reader) -> set[str]:
    lines = reader.toml(LINES).get("lines", {})
    told = lines.values() if isinstance(lines, Mapping) else ()
    digits = (
        "".join(re.findall("[0-9]", str(line.get("number", ""))))
        for line in told
        if isinstance(line, Mapping)
    )
    return {number for number in digits if len(number) >= len(ALARM)}
