"""Who writes and what they would do: as far as the words say, and no further."""

from datetime import date

import pytest

from knowledge import library as libraries
from knowledge.context import NEW
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.terms import ActorKind, Cooperation, Role
from knowledge.understanding import writer
from knowledge.understanding.understand import understand

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.load(CONTENT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("vi er en lille patientforening i Skive", ActorKind.ASSOCIATION),
        ("hej, jeg er formand for en idrætsklub", ActorKind.ASSOCIATION),
        ("vores forening vil gerne høre om aftaler", ActorKind.ASSOCIATION),
        ("vi er spejdere i Ry", ActorKind.ASSOCIATION),
        ("Vi er en familiefond", ActorKind.FOUNDATION),
        ("vi er en socialøkonomisk virksomhed", ActorKind.SOCIAL_ENTERPRISE),
        ("vi er et selvejende hospice", ActorKind.SELF_GOVERNING),
        ("vi er en NGO, der hjælper flygtninge", ActorKind.NGO),
        ("vi er et pårørendenetværk", ActorKind.NETWORK),
        ("we're a charity in Randers", ActorKind.NGO),
        ("we are a small network of parents", ActorKind.NETWORK),
        ("jeg leder efter en patientforening", None),
        ("hvordan samarbejder I med fonde", None),
        ("kan vi søge penge i en fond", None),
        ("hvad er et frivilligcenter", None),
        ("vi er pårørende", None),
    ],
)
def test_the_kind_of_those_who_write(text: str, kind: ActorKind | None, library: Library) -> None:
    understood = understand(text, library=library, today=TODAY, context=NEW)

    assert understood.kind is kind
    assert kind is None or understood.role is Role.ORGANISATION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("vi vil gerne have frivillige ind på sygehuset", Cooperation.HOSPITAL),
        ("besøg på AUH", Cooperation.HOSPITAL),
        ("vi har gåture for ensomme", Cooperation.OFFER),
        ("et projekt om unges trivsel", Cooperation.PROJECT),
        ("vi vil gerne have indflydelse", Cooperation.VOICE),
        ("we would like to have our say at the hospital", Cooperation.VOICE),
        ("our walking group", Cooperation.OFFER),
        ("hvordan kommer vi i gang", None),
    ],
)
def test_what_they_would_do(text: str, kind: Cooperation | None, library: Library) -> None:
    found = library.gazetteer.find(text, today=TODAY)

    assert writer.cooperation(text, found, library) is kind
