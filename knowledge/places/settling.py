"""Settles what a text's mentions mean together: specifiers, namesakes, one place said twice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.places.cues import LINKS, MUNICIPAL, NEAR, NOT, PREPOSITIONS, WHY
from knowledge.places.folding import key
from knowledge.places.gazetteer import Postcode, Spot, leading
from knowledge.places.mentions import Mention
from knowledge.places.sentence import Sentence
from knowledge.terms import PlaceKind

_APART = re.compile(r"[.!?;:\n/&]")
_MUNICIPALITY = 6  # the weight from which a name is never given up for a namesake

# a place that only says roughly where; a finer one in it takes its stead
_COARSE = (PlaceKind.REGION, PlaceKind.LANDSCAPE, PlaceKind.POSTCODE, PlaceKind.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Settled:
    """What is certain, in the order of the text, and what must be asked about (then nothing is certain)."""

    certain: tuple[Spot, ...] = ()
    asked: tuple[Spot, ...] = ()


def settle(mentions: list[Mention], sentence: Sentence) -> Settled:
    """Return what *mentions* mean together."""
    mentions = _unless_denied(mentions, sentence)
    if len(mentions) == 1:
        return _answer([_narrowed(mentions[0])])
    for mention in mentions[:]:
        if mention in mentions:
            mentions = _specified(mentions, mention, sentence)
    mentions = [_narrowed(mention) for mention in _without_landmarks(mentions, sentence)]
    return _answer(_coded(_without_surroundings(mentions, sentence)))


def _unless_denied(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Leave out what the text says it is not, where it names something else: "nej ikke Skive, Struer"."""
    return [mention for mention in mentions if not _denied(mention.first, sentence)] or mentions


def _denied(at: int, sentence: Sentence) -> bool:
    """Whether "ikke" or "ikke i" stands before word *at*; "hvorfor ikke" denies nothing."""
    at -= sentence.before(at) in PREPOSITIONS
    return sentence.before(at) in NOT and sentence.before(at - 1) not in WHY


def _narrowed(mention: Mention) -> Mention:
    """Leave only what wins among namesakes."""
    return mention if mention.must_ask else replace(mention, spots=leading(mention.spots))


def _specified(mentions: list[Mention], this: Mention, sentence: Sentence) -> list[Mention]:
    """Let the mentions around one of several meanings say which is meant: "Lem i Skive Kommune"."""
    for other in mentions:
        if other is this or not (link := _link(this, other, sentence)):
            continue
        if this.code is not None or (this.must_ask and not link.municipal):
            continue
        around = _municipalities(other)
        fitting = tuple(spot for spot in this.spots if around.intersection(spot.municipalities))
        if fitting and len(this.spots) > 1 and not _keeps(this, fitting, link):
            return [replace(m, spots=fitting, must_ask=False) if m is this else m for m in mentions]
        if not fitting and link.municipal and link.inside and other.first > this.first:
            return [mention for mention in mentions if mention is not this]
        if not fitting and link.near and other.first > this.first and len(leading(this.spots)) == 1:
            return [mention for mention in mentions if mention is not other]
    return mentions


@dataclass(frozen=True, slots=True)
class _Link:
    """How two mentions hang together: *inside* (i, på), *near* (ved), or side by side (a comma)."""

    inside: bool
    near: bool
    municipal: bool


def _link(this: Mention, other: Mention, sentence: Sentence) -> _Link | None:
    """Return how *other* specifies *this*, or None when it does not."""
    municipal = sentence.after(other.last) in MUNICIPAL
    after = other.first > this.first
    left, right = (this, other) if after else (other, this)
    words = frozenset(sentence.keys[left.last + 1 : right.first])
    gap = sentence.text[sentence.spans[left.last][1] : sentence.spans[right.first][0]]
    joined = len(words) <= 3 and words <= LINKS and not _APART.search(gap)
    listed = not words and "," in gap and (not after or sentence.listed(other.last))
    if listed or not (joined or municipal):
        return None
    near = after and joined and bool(NEAR.intersection(words))
    return _Link(after and joined and not near and bool(PREPOSITIONS.intersection(words)), near, municipal)


def _keeps(this: Mention, fitting: tuple[Spot, ...], link: _Link) -> bool:
    """Return whether the best known meaning stays although a namesake would fit: lists are no specifiers."""
    best = leading(this.spots)
    if len(best) > 1 or this.must_ask or best[0] in fitting:
        return False
    return best[0].weight >= _MUNICIPALITY or not (link.inside or link.near or link.municipal)


def _municipalities(mention: Mention) -> frozenset[str]:
    if mention.code is not None:
        return frozenset(mention.code.municipalities)
    return frozenset(name for spot in leading(mention.spots) for name in spot.municipalities)


def _without_landmarks(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Leave out what only says what is near: "tæt på Vejle, men i Hedensted Kommune"."""
    return [mention for mention in mentions if not sentence.close_by(mention.first)] or mentions


def _without_surroundings(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Leave out what only says where another place of its municipality lies: "Voldby ved Hammel"."""
    return [mention for mention in mentions if not any(_lies_in(m, mention, sentence) for m in mentions)]


def _lies_in(this: Mention, other: Mention, sentence: Sentence) -> bool:
    """Return whether *this*, a certain town or village, is said to lie in or near *other*."""
    if other.first <= this.first or len(this.spots) > 1 or this.spots[0].kind in _COARSE:
        return False
    link = _link(this, other, sentence)
    here = this.spots[0].municipality in _municipalities(other)
    return here and link is not None and (link.inside or link.near)


def _coded(mentions: list[Mention]) -> list[Mention]:
    """Let a postal code to ask about give way to a place in it, unless that is only its own post town."""
    for mention in mentions:
        if mention.code is None or len(mention.spots) == 1:
            continue
        inside = [other for other in mentions if _inside(other, mention.code)]
        telling = any(_tells(other.spots[0], mention.code) for other in inside)
        gone = [mention] if telling else inside
        mentions = [other for other in mentions if other not in gone]
    return mentions


def _inside(mention: Mention, code: Postcode) -> bool:
    """Return whether a mention is certain and lies in the code's municipalities."""
    certain = mention.code is None and len(mention.spots) == 1
    return certain and mention.spots[0].municipality in code.municipalities


def _tells(spot: Spot, code: Postcode) -> bool:
    """Return whether a place says more than the code's own post town does: "8990 Fårup" is the whole code."""
    return spot.kind is PlaceKind.MUNICIPALITY or not key(code.town).startswith(key(spot.name))


def _answer(mentions: list[Mention]) -> Settled:
    open_ones = [mention for mention in mentions if len(mention.spots) > 1]
    certain = tuple(_merged([mention.spots[0] for mention in mentions if len(mention.spots) == 1]))
    if not open_ones:
        return Settled(certain)
    nearby = {name for spot in certain for name in spot.municipalities}
    asked = sorted(open_ones[0].spots, key=lambda spot: spot.municipality not in nearby)
    return Settled(asked=tuple(asked))


def _merged(spots: list[Spot]) -> Iterable[Spot]:
    """Yield each place once: a coarse one gives way to a finer one inside it, a town to its hospital."""
    seen: set[Spot] = set()
    for spot in spots:
        if spot in seen or any(_replaces(other, spot) for other in spots if other is not spot):
            continue
        seen.add(spot)
        yield spot


def _replaces(other: Spot, spot: Spot) -> bool:
    """Return whether *other* says all that *spot* says, and more."""
    if other.kind is PlaceKind.REGION and spot.kind is not PlaceKind.REGION:
        return set(spot.municipalities) <= set(other.municipalities)
    if not set(other.municipalities) <= set(spot.municipalities):
        return False
    if other.hospital and not spot.hospital:
        return True
    if spot.kind not in _COARSE or other == spot:
        return False
    if other.kind not in _COARSE:
        return True
    return _COARSE.index(other.kind) > _COARSE.index(spot.kind) or len(other.municipalities) < len(
        spot.municipalities
    )
