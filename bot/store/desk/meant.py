"""What a search that finds nothing was meant to be: its misspelt words, as the cases have them."""

import asyncio
import re
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.store.desk import rows
from bot.store.reader import Reader
from knowledge.casework.staff import Account
from knowledge.library.phrases import fold
from knowledge.reference import masked

SHORTEST = 4  # letters: in a shorter word one letter changes too much
TWO_FROM = 8  # two slips are forgiven in words this long, as in the names of places
BEGUN_FROM = 6  # a last word this long may also be the misspelt beginning of one
CANDIDATES = 5  # near words that are looked for in the cases, the nearest first
FRESH = 20  # seconds that the words of all cases are kept: while one types they are read once
WORDS = "select t.words from case_text t"
OF_COUNCIL = f"""{WORDS} join inquiry f on f.id = t.inquiry_id
  where {rows.IN_COUNCIL.format(case="f")}"""
# Read as staff may read it, and told from there: the words of the search hold people's codes, too.
TOLD = f"""select i.municipalities, i.text || ' ' || coalesce((select group_concat(m.text, ' ')
    from case_message m where m.inquiry_id = i.id), ''), {rows.CODES}
  from case_text t join inquiry i on i.id = t.inquiry_id where instr(t.words, :word) and {{seen}} limit 5"""  # noqa: S608
_TOKEN = re.compile(r"\w+")


class Meant:
    """Mends searches."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: dict[str, tuple[float, frozenset[str]]] = {}  # by the council that a reader is limited to

    async def meant(self, search: str, *, viewer: Account) -> str:
        """Return *search* with its misspelt words mended; nothing where none is, or one cannot be."""
        typed = [token for token in _TOKEN.findall(search) if len(fold(token).split()) == 1]
        if viewer.disabled or not any(_may_be_wrong(fold(token)) for token in typed):
            return ""
        known = await self._words(viewer)
        mended: dict[str, str] = {}
        for number, token in enumerate(typed, 1):
            word, last = fold(token), number == len(typed)
            if word in known or (last and any(one.startswith(word) for one in known)):
                continue
            near = await asyncio.to_thread(_near, word, known, begun=last)
            if not (better := await self._better(near, viewer)):
                return ""
            mended[token] = better
        return _TOKEN.sub(lambda token: mended.get(token[0], token[0]), search) if mended else ""

    async def _words(self, viewer: Account) -> frozenset[str]:
        now = time.monotonic()
        until, known = self._kept.get(viewer.council, (now, frozenset()))
        if until <= now:
            found = await self._reader.rows(OF_COUNCIL if viewer.council else WORDS, _council(viewer))
            known = await asyncio.to_thread(lambda: frozenset("".join(words for (words,) in found).split()))
            self._kept[viewer.council] = now + FRESH, known
        return known

    async def _better(self, near: Sequence[str], viewer: Account) -> str:
        """Return the first of the words *near* that stands in a case now, as somebody wrote it."""
        for word in near:
            values = {"word": f" {word} ", **_council(viewer)}
            for places, text, codes in await self._reader.rows(TOLD.format(seen=_seen(viewer)), values):
                if told := _told(word, [*rows.listed(places), masked(text, rows.listed(codes))]):
                    return told
        return ""


def _may_be_wrong(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isdecimal()


def _near(word: str, known: Collection[str], *, begun: bool) -> list[str]:
    """Return the words that *word* may be, the nearest first; else those that it may begin."""
    if not _may_be_wrong(word):
        return []
    reach = 2 if len(word) >= TWO_FROM else 1
    found = dict(_reached(word, {one: one for one in known}, reach))
    if not found and begun and len(word) >= BEGUN_FROM:
        found = {
            one: far
            for length in (len(word) - 1, len(word), len(word) + 1)
            for one, far in _reached(word, {one: one[:length] for one in known}, reach)
        }
    return sorted(found, key=lambda one: (found[one], one[0] != word[0], len(one), one))[:CANDIDATES]


def _reached(word: str, known: Mapping[str, str], reach: int) -> Iterator[tuple[str, int]]:
    """Yield what is at most *reach* slips from *word*; a number is no word."""
    for _, far, one in process.extract_iter(word, known, scorer=OSA.distance, score_cutoff=reach):
        if len(one) >= SHORTEST and not any(sign.isdecimal() for sign in one):
            yield one, int(far)


def _told(word: str, texts: list[str]) -> str:
    """Return *word* as it stands in one of *texts*."""
    return next((token for text in texts for token in _TOKEN.findall(text) if fold(token) == word), "")


def _seen(viewer: Account) -> str:
    return rows.IN_COUNCIL.format(case="i") if viewer.council else "1"


def _council(viewer: Account) -> dict[str, Any]:
    return {"council": viewer.council} if viewer.council else {}
