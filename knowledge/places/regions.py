"""Councils and regions by date: which municipality belongs to which, and what its region is called."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from knowledge.files.reader import Reader, line_of
from knowledge.terms import HOME, Council, CouncilId

COUNCILS = "councils.toml"
REGIONS = "regions.toml"


@dataclass(frozen=True, slots=True)
class Region:
    """A region while it exists; *municipalities* are listed only where it later *becomes* another one."""

    name: str
    valid_from: date
    valid_to: date | None = None
    becomes: str = ""
    municipalities: frozenset[str] = frozenset()

    def stands(self, today: date) -> bool:
        """Whether the region exists on the day."""
        return self.valid_from <= today and (self.valid_to is None or today <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Realm:
    """All municipalities of Denmark with their council and their region."""

    councils: dict[CouncilId, Council]
    regions: tuple[Region, ...]
    by_municipality: dict[str, Council]

    @property
    def ours(self) -> tuple[Council, ...]:
        """The councils of Region Midtjylland, in the order of the file."""
        return tuple(council for council in self.councils.values() if council.region == HOME)

    def region_of(self, municipality: str, today: date) -> str:
        """Return the name of the municipality's region on the day."""
        name = self.by_municipality[municipality].region
        before = [region for region in self.regions if region.becomes == name and region.stands(today)]
        for region in before:
            if municipality in region.municipalities:
                return region.name
        rest = [region.name for region in before if not region.municipalities]
        return rest[0] if rest else name

    def named_on(self, name: str, today: date) -> str:
        """Return what the region of this name is called on the day: the same, until it became another."""
        gone = [r.becomes for r in self.regions if r.name == name and r.valid_to and r.valid_to < today]
        return gone[0] if gone else name

    def council_of(self, municipality: str, today: date) -> Council:
        """Return the municipality's council; its region has the name of the day."""
        council = self.by_municipality[municipality]
        region = self.region_of(municipality, today)
        return council if region == council.region else replace(council, region=region)


def read(reader: Reader) -> Realm:
    """Read councils.toml and regions.toml; what is wrong is noted in *reader*."""
    regions = tuple(_regions(reader))
    councils = list(_councils(reader, {region.name for region in regions}))
    by_municipality = {name: council for council in councils for name in council.municipalities}
    return Realm({council.id: council for council in councils}, regions, by_municipality)


def _regions(reader: Reader) -> list[Region]:
    text = reader.text(REGIONS)
    regions = []
    for table in reader.tables(REGIONS, "region") if text else []:
        name = str(table.get("name", ""))
        line = line_of(text, f'name = "{name}"')
        start = reader.day(REGIONS, line, "valid_from", table.get("valid_from"))
        if not name or start is None:
            reader.flaw(REGIONS, line, "A region lacks name or valid_from.", 'Write name = "…" and a date.')
            continue
        end = reader.day(REGIONS, line, "valid_to", table.get("valid_to"))
        members = frozenset(reader.texts(REGIONS, line, "municipalities", table.get("municipalities", [])))
        regions.append(Region(name, start, end, str(table.get("becomes", "")), members))
    return regions


def _councils(reader: Reader, regions: set[str]) -> list[Council]:
    text = reader.text(COUNCILS)
    councils = []
    for table in reader.tables(COUNCILS, "council") if text else []:
        council_id = CouncilId(str(table.get("id", "")))
        line = line_of(text, f'id = "{council_id}"')
        council = Council(
            council_id,
            str(table.get("name", "")),
            str(table.get("region", "")),
            reader.texts(COUNCILS, line, "municipalities", table.get("municipalities", [])),
            str(table.get("page", "")),
            str(table.get("agendas", "")),
            str(table.get("hospital", "")),
        )
        reader.choice(COUNCILS, line, "region", council.region, sorted(regions))
        if not (
            council.id and council.name and council.page.startswith("https://") and council.municipalities
        ):
            problem = f"The council {council.id!r} lacks a name, municipalities or an https page."
            reader.flaw(COUNCILS, line, problem, "Fill in id, name, municipalities and page.")
        councils.append(council)
    _check_once(reader, text, councils)
    return councils


def _check_once(reader: Reader, text: str, councils: list[Council]) -> None:
    """Note each council and each municipality that is there twice."""
    ids = sorted(str(council.id) for council in councils)
    names = sorted(name for council in councils for name in council.municipalities)
    for kind, values in (("council", ids), ("municipality", names)):
        for value, same in groupby(values):
            if len(list(same)) > 1:
                problem = f"The {kind} {value!r} is there twice."
                reader.flaw(COUNCILS, line_of(text, f'"{value}"'), problem, "Keep one of them.")
    if not any(council.region == HOME for council in councils):
        reader.flaw(COUNCILS, 1, f"There is no council of {HOME}.", "Restore the packaged councils.toml.")
