"""Looking in the directory: what fits a search, as somebody in need would want to see it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from knowledge.offers.directory import Directory
from knowledge.offers.offer import Way
from knowledge.offers.records import Search
from knowledge.offers.seeking import KEPT, Seeking, Whom
from knowledge.offers.wish import Hit, Nearness

CENTRES = 2  # centres of other places that are shown where there is none
_MANY = 500  # offers of a place among which those found by words before are looked for again
_ANYBODYS = frozenset({"loneliness", "talking", "exercise", "escort"})  # needs that no illness brings


def look(seeking: Seeking, directory: Directory, *, today: date, words: str = "") -> tuple[Hit, ...]:
    """Return at most `KEPT` offers that fit, best first.

    What was found by words is looked for again among all there are, since the words are not remembered.
    """
    again = bool(seeking.found) and not words
    aged = bool(seeking.age) and not (seeking.needs or seeking.found or words)
    found = directory.search(seeking.wish(words), today=today, limit=_MANY if again or aged else KEPT)
    hits = [hit for hit in found.hits if not again or hit.offer.id in seeking.found]
    if aged:  # an age is no illness
        hits = [hit for hit in hits if _ANYBODYS.issuperset(hit.offer.needs)][:KEPT]
    return tuple(_arranged(hits, seeking))


def local(hits: Sequence[Hit]) -> bool:
    """Whether any of them is where it was looked for."""
    return any(hit.nearness is Nearness.HERE for hit in hits)


def counted(seeking: Seeking, hits: tuple[Hit, ...]) -> tuple[Search, ...]:
    """Return the search as it is counted: for each need what is for it, near or from afar."""
    near = [hit.offer for hit in hits if hit.nearness <= Nearness.REMOTE]
    if not seeking.municipality:
        return ()
    return tuple(
        Search(need, seeking.municipality, sum(need in offer.needs for offer in near))
        for need in seeking.needs
    )


def remembered(seeking: Seeking, hits: tuple[Hit, ...], *, words: str) -> Seeking:
    """Return *seeking* with what was found by its *words*, where it has nothing else to look again by."""
    if not words or seeking.needs:
        return seeking
    return replace(seeking, found=tuple(hit.offer.id for hit in hits))


def _arranged(hits: Sequence[Hit], seeking: Seeking) -> Iterator[Hit]:
    """Yield *hits*, without what helps nobody; what knows of all the country comes last.

    Beside a place that has nothing of its own, what is for the need comes before the nearest centres.
    """
    fitting = [hit for hit in hits if not _useless(hit, seeking, own=local(hits))]
    bare = not local(fitting)
    ranked: tuple[list[Hit], ...] = ([], [], [])
    for hit in fitting:
        ranked[_rank(hit, bare=bare)].append(hit)
    fit, centres, rest = ranked
    if seeking.whom is Whom.RELATIVE:
        fit.sort(key=lambda hit: bool(hit.offer.needs) and not hit.offer.relatives)
    yield from (*fit, *centres[:CENTRES], *rest)


def _useless(hit: Hit, seeking: Seeking, *, own: bool) -> bool:
    """Whether it is the volunteer centre of another place, or any place where that is no matter."""
    offer = hit.offer
    if seeking.offline and set(offer.ways) == {Way.DIGITAL}:
        return True
    if seeking.anywhere:
        return hit.nearness is Nearness.ELSEWHERE or bool(offer.municipalities and not offer.needs)
    other = bool(offer.municipalities) and hit.nearness is not Nearness.HERE and not offer.needs
    return bool(seeking.municipality) and other and (own or hit.nearness is not Nearness.NEXT)


def _rank(hit: Hit, *, bare: bool) -> int:
    if hit.offer.needs or not hit.offer.municipalities:
        return 0 if hit.offer.needs else 2
    return 1 if bare else 0
