"""The index of names: what each spelling of a place, a hospital or a landscape can stand for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from knowledge.files.reader import Reader, Row
from knowledge.places.folding import key
from knowledge.places.ordinary import known, names_a_thing
from knowledge.places.regions import Realm
from knowledge.terms import HOME, PlaceKind

PLACES = "places.csv"
POSTCODES = "postcodes.csv"
HOSPITALS = "hospitals.csv"

_PLACE_COLUMNS = ("name", "municipality", "kind", "aliases", "word", "confidence", "source", "same_name_in")
_HOSPITAL_COLUMNS = (
    *("id", "name", "kind", "town", "municipality", "council", "operated_from", "people_say"),
    *("confidence", "source"),
)
_POSTCODE_COLUMNS = ("postcode", "town", "municipalities", "region", "ask", "confidence")
_CONFIDENCE = ("verified", "likely", "unverified")
_WORDS = ("", "yes", "noun", "person", "no")

# how a kind of place is shown, and its weight: two steps more and it wins over its namesakes
KINDS = {
    "municipality": (PlaceKind.MUNICIPALITY, 6),
    "town": (PlaceKind.TOWN, 4),
    "post-town": (PlaceKind.TOWN, 3),
    "small-town": (PlaceKind.TOWN, 2),
    "village": (PlaceKind.VILLAGE, 2),
    "parish": (PlaceKind.VILLAGE, 1),
    "landscape": (PlaceKind.LANDSCAPE, 4),
    "region": (PlaceKind.REGION, 6),
}
HOSPITAL_KINDS = ("hospital", "near-hospital", "psychiatry", "other", "hospice", "outside")
HOSPITAL_WEIGHT = 4

# what people shorten in the names of towns
_SHORT = {
    "Nørre": ("Nr",),
    "Sønder": ("Sdr",),
    "Øster": ("Ø",),
    "Vester": ("V",),
    "Store": ("St",),
    "Lille": ("Ll",),
    "Gammel": ("Gl", "Gamle"),
    "Sankt": ("Skt", "Sct", "St"),
    "Kongens": ("Kgs",),
    "Kirke": ("Kr",),
}


class Reading(IntEnum):
    """How much the sentence must say before a spelling is read as a place."""

    NAME = 0  # it is one
    UNLESS_COUNTED = 1  # it is one unless an article says otherwise: "en skive"
    ACRONYM = 2  # written in capitals it is one, else the sentence must say so
    SURNAME = 3  # a village that is also a word or a family's name: only where a place is expected
    WORD = 4  # the sentence must say so: "i Them"
    NOUN = 5  # a bare preposition is not enough: "på vejen"
    PERSON = 6  # somebody's name as well: a capital is not enough, nor is "fra Tim"


CLEAR = frozenset({Reading.NAME, Reading.UNLESS_COUNTED})


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing that a name can stand for; a landscape or region has several *municipalities*."""

    name: str
    kind: PlaceKind
    municipalities: tuple[str, ...]
    weight: int
    hospital: str = ""
    home: bool = False

    @property
    def municipality(self) -> str:
        """The one municipality, or an empty text."""
        return self.municipalities[0] if len(self.municipalities) == 1 else ""


def leading(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the one of *spots* (weightiest first) that wins, or the equals to ask about.

    Two steps of weight win; a place of ours gives way to one elsewhere only for three (Holbæk, not Søby).
    Where nothing wins, all of ours are equals, and of those elsewhere the weighty ones.
    """
    best = spots[0]
    beaten = {spot for spot in spots[1:] if best.weight - spot.weight >= 2 + (spot.home and not best.home)}
    if len(beaten) == len(spots) - 1:
        return spots[:1]
    return tuple(spot for spot in spots if spot.home or spot not in beaten)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one folded spelling stands for; no *spots* means: a name, but of no place (Region Midtjylland)."""

    spots: tuple[Spot, ...]
    reading: Reading
    spellings: frozenset[str]
    must_ask: bool = False


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postal code: its town, its municipalities (main first) and which of them to ask about, if any."""

    code: str
    town: str
    municipalities: tuple[str, ...]
    ask: tuple[str, ...] = ()


class Names:
    """Collects spellings while the files are read, and becomes the index."""

    def __init__(self) -> None:
        self._spots: dict[str, list[Spot]] = defaultdict(list)
        self._spellings: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)
        self._asked: set[str] = set()

    def add(self, spelling: str, *spots: Spot, word: str = "", must_ask: bool = False) -> None:
        """Let *spelling* and its usual abbreviations stand for *spots*."""
        for form in (spelling, *_abbreviated(spelling)):
            folded = key(form)
            self._spots[folded] += [spot for spot in spots if spot not in self._spots[folded]]
            self._spellings[folded].add(form.rstrip("."))
            self._words[folded].add(word)
            if must_ask:
                self._asked.add(folded)

    def index(self) -> dict[str, Entry]:
        """Return the finished index by folded spelling."""
        return {folded: self._entry(folded) for folded in self._spots}

    def _entry(self, folded: str) -> Entry:
        spots = tuple(sorted(_one_each(self._spots[folded]), key=lambda spot: -spot.weight))
        spellings = self._spellings[folded]
        reading = _reading(folded, spellings, self._words[folded], spots)
        lowered = frozenset(spelling.casefold() for spelling in spellings)
        return Entry(spots, reading, lowered, folded in self._asked)


def read(reader: Reader, realm: Realm) -> dict[str, Entry]:
    """Read places.csv and hospitals.csv into the index; what is wrong is noted in *reader*."""
    names = Names()
    missing = set(realm.by_municipality)
    for row in reader.rows(PLACES, _PLACE_COLUMNS):
        if row["kind"] == "municipality":
            missing.discard(row["name"])
        if _sound(reader, PLACES, row, realm, KINDS):
            _add_place(names, row, realm)
    for name in sorted(missing):
        reader.flaw(PLACES, 1, f"The municipality {name!r} has no row.", "Add one of the kind municipality.")
    for row in reader.rows(HOSPITALS, _HOSPITAL_COLUMNS):
        if _sound(reader, HOSPITALS, row, realm, HOSPITAL_KINDS) and _council_fits(reader, row, realm):
            _add_hospital(names, row, realm)
    for council in realm.councils.values():
        area = council.name.removeprefix("Sundhedsråd ")
        spot = Spot(council.name, PlaceKind.LANDSCAPE, council.municipalities, 6)
        for form in ("Sundhedsråd {}", "Sundhedsrådet {}", "Sundhedsråd {}s", "health council {}"):
            names.add(form.format(area), spot)
    return names.index()


def read_postcodes(reader: Reader, realm: Realm) -> dict[str, Postcode]:
    """Read postcodes.csv; what is wrong is noted in *reader*."""
    codes: dict[str, Postcode] = {}
    for row in reader.rows(POSTCODES, _POSTCODE_COLUMNS):
        code, members, ask = row["postcode"], parts(row["municipalities"]), parts(row["ask"])
        if len(code) != 4 or not code.isdigit() or code in codes:
            problem = f"The postal code {code!r} is not four digits, or is there twice."
            reader.flaw(POSTCODES, row.line, problem, "Write each code once, with four digits.")
        elif _known(reader, POSTCODES, row.line, (*members, *ask), realm):
            codes[code] = Postcode(code, row["town"], members, ask)
    return codes


def parts(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds a list."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _add_place(names: Names, row: Row, realm: Realm) -> None:
    kind, weight = KINDS[row["kind"]]
    municipalities = parts(row["municipality"])
    weight = 1 if row["confidence"] == "unverified" else weight
    home = realm.by_municipality[municipalities[0]].region == HOME
    spot = Spot(row["name"], kind, municipalities, weight, home=home)
    named = () if kind is PlaceKind.REGION and row["name"] == HOME else (spot,)
    names.add(row["name"], *named, word=row["word"])
    for alias in parts(row["aliases"]):
        longer = len(key(alias)) > len(key(row["name"]))  # "skibonit" is no ordinary word, though "skive" is
        names.add(alias, spot, word="" if longer and row["word"] != "no" else row["word"])


def _add_hospital(names: Names, row: Row, realm: Realm) -> None:
    def spot(name: str, municipality: str) -> Spot:
        home = realm.by_municipality[municipality].region == HOME
        return Spot(name, PlaceKind.HOSPITAL, (municipality,), HOSPITAL_WEIGHT, row["id"], home)

    spots = [spot(row["name"], row["municipality"])]
    if row["operated_from"]:
        spots.append(spot(f"{row['name']} ({row['operated_from']})", row["operated_from"]))
    for form in (row["name"], *parts(row["people_say"])):
        names.add(form, *spots, must_ask=bool(row["operated_from"]))


def _abbreviated(name: str) -> Iterable[str]:
    first, _, rest = name.partition(" ")
    if rest:
        yield from (f"{short} {rest}" for short in _SHORT.get(first, ()))


def _one_each(spots: Iterable[Spot]) -> Iterable[Spot]:
    """Keep the weightiest spot of each municipality; a hospital stands beside its operator."""
    best: dict[tuple[str, ...], Spot] = {}
    for spot in spots:
        if spot.municipalities not in best or _wins(spot, best[spot.municipalities]):
            best[spot.municipalities] = spot
    return best.values()


def _wins(spot: Spot, other: Spot) -> bool:
    """Return whether *spot* is what is meant: the earlier kind wins, then the weightier."""
    kinds = list(PlaceKind)
    return (kinds.index(spot.kind), -spot.weight) < (kinds.index(other.kind), -other.weight)


def _reading(folded: str, spellings: set[str], words: set[str], spots: tuple[Spot, ...]) -> Reading:
    if all(len(spelling) <= 3 and spelling.isupper() for spelling in spellings):
        return Reading.ACRONYM
    if words & {"person", "noun"}:
        return Reading.PERSON if "person" in words else Reading.NOUN
    if " " in folded:
        return Reading.NAME
    thing = any(names_a_thing(spelling) for spelling in spellings)
    if "yes" in words or (thing and "no" not in words):
        return Reading.WORD
    if (
        all(spot.kind is PlaceKind.VILLAGE for spot in spots)
        and "no" not in words
        and any(spelling.casefold() in known() for spelling in spellings)
    ):
        return Reading.SURNAME
    return Reading.UNLESS_COUNTED if thing else Reading.NAME


def _sound(reader: Reader, name: str, row: Row, realm: Realm, kinds: Iterable[str]) -> bool:
    """Return whether a row can be used, and note what is wrong with it."""
    fine = reader.choice(name, row.line, "kind", row["kind"], tuple(kinds))
    fine &= reader.choice(name, row.line, "confidence", row["confidence"], _CONFIDENCE)
    fine &= reader.choice(name, row.line, "word", row.cells.get("word", ""), _WORDS)
    members = parts(row["municipality"]) + parts(row.cells.get("operated_from", ""))
    if not key(row["name"]) or not members:
        reader.flaw(name, row.line, "The row lacks a name or a municipality.", "Fill in both.")
        return False
    return _known(reader, name, row.line, members, realm) and fine


def _known(reader: Reader, name: str, line: int, members: Iterable[str], realm: Realm) -> bool:
    unknown = [member for member in members if member not in realm.by_municipality]
    for member in unknown:
        reader.flaw(name, line, f"The municipality {member!r} is not known.", "Spell it as in councils.toml.")
    return not unknown


def _council_fits(reader: Reader, row: Row, realm: Realm) -> bool:
    council = realm.by_municipality[row["municipality"]].id
    if row["council"] == council:
        return True
    problem = f"{row['municipality']} does not belong to the council {row['council']!r}."
    reader.flaw(HOSPITALS, row.line, problem, f"Write {str(council)!r}, or correct the municipality.")
    return False
