"""Staff write, confirm and hide offers; what another did meanwhile stays, and the trail has it all."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from knowledge.library import Shelf
from knowledge.offers.offer import Cost, Day, Offer, Schedule, Status
from tests.bot.console.offering import TALKS, TODAY, WALKS, Office, filled, office, words

FORM: dict[str, str | list[str]] = {
    "name": "Testkor",
    "organisation": "Testkoret",
    "what": "Vi synger sammen.",
    "needs": ["loneliness"],
    "municipalities": ["Lemvig"],
    "ways": ["place"],
    "cost": "free",
}


@pytest.fixture
async def desk(packaged: Shelf, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, packaged) as desk:
        await desk.keeps(WALKS)
        yield desk


async def test_one_is_written_by_hand(desk: Office) -> None:
    answer = await desk.posts("/nyt", **FORM)

    assert "Tilbuddet er gemt." in await desk.led(answer)
    [new] = [offer for offer in await desk.console.store.offers.all() if offer != WALKS]
    assert (new.name, new.needs, new.municipalities) == ("Testkor", ("loneliness",), ("Lemvig",))
    assert (new.cost, new.status) == (Cost.FREE, Status.ACTIVE)
    assert new.id.startswith("testkor")
    assert desk.acts()[-1] == ("offer.add", new.id)


async def test_two_of_one_name_are_two_offers(desk: Office) -> None:
    for _ in range(2):
        await desk.posts("/nyt", **FORM)

    assert len({offer.id for offer in await desk.console.store.offers.all()}) == 3


async def test_what_is_missing_is_told_and_what_was_typed_stays(desk: Office) -> None:
    answer = await desk.posts("/nyt", **FORM | {"organisation": "", "ways": []})

    assert answer.status_code == 422
    assert "Forening eller udbyder: Skriv noget her" in words(answer)
    assert filled(answer)["name"] == "Testkor"
    assert filled(answer)["municipalities"] == ["Lemvig"]
    assert await desk.console.store.offers.all() == [WALKS]


@pytest.mark.parametrize("offer", [WALKS, TALKS])
async def test_a_form_that_was_only_opened_changes_nothing(desk: Office, offer: Offer) -> None:
    whole = replace(
        offer,
        minimum_age=18,
        languages=("da", "ar"),
        latitude=56.5,
        longitude=9.0,
        schedules=(
            Schedule((Day.MONDAY, Day.FRIDAY), time(10), time(12), date(2026, 1, 1), date(2026, 12, 31)),
        ),
        relatives=True,
        source="https://walks.example.org/om",
        checked_on=date(2026, 11, 2),
        what_en="We walk.",
    )
    await desk.keeps(whole)

    answer = await desk.posts(f"/et/{whole.id}")

    assert "Der var ikke noget at ændre." in await desk.led(answer)
    assert desk.offer(whole.id) == whole


async def test_a_change_is_kept_with_its_history(desk: Office) -> None:
    await desk.posts("/et/test-walks", phone="99 88 77 66", tjekket="1", source="Telefonsamtale")

    assert desk.offer() == replace(WALKS, phone="99 88 77 66", source="Telefonsamtale", checked_on=TODAY)
    assert "Anna Prøve rettede et tilbud" in await desk.reads("/et/test-walks")


async def test_it_is_not_written_over_what_another_has_kept(desk: Office) -> None:
    page = await desk.worker.get("/staff/tilbud/et/test-walks")
    await desk.posts("/et/test-walks", what="En kollega var her.")

    late = await desk.worker.posts("/staff/tilbud/et/test-walks", **filled(page) | {"what": "Mit."})

    assert late.status_code == 409
    assert "En anden har ændret tilbuddet, mens du skrev." in words(late)
    assert "[før: En kollega var her. ]" in words(late)
    assert desk.offer().what == "En kollega var her."
    again = await desk.worker.posts("/staff/tilbud/et/test-walks", **filled(late))
    assert again.status_code == 303
    assert desk.offer().what == "Mit."


async def test_that_it_was_confirmed_meanwhile_is_kept_beside_what_is_written(desk: Office) -> None:
    page = await desk.worker.get("/staff/tilbud/et/test-walks")
    await desk.worker.posts("/staff/tilbud/et/test-walks/bekraeft", hvordan="phone")

    await desk.worker.posts("/staff/tilbud/et/test-walks", **filled(page) | {"what": "Nyt."})

    assert desk.offer() == replace(WALKS, what="Nyt.", assured_on=TODAY)


@pytest.mark.parametrize(
    ("how", "told", "known"),
    [
        ("phone", "ringede", {"assured_on": TODAY}),
        ("mail", "skrev", {"assured_on": TODAY}),
        ("page", "så deres side", {"checked_on": TODAY}),
    ],
)
async def test_one_tap_confirms_and_the_trail_says_how(
    desk: Office, how: str, told: str, known: dict[str, date]
) -> None:
    answer = await desk.worker.posts("/staff/tilbud/et/test-walks/bekraeft", hvordan=how)

    assert "Tilbuddet er bekræftet i dag." in await desk.led(answer)
    assert desk.offer() == replace(
        WALKS, assured_on=known.get("assured_on", WALKS.assured_on), checked_on=known.get("checked_on")
    )
    assert f"bekræftede et tilbud hvordan: {told}" in await desk.reads("/et/test-walks")


async def test_it_is_hidden_and_shown_again(desk: Office) -> None:
    hidden = await desk.worker.posts("/staff/tilbud/et/test-walks/status", do="skjul")

    assert "Tilbuddet er skjult." in await desk.led(hidden)
    assert desk.offer() == replace(WALKS, status=Status.INACTIVE)
    assert "Vis igen" in await desk.reads("/et/test-walks")
    shown = await desk.worker.posts("/staff/tilbud/et/test-walks/status", do="vis")
    assert "Tilbuddet bliver vist igen." in await desk.led(shown)
    assert desk.offer() == WALKS
    assert desk.acts()[-2:] == [("offer.edit", WALKS.id)] * 2


async def test_it_is_shown_as_citizens_see_it(desk: Office) -> None:
    looked = await desk.posts("/et/test-walks", do="preview", what="Vi danser.", cost="free")

    assert "Sådan ser det ud med det, du har skrevet Intet er gemt endnu." in words(looked)
    assert "Vi danser. Gratis" in words(looked)
    assert "Bekræftet 3. november 2026" in words(looked)
    assert desk.offer() == WALKS


@pytest.mark.parametrize("path", ["", "/bekraeft", "/status"])
@pytest.mark.parametrize("id_", ["findes-ikke", "x" * 500])
async def test_there_is_no_such_offer(desk: Office, path: str, id_: str) -> None:
    answer = await desk.worker.posts(f"/staff/tilbud/et/{id_}{path}", hvordan="phone")

    assert answer.status_code == 404


@pytest.mark.parametrize("how", ["", "drøm"])
async def test_it_cannot_be_confirmed_in_any_other_way(desk: Office, how: str) -> None:
    answer = await desk.worker.posts("/staff/tilbud/et/test-walks/bekraeft", hvordan=how)

    assert answer.status_code == 404
    assert desk.offer() == WALKS


async def test_who_looked_is_in_the_trail_and_words_are_not(desk: Office) -> None:
    await desk.worker.get("/staff/tilbud/et/test-walks")
    await desk.worker.get("/staff/tilbud/et/mit-navn-er-bo")

    assert [(act, of) for _, act, of in desk.console.acts()][-2:] == [
        ("offers.read", "test-walks"),
        ("offers.read", ""),
    ]
