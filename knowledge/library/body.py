"""The body of an answer: the answer, the same plainer, and what is told only to those it is for."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from knowledge.terms import ActorKind, Cooperation, Role

EASY = "## Sig det enklere"  # the heading that parts the two levels, the same in every language
ONLY = "## Kun "  # what the heading of a part begins with

PARTS: Mapping[str, StrEnum] = MappingProxyType(
    {
        "## Kun for borgere": Role.CITIZEN,
        "## Kun for fagfolk": Role.PROFESSIONAL,
        "## Kun for organisationer": Role.ORGANISATION,
        "## Kun for foreninger": ActorKind.ASSOCIATION,
        "## Kun for fonde": ActorKind.FOUNDATION,
        "## Kun for socialøkonomiske virksomheder": ActorKind.SOCIAL_ENTERPRISE,
        "## Kun for selvejende institutioner": ActorKind.SELF_GOVERNING,
        "## Kun for NGO'er": ActorKind.NGO,
        "## Kun for netværk": ActorKind.NETWORK,
        "## Kun om frivillige på hospital": Cooperation.HOSPITAL,
        "## Kun om lokale tilbud": Cooperation.OFFER,
        "## Kun om fælles projekter": Cooperation.PROJECT,
        "## Kun om medindflydelse": Cooperation.VOICE,
    }
)

_PART = re.compile(rf"^{ONLY}.*$", re.MULTILINE)


def parted(body: str) -> tuple[str, str, dict[str, str]]:
    """Return the normal level, the easy one (empty where there is none) and the parts by their headings."""
    levels, *_ = _PART.split(body, maxsplit=1)
    normal, _, easy = levels.partition(f"\n{EASY}\n")
    headings = [heading.strip() for heading in _PART.findall(body)]
    texts = (text.strip() for text in _PART.split(body)[1:])
    return normal.strip(), easy.strip(), dict(zip(headings, texts, strict=True))


def written(normal: str, easy: str, parts: Mapping[str, str]) -> str:
    """Return the body that `parted` takes apart into these."""
    told = [normal, EASY, easy]
    for heading, text in parts.items():
        told += [heading, text]
    return "\n\n".join(told) + "\n"
