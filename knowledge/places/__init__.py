"""Places in a text: which are certain, which must be asked about, and which council each belongs to."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge.files.reader import UNEDITED, Edits, Reader
from knowledge.places import gazetteer, regions, sentence
from knowledge.places.finding import Finder
from knowledge.places.gazetteer import Entry, Postcode, Spot
from knowledge.places.regions import Realm
from knowledge.places.settling import settle
from knowledge.terms import HOME, NOWHERE, Council, CouncilId, Found, Place, PlaceKind


class Gazetteer:
    """Knows the places of all Denmark by every name people use, and the councils they belong to."""

    def __init__(self, realm: Realm, index: dict[str, Entry], codes: dict[str, Postcode]) -> None:
        self._realm = realm
        self._finder = Finder(index, codes)
        self.councils = realm.ours
        spots = {spot for entry in index.values() for spot in entry.spots}
        self._wide = {spot.name: spot.municipalities for spot in spots if len(spot.municipalities) > 1}
        self._hospitals = sorted((spot for spot in spots if spot.hospital), key=lambda spot: spot.name)

    def find(self, text: str, *, today: date) -> Found:
        """Return the places *text* names, or the equals to ask about; nothing rather than a wild guess."""
        read = sentence.read(text)
        mentions = self._finder.mentions(read) if read.keys else []
        if not mentions:
            return NOWHERE
        settled = settle(mentions, read)
        named = tuple(self._place(spot, today) for spot in settled.certain)
        return _plain(Found(named, tuple(self._place(spot, today) for spot in settled.asked)))

    def begins(self, region: str, *, today: date) -> int | None:
        """Return the year from which *region* exists, where that is still to come."""
        known = (one.valid_from for one in self._realm.regions if one.name == region)
        return next((begun.year for begun in known if begun > today), None)

    def municipality(self, name: str, *, today: date) -> Place:
        """Return the municipality as a place; raise KeyError when Denmark has none of this name."""
        if name not in self._realm.by_municipality:
            raise KeyError(name)
        return self._place(Spot(name, PlaceKind.MUNICIPALITY, (name,), 0), today)

    def council(self, council: CouncilId) -> Council:
        """Return the council with this id, ours or another region's."""
        return self._realm.councils[council]

    def elsewhere(self, municipality: str, today: date) -> Council | None:
        """Return the council of a municipality of another region; None for ours and for unknown ones."""
        known = self._realm.by_municipality.get(municipality)
        if known is None or known.region == HOME:
            return None
        return self._realm.council_of(municipality, today)

    def parts(self, place: Place, *, today: date) -> tuple[Place, ...]:
        """Return the municipalities of a landscape that lies in several; of anything else nothing."""
        if place.kind is not PlaceKind.LANDSCAPE or place.name in {council.name for council in self.councils}:
            return ()
        return tuple(self.municipality(name, today=today) for name in self._wide.get(place.name, ()))

    def hospitals(self, place: Place) -> tuple[Place, ...]:
        """Return the hospitals that stand in the municipality of *place*, those run from there left out."""
        seat = place.municipality
        return tuple(
            replace(place, name=spot.name, kind=PlaceKind.HOSPITAL, hospital=spot.hospital)
            for spot in self._hospitals
            if seat and spot.municipality == seat and not spot.name.endswith(f"({seat})")
        )

    def _place(self, spot: Spot, today: date) -> Place:
        councils = dict.fromkeys(self._realm.by_municipality[name] for name in spot.municipalities)
        ours = tuple(council.id for council in councils if council.region == HOME)
        if spot.kind is PlaceKind.REGION:
            region = self._realm.named_on(spot.name, today)
        else:
            region = self._realm.region_of(spot.municipalities[0], today)
        return Place(spot.name, spot.kind, region, spot.municipality, ours, spot.hospital)


def load(folder: Path, edits: Edits = UNEDITED) -> Gazetteer:
    """Read the places of *folder*, with *edits* above it; raise ContentError with every flaw in them."""
    reader = Reader(folder, edits)
    realm = regions.read(reader)
    reader.settle()
    index = gazetteer.read(reader, realm)
    codes = gazetteer.read_postcodes(reader, realm)
    reader.settle()
    return Gazetteer(realm, index, codes)


def _plain(found: Found) -> Found:
    """Ask nothing where every candidate lies in the same other region: the answer is the same."""
    candidates = found.candidates
    if not candidates or any(
        not place.outside or place.region != candidates[0].region for place in candidates
    ):
        return found
    first = candidates[0]
    return Found(named=(Place(first.name, first.kind, first.region),))
