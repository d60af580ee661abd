"""A synthetic directory: offers with made-up names and ordinary Danish words, the same for the same seed."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from knowledge.files.reader import CONTENT
from knowledge.offers.offer import (
    Access,
    Confidence,
    Cost,
    Day,
    NeedId,
    Offer,
    OfferId,
    Schedule,
    Way,
)
from knowledge.terms import ActorKind

DAY = date(2026, 11, 22)
SEED = 6
OFFERS_EACH = 8  # of one organisation


def _list(words: str) -> list[str]:
    return words.split()


ACTIVITIES = {
    "loneliness": "besøgsvenner spisefællesskab strikkecafé mandeklub seniorcafé kaffeklub brætspilsaften"
    " naboklub sangaften højskoledag fællesspisning læsekreds hyggeklub kortklub telefonstjerne",
    "talking": "samtaler lyttelinje samtalegruppe rådgivning selvhjælpsgruppe snakkecafé åben-dør sjælesorg",
    "mental-health": "angstgruppe depressionsgruppe peerstøtte værested mindfulness netværksgruppe"
    " recoverycafé",
    "dementia": "demenscafé demenskor aflastning erindringsdans huskecafé pårørendegruppe musikstund",
    "cancer": "kræftrådgivning livsmodshus kræftkor efterforløb ungegruppe mandegruppe kreativt-værksted",
    "chronic-illness": "diabetesgruppe gigtcafé lungekor hjertemotion patientcafé smerteskole"
    " mestringskursus",
    "grief": "sorggruppe sorgcafé efterladtegruppe mindestund enkeklub børnesorg",
    "escort": "ledsagelse følgevenner brobyggere patientguide lægefølge bisiddere",
    "exercise": "gåtur stavgang seniorgymnastik svømmehold cykeltur naturvandring motionshold petanque yoga"
    " dans",
    "addiction": "ædrucafé familiegruppe alkoholrådgivning støttegruppe rusfri-fredag ludomanigruppe",
    "hardship": "varmestue suppekøkken gældsrådgivning fødevarehjælp tøjbutik natcafé gadefodbold retshjælp",
    "family": "mødregruppe legestue lektiecafé familienetværk bedsteforældreordning ungdomsklub fædreklub",
}
FIRST = _list("""
birke bøge ege linde sol skov bæk eng hede mose å ø strand fjord bakke sten kilde lærke svale mølle smedje
præste kirke rosen æble hassel hyld tjørne vester øster nørre sønder stor lille lyng ravne duve måge is vind
""")
SECOND = _list("""
lund gård høj vang hus bo dal krog holm vænge toft eng bakke have park minde ro lyst borg sø næs hede led
mark skov stien pladsen broen banken porten
""")
ENDINGS = ("", "en", "et", "s")
KINDS = _list("foreningen fonden netværket klubben huset laget kredsen centret ordningen gruppen")
FOR = _list("ældre unge kvinder mænd seniorer familier nytilflyttere alle voksne pensionister")
HOW = (
    "Vi mødes hver uge og drikker kaffe bagefter",
    "Frivillige tager imod, og du kan komme uden at melde dig til",
    "Ring først, så finder vi en tid sammen",
    "Der er plads til kørestole og til den, der helst vil sidde stille",
    "Det er for mennesker, der gerne vil lære andre at kende",
    "To frivillige leder holdet, og alle kan være med",
    "Kom og se, om det er noget for dig",
    "Vi hjælper hinanden og taler om det, der er svært",
)
NAMES = (
    "{what} på {own}",
    "{what} for {who}",
    "{own}s {what}",
    "{what} ved {own}",
    "{what} og {other}",
    "{what}",
)


@dataclass(frozen=True, slots=True)
class Host:
    """Who makes offers, what the house is called, and where it stands."""

    name: str
    own: str
    home: str


def offers(count: int, *, seed: int = SEED) -> Iterator[Offer]:
    """Yield *count* offers, some of each need and in every municipality."""
    chance = Random(seed)  # noqa: S311 nothing secret
    places = municipalities()
    for number in range(count):
        if number % OFFERS_EACH == 0:
            host = _host(chance, places)
        yield _offer(chance, number, host, places)


def municipalities() -> list[str]:
    """Return every municipality of the country that the gazetteer has."""
    with (CONTENT / "places.csv").open(encoding="utf-8") as file:
        return sorted({row["municipality"] for row in csv.DictReader(file) if "|" not in row["municipality"]})


def slip(chance: Random, word: str) -> str:
    """Return *word* with one letter swapped, wrong, missing or too many."""
    while True:
        at = chance.randrange(len(word))
        letter = chance.choice("abcdefghijklmnoprstuvyæøå")
        wrong = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            )
        )
        if wrong != word:
            return wrong


def _host(chance: Random, places: Sequence[str]) -> Host:
    own = f"{chance.choice(FIRST)}{chance.choice(SECOND)}".capitalize()
    own += "" if own.endswith("en") else chance.choice(ENDINGS)
    return Host(f"Test{chance.choice(KINDS)} {own}", own, chance.choice(places))


def _offer(chance: Random, number: int, host: Host, places: Sequence[str]) -> Offer:
    need = chance.choice(tuple(ACTIVITIES))
    what, other = (word.replace("-", " ") for word in chance.choices(ACTIVITIES[need].split(), k=2))
    who = chance.choice(FOR)
    name = chance.choice(NAMES).format(what=what, other=other, own=host.own, who=who).capitalize()
    needs = (NeedId(need), *([NeedId(chance.choice(tuple(ACTIVITIES)))] if chance.random() < 0.3 else []))
    return Offer(
        id=OfferId(f"test-{number}"),
        name=name,
        organisation=host.name,
        kind=chance.choice(tuple(ActorKind)),
        what=f"{what.capitalize()} for {who} i {host.home}. {'. '.join(chance.sample(HOW, 2))}.",
        for_whom=f"For {who}, der bor i {host.home} eller tæt på",
        needs=() if chance.random() < 0.02 else tuple(dict.fromkeys(needs)),
        municipalities=_where(chance, host.home, places),
        ways=_ways(chance),
        relatives=chance.random() < 0.2,
        minimum_age=chance.choice((None, None, None, 12, 18, 60)),
        maximum_age=chance.choice((None, None, None, None, 75, 100)),
        cost=chance.choice(tuple(Cost)),
        languages=chance.choice((("da",), ("da",), ("da", "en"), ("da", "ar"))),
        access=tuple(chance.sample(tuple(Access), chance.choice((0, 0, 1, 2)))),
        schedules=_schedules(chance),
        phone="",
        confidence=chance.choice(tuple(Confidence)),
        source="tests/load/offers.py",
        checked_on=DAY - timedelta(days=chance.randrange(200)),
    )


def _where(chance: Random, home: str, places: Sequence[str]) -> tuple[str, ...]:
    """Return its own municipality, sometimes one more, seldom the whole country."""
    kind = chance.random()
    if kind < 0.03:
        return ()
    more = [chance.choice(places)] if kind < 0.1 else []
    return tuple(dict.fromkeys((home, *more)))


def _ways(chance: Random) -> tuple[Way, ...]:
    return chance.choice(
        (*[(Way.PLACE,)] * 14, (Way.HOME,), (Way.PLACE, Way.HOME), (Way.PHONE,), (Way.DIGITAL, Way.PHONE))
    )


def _schedules(chance: Random) -> tuple[Schedule, ...]:
    if chance.random() < 0.4:
        return ()
    opens = chance.randrange(8, 19)
    days = tuple(sorted(chance.sample(tuple(Day), chance.choice((1, 1, 2))), key=tuple(Day).index))
    return (Schedule(days=days, opens=time(opens), closes=time(opens + 2)),)
