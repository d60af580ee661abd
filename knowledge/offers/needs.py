"""What people need: the twelve needs that offers are found by, and the words that people say for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.offers.offer import NeedId
from knowledge.terms import Language


@dataclass(frozen=True, slots=True)
class Need:
    """One need: what a button calls it, and what people say (folded, lower case), by language."""

    id: NeedId
    names: Mapping[Language, str]
    words: Mapping[Language, tuple[str, ...]]

    def name(self, language: Language) -> str:
        """Return what it is called; what has no name in *language* is called in Danish."""
        return self.names.get(language) or self.names[Language.DANISH]


@dataclass(
    frozen=True, slots=True, eq=False
)  # itself alone, so that what is made of it can be kept beside it
class Needs:
    """Every need, in the order in which they are offered."""

    all: tuple[Need, ...] = ()
    by_id: Mapping[NeedId, Need] = field(default_factory=dict)
