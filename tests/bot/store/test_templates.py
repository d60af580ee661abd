"""Templates in the store: kept, changed, deleted, each with its row in the trail."""

from dataclasses import replace

import pytest

from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.templates import Template
from knowledge.errors import StaleError
from knowledge.store import Store

BO = Account(7, "Bo", StaffRole.WORKER)
THANKS = Template("Tak", "Tak for {reference}. <b>", "da", "Ny", "co-creation")


async def test_a_template_is_kept_and_found(store: Store) -> None:
    kept = await store.templates.keep(THANKS, by=BO)
    await store.templates.keep(replace(THANKS, name="Aftale"), by=BO)

    assert kept == replace(THANKS, id=kept.id, version=1)
    assert await store.templates.find(kept.id) == kept
    assert [one.name for one in await store.templates.all()] == ["Aftale", "Tak"]


async def test_a_change_is_a_new_version_and_a_stale_one_changes_nothing(store: Store) -> None:
    first = await store.templates.keep(THANKS, by=BO)
    second = await store.templates.keep(replace(first, text="Mange tak."), by=BO)

    with pytest.raises(StaleError) as caught:
        await store.templates.keep(replace(first, text="Nej tak."), by=BO)

    assert caught.value.version == second.version == 2
    assert await store.templates.find(first.id) == second


async def test_a_template_that_is_deleted_is_gone_for_changes_too(store: Store) -> None:
    kept = await store.templates.keep(THANKS, by=BO)

    await store.templates.delete(kept.id, by=BO)
    await store.templates.delete(kept.id, by=BO)

    assert await store.templates.find(kept.id) is None
    with pytest.raises(StaleError):
        await store.templates.keep(kept, by=BO)
