"""What goes out to people because staff did something, by which road, and what became of it."""

import pytest

from knowledge.casework.actions import (
    Carrier,
    Close,
    Forward,
    Heard,
    Outcome,
    Respond,
    Road,
    Taken,
    Told,
    Write,
)
from knowledge.casework.records import Speaker, Spoken
from knowledge.casework.staff import CLOCK
from knowledge.errors import RefusedError
from knowledge.records import CaseState
from knowledge.store import Store
from knowledge.traffic import Delivery, Letter, Receipt
from tests.bot.store.said import ANNA, CLARA, inquiry
from tests.bot.store.staffed import WORKER, A, B, ask, do, read

MAILED = f"mail:case:{A}"
FORWARD = Forward("Sundhedsråd Midt", Road.MAIL, "raad@example.org", "En henvendelse", "Kan I?", "digest")


@pytest.fixture
async def store(staffed: Store) -> Store:
    await ask(staffed, address="anna@example.org", reach="mail")
    await settle(staffed, "telegram", Delivery.SENT)  # the receipt
    return staffed


async def settle(store: Store, channel: str, delivery: Delivery) -> list[Letter]:
    """Deliver what is due, and return it."""
    due = list(await store.due(channel, 9))
    await store.settle([Receipt(letter.id, delivery) for letter in due])
    return due


async def said(store: Store, reference: str = A) -> list[Spoken]:
    return [line for line in (await read(store, reference)).thread if line.who is Speaker.STAFF]


async def test_an_answer_by_mail_goes_to_the_address_of_the_case(store: Store) -> None:
    told = Told(A, "Kære <Anna> & co", road="mail", subject="Svar på jeres henvendelse", language="en")
    await do(store, Respond("Kære", (told,)))

    (letter,) = await settle(store, "mail", Delivery.SENT)
    assert (letter.conversation, letter.method, letter.language) == (MAILED, "sendMail", "en")
    assert letter.params == {
        "to": "anna@example.org",
        "subject": "Svar på jeres henvendelse",
        "text": "Kære <Anna> & co",
    }
    assert [(line.text, line.road, line.delivery) for line in await said(store)] == [
        ("Kære <Anna> & co", "mail", "sent")
    ]


@pytest.mark.parametrize("delivery", [Delivery.SENT, Delivery.BLOCKED, Delivery.GONE, Delivery.REFUSED])
async def test_what_became_of_an_answer_stands_in_the_thread(store: Store, delivery: Delivery) -> None:
    await do(store, Respond("Ja", (Told(A, "Ja"),)))
    assert [line.delivery for line in await said(store)] == [""]

    await settle(store, "telegram", delivery)

    assert [line.delivery for line in await said(store)] == [delivery]
    file = await read(store)
    assert file.unreachable == ("" if delivery is Delivery.SENT else delivery)


async def test_an_answer_that_is_tried_again_still_waits(store: Store) -> None:
    await do(store, Respond("Ja", (Told(A, "Ja"),)))
    await settle(store, "telegram", Delivery.RETRY)

    assert [line.delivery for line in await said(store)] == [""]


async def test_an_answer_in_parts_has_arrived_when_all_have(store: Store) -> None:
    await do(store, Respond("Ja", (Told(A, "Ja. " * 2000),)))

    seen = []
    for _ in range(2):
        await settle(store, "telegram", Delivery.SENT)
        seen += [line.delivery for line in await said(store)]
    assert seen == ["", "sent"]


async def test_a_part_that_did_not_arrive_is_told_whatever_the_others_do(store: Store) -> None:
    await do(store, Respond("Ja", (Told(A, "Ja. " * 2000),)))
    await settle(store, "telegram", Delivery.REFUSED)
    await settle(store, "telegram", Delivery.SENT)

    assert [line.delivery for line in await said(store)] == ["refused"]


async def test_what_a_browser_fetches_has_arrived(store: Store) -> None:
    await ask(store, B, 2, CLARA)
    await do(store, Respond("Ja", (Told(B, "Ja", language="en"),)), reference=B)

    assert [line.delivery for line in await said(store, B)] == ["sent"]
    last = (await store.replay(CLARA, 0))[-1]
    assert (last.params["text"], last.language) == ("Ja", "en")


async def test_what_was_said_on_the_phone_is_kept_and_not_sent(store: Store) -> None:
    file = await do(store, Respond("Ja", (Told(A, "Sagt ja", road="phone"),)))

    assert [(line.text, line.road, line.delivery) for line in await said(store)] == [("Sagt ja", "phone", "")]
    assert file.filed.state is CaseState.ANSWERED
    assert [backlog.number for backlog in store.backlog() if backlog.what == "letters"] == [0, 0]


@pytest.mark.parametrize(("road", "why"), [("mail", "no-address"), ("chat", "no-chat")])
async def test_a_road_that_leads_nowhere_is_refused(store: Store, road: str, why: str) -> None:
    await store.desk.register(inquiry(B, address="12 34 56 78", reach="phone"), "phone", by=WORKER)

    with pytest.raises(RefusedError, match=why):
        await do(store, Respond("Ja", (Told(B, "Ja", road=road),)), reference=B)
    assert (await read(store, B)).filed.version == 1


async def test_a_closing_word_goes_out_too(store: Store) -> None:
    file = await do(store, Close(Outcome.AGREED, Carrier.TOGETHER, told=(Told(A, "Tak for nu"),)))

    assert file.filed.state is CaseState.CLOSED
    (letter,) = await settle(store, "telegram", Delivery.SENT)
    assert letter.params["text"] == "Tak for nu"


class TestForwarding:
    async def test_the_receiver_gets_a_mail_and_the_person_is_told(self, store: Store) -> None:
        file = await do(
            store,
            Forward(
                FORWARD.receiver,
                FORWARD.road,
                FORWARD.address,
                FORWARD.subject,
                FORWARD.body,
                FORWARD.token,
                (Told(A, "Sundhedsrådet har den nu"),),
            ),
        )

        assert (file.filed.state, file.filed.owner) == (CaseState.FORWARDED, WORKER.id)
        (mailed,) = await settle(store, "mail", Delivery.SENT)
        assert mailed.params == {"to": "raad@example.org", "subject": "En henvendelse", "text": "Kan I?"}
        (told,) = await settle(store, "telegram", Delivery.SENT)
        assert told.params["text"] == "Sundhedsrådet har den nu"
        (kept,) = file.forwarded
        assert (kept.receiver, kept.road, kept.by, kept.answer) == (
            "Sundhedsråd Midt",
            "mail",
            WORKER.name,
            "",
        )

    async def test_a_mail_without_an_address_is_refused(self, store: Store) -> None:
        with pytest.raises(RefusedError, match="no-address"):
            await do(store, Forward("Rådet", Road.MAIL))

        assert (await read(store)).forwarded == ()

    async def test_by_phone_or_digital_post_nothing_is_sent(self, store: Store) -> None:
        for road in (Road.PHONE, Road.DIGITAL_POST):
            await do(store, Forward("Rådet", road))

        assert [one.road for one in (await read(store)).forwarded] == ["phone", "digital-post"]

    async def test_the_receiver_answers_without_an_account(self, store: Store) -> None:
        (kept,) = (await do(store, FORWARD)).forwarded

        file = await do(store, Heard(kept.id, Taken.RECEIVED), Heard(kept.id, Taken.ACCEPTED), by=CLOCK)

        assert file.filed.state is CaseState.FORWARDED
        assert [one.answer for one in file.forwarded] == ["vi-tager-den"]

    async def test_a_no_brings_the_case_back(self, store: Store) -> None:
        (kept,) = (await do(store, FORWARD)).forwarded

        file = await do(store, Heard(kept.id, Taken.DECLINED, "Hører under kommunen"), by=CLOCK)

        assert (file.filed.state, file.filed.owner) == (CaseState.REOPENED, WORKER.id)
        assert [(one.answer, one.reason) for one in file.forwarded] == [
            ("vi-kan-ikke", "Hører under kommunen")
        ]

    async def test_a_receiver_answers_once_and_staff_may_correct_it(self, store: Store) -> None:
        (kept,) = (await do(store, FORWARD)).forwarded
        await do(store, Heard(kept.id, Taken.ACCEPTED), by=CLOCK)

        with pytest.raises(RefusedError, match="settled"):
            await do(store, Heard(kept.id, Taken.DECLINED, "Nej"), by=CLOCK)
        file = await do(store, Heard(kept.id, Taken.DECLINED, "De ringede"))
        assert [one.reason for one in file.forwarded] == ["De ringede"]

    async def test_a_forwarding_of_another_case_is_none_of_this_one(self, store: Store) -> None:
        (kept,) = (await do(store, FORWARD)).forwarded
        await ask(store, B, 2)

        for number in (kept.id, 99):
            with pytest.raises(RefusedError, match="no-forwarding"):
                await do(store, Heard(number, Taken.ACCEPTED), reference=B, by=CLOCK)

    async def test_a_copy_names_the_receivers_and_holds_no_note(self, store: Store) -> None:
        await do(store, Forward("Sundhedsråd Midt", Road.PHONE), Write("en intern note"))

        copy = await store.copy(ANNA)
        assert copy.cases[0].forwarded == ("Sundhedsråd Midt",)
        assert "intern note" not in str(copy)
