"""A card for professionals: at most five offers for a need in a municipality, to hand on or paste."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answering.voice import Voice, site
from knowledge.offers.directory import Directory
from knowledge.offers.freshness import Freshness
from knowledge.offers.looking import CENTRES, local
from knowledge.offers.needs import Need
from knowledge.offers.offer import Offer
from knowledge.offers.records import Search
from knowledge.offers.wish import Hit, Nearness, Wish
from knowledge.offers.wording import Facts, written
from knowledge.terms import Language

MOST = 5  # offers: what somebody reads in a consultation
LETTERS = 1_800  # of the text to paste: a page of a letter
LONGEST_NAME = 80  # letters of a name, where nothing else can be left out
LONGEST_PAGE = 60  # letters of an address that somebody types from paper

_MANY = 30  # offers among which those five are
_LESS = (("for_whom",), ("what",), ("terms",), ("when", "address"))  # what is left out, in this order


@dataclass(frozen=True, slots=True)
class Entry:
    """One offer on a card; what is empty is not known, or was left out so that the card stays short."""

    name: str
    relatives: str
    what: str
    for_whom: str
    terms: str
    when: str
    address: str
    phone: str
    email: str
    page: str
    assured: str

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it but the name, each on a line."""
        reach = " · ".join(filter(None, (self.phone, self.email, self.page)))
        told = (self.relatives, self.what, self.for_whom, self.terms, self.when, self.address, reach)
        return tuple(filter(None, (*told, self.assured)))

    @property
    def least(self) -> "Entry":
        """The same, with a name that is cut and no e-mail beside a phone or a page."""
        return replace(self, name=_cut(self.name), email="" if self.phone or self.page else self.email)

    def without(self, names: tuple[str, ...]) -> "Entry":
        """Return it without what *names* call."""
        return replace(self, **dict.fromkeys(names, ""))


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its *entries* best first, *public* the way beside them, *search* what is counted of it.

    *lost* tells of characters that a font does not have.
    """

    language: Language
    title: str
    lead: str
    entries: tuple[Entry, ...]
    public_title: str
    public: str
    source: str
    lost: str
    search: Search

    @property
    def text(self) -> str:
        """The card as plain text, at most `LETTERS` long."""
        return next(text for card in self.shorter() if len(text := card.whole) <= LETTERS)

    @property
    def whole(self) -> str:
        """All of it as plain text."""
        told = ["\n".join((f"{at}. {one.name}", *one.lines)) for at, one in enumerate(self.entries, 1)]
        return "\n\n".join(filter(None, (f"{self.title}\n{self.lead}", *told, self.public, self.source)))

    def shorter(self) -> Iterator["Card"]:
        """Yield the card and ever shorter ones: without descriptions, then with fewer offers."""
        card = self
        yield card
        for names in _LESS:
            card = replace(card, entries=tuple(one.without(names) for one in card.entries))
            yield card
        least = tuple(one.least for one in card.entries)
        for most in range(len(least), -1, -1):
            yield replace(card, entries=least[:most])


def make(  # noqa: PLR0913 what a card is made of, by name
    need: Need,
    municipality: str,
    *,
    directory: Directory,
    say: Voice,
    today: date,
    region: str,
    link: str = "",
) -> Card:
    """Return the card of *need* in *municipality*; *link* is where its newest edition is, if anywhere."""
    hits = _current(directory, need, municipality, today)
    chosen = _chosen([hit.offer for hit in hits])
    near = [hit.offer for hit in hits if hit.nearness <= Nearness.REMOTE]
    told = {"need": need.name(say.spoken), "at": say.at([municipality]), "date": written(today, say)}
    return Card(
        language=say.spoken,
        title=say.say("offers-card-title", **told),
        lead=say.say("offers-card-lead" if chosen else "offers-card-none", **told),
        entries=tuple(_entry(one, say) for one in chosen),
        public_title=say.say("offers-card-public-title"),
        public=say.say("offers-card-public"),
        source=say.say(
            "offers-card-source", region=region, link=link, has_link="yes" if link else "no", **told
        ),
        lost=say.say("offers-card-lost"),
        search=Search(need.id, municipality, sum(need.id in one.needs for one in near), card=True),
    )


def _current(directory: Directory, need: Need, municipality: str, today: date) -> list[Hit]:
    """Return what is still known to be true; a centre next door only where nothing is here."""
    wish = Wish((need.id,), municipality=municipality)
    found = directory.search(wish, today=today, limit=_MANY).hits
    hits = [hit for hit in found if hit.freshness < Freshness.LAST]
    centres = [hit for hit in hits if hit.nearness is Nearness.NEXT and not hit.offer.needs]
    others = [hit for hit in hits if hit not in centres]
    if local(others):
        return others
    fit = [hit for hit in others if hit.offer.needs]
    return [*fit, *centres[:CENTRES], *(hit for hit in others if not hit.offer.needs)]


def _chosen(offers: list[Offer]) -> list[Offer]:
    """Return the best, one for relatives among them if there is any."""
    chosen, rest = offers[:MOST], offers[MOST:]
    beside = next((one for one in rest if one.relatives), None)
    if beside and not any(one.relatives for one in chosen):
        chosen[-1] = beside
    return chosen


def _entry(offer: Offer, say: Voice) -> Entry:
    facts = Facts(offer, say)
    return Entry(
        name=offer.name,
        relatives=say.say("offers-card-relatives") if offer.relatives else "",
        what=facts.what,
        for_whom=say.say("offers-card-for", whom=facts.for_whom) if facts.for_whom else "",
        terms=" · ".join(filter(None, (facts.cost, facts.age, facts.languages, facts.access))),
        when="; ".join(facts.when),
        address=offer.address,
        phone=say.say("offers-card-phone", phone=offer.phone) if offer.phone else "",
        email=offer.email,
        page=_page(offer.page),
        assured=facts.assured,
    )


def _page(page: str) -> str:
    """Return an address as one types it; of a long one, where it begins."""
    told = site(page)
    return told if len(told) <= LONGEST_PAGE else told.partition("/")[0]


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
