"""Forwarding a case: what is told to whom, and what is refused."""

from pathlib import Path

import pytest

from bot.console.forward import digest
from knowledge.casework.records import Speaker
from tests.bot.console.filing import CASE, REFERENCE, WORDS, field, filed, form, log, now, previews, write
from tests.bot.console.forwarding import FORWARD, MAIL, SITE, forwarded, preview, sends
from tests.bot.console.signed_in import served


async def test_a_mail_has_number_topic_council_and_link_and_none_of_the_words(tmp_path: Path) -> None:
    async with filed(tmp_path, public_url=SITE) as console, console.staff() as worker:
        worker.headers["origin"] = SITE
        shown = (await preview(worker, **MAIL)).text
        link, letter = await forwarded(console, worker)
        file = await now(console, worker)

    assert f"{SITE}{link}" in letter
    assert "PUBLIC_URL er ikke sat" not in shown
    for told in (REFERENCE, "i gang", "Sundhedsråd Midt", "test@example.org"):
        assert told in letter
    assert not any(word in letter for word in WORDS.split() if len(word) > 8)
    assert previews(shown)[0].partition("/modtag/")[0] in letter.replace("\\n", "\n")
    assert len(link.rpartition("/")[2]) == 43
    assert (file.filed.state, file.forwarded[0].receiver) == ("Videresendt", "Sundhedsråd Midt")


async def test_the_store_has_only_the_digest_of_the_token(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        link, _ = await forwarded(console, worker)
        shown = (await preview(worker, **MAIL)).text
        token = link.rpartition("/")[2]
        found = await console.store.referrals.find(digest(token))

        assert found
        assert found.reference == REFERENCE
        assert await console.store.referrals.find(token) is None
        assert await console.store.referrals.find("") is None
        assert "PUBLIC_URL er ikke sat" in shown


async def test_the_person_is_told_who_has_it_and_why_as_staff_edited_it(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        shown = (await preview(worker, til="midt", vej="phone")).text
        proposed = field(shown, f"besked-{REFERENCE}")
        edited = proposed + "\n\nPS. De ringer."
        await sends(worker, shown, **{f"besked-{REFERENCE}": edited})
        lines = await console.store.replay("web:public:3", 0)
        file = await now(console, worker)

    assert "er nu hos Sundhedsråd Midt" in proposed
    assert "Sundhedsråd Midt dækker Skive." in proposed
    assert [line.params["text"] for line in lines if not line.mine] == [edited]
    assert [line.text for line in file.thread if line.who is Speaker.STAFF] == [edited]
    assert file.forwarded[0].road == "phone"


async def test_nothing_is_forwarded_that_was_not_shown(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        unshown = await worker.posts(FORWARD, **form(page, "/videresend") | MAIL | {"trin": "send"})
        shown = (await preview(worker, **MAIL)).text
        other = await sends(worker, shown, adresse="en-anden@example.org")
        file = await now(console, worker)
        sent = await sends(worker, other.text)

    assert (unshown.status_code, other.status_code, file.filed.state) == (200, 200, "Ny")
    assert "Det får afsenderen at vide" in unshown.text
    assert "en-anden@example.org" in other.text
    assert sent.status_code == 303


async def test_it_works_without_an_address_to_somebody_else(tmp_path: Path) -> None:
    fields = {
        "til": "anden",
        "modtager": "Test Kommune",
        "vej": "digital-post",
        "hvorfor": "Det er deres opgave.",
    }
    async with filed(tmp_path) as console, console.staff() as worker:
        shown = (await preview(worker, **fields)).text
        sent = await sends(worker, shown)
        file = await now(console, worker)

    assert "er nu hos Test Kommune" in field(shown, f"besked-{REFERENCE}")
    assert "Det er deres opgave." in field(shown, f"besked-{REFERENCE}")
    assert (sent.status_code, file.forwarded[0].receiver) == (303, "Test Kommune")


@pytest.mark.parametrize(
    "fields",
    [
        MAIL | {"til": ""},
        MAIL | {"til": "limfjorden"},
        MAIL | {"til": "anden", "modtager": ""},
        MAIL | {"til": "anden", "modtager": "m" * 201},
        MAIL | {"adresse": ""},
        MAIL | {"adresse": "ikke en adresse"},
        MAIL | {"adresse": "a@example.org\nBcc: b@example.org"},
        MAIL | {"adresse": "a@example.org, b@example.org"},
        MAIL | {"vej": "brevdue"},
        MAIL | {"vej": ""},
    ],
)
async def test_what_cannot_be_forwarded_is_refused_and_the_form_kept(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        answer = await preview(worker, **fields | {"hvorfor": "Mine ord"})

        assert (answer.status_code, (await now(console, worker)).filed.state) == (422, "Ny")
    assert field(answer.text, "hvorfor") == "Mine ord"
    assert '<details class="fold" id="videresend" open>' in answer.text


async def test_an_empty_message_to_the_person_is_refused(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        shown = (await preview(worker, **MAIL)).text
        answer = await sends(worker, shown, **{f"besked-{REFERENCE}": " "})

        assert (answer.status_code, (await now(console, worker)).forwarded) == (422, ())


async def test_a_stale_forwarding_sends_nothing(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        shown = (await preview(worker, **MAIL)).text
        await write(console.store, "Vent lige.")
        answer = await sends(worker, shown)

        assert (answer.status_code, (await now(console, worker)).forwarded) == (409, ())
    assert "Vent lige." in answer.text


async def test_what_the_receiver_said_is_recorded(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        await sends(worker, (await preview(worker, til="midt", vej="phone")).text)
        page = (await worker.get(CASE)).text
        fields = form(page, "/modtaget")
        without = await worker.posts(f"{CASE}/modtaget", **fields, svar="vi-kan-ikke")
        done = await worker.posts(f"{CASE}/modtaget", **fields, svar="vi-kan-ikke", hvorfor="Ingen tid.")
        file = await now(console, worker)

    assert (without.status_code, done.status_code) == (422, 303)
    assert (file.forwarded[0].answer, file.forwarded[0].reason) == ("vi-kan-ikke", "Ingen tid.")
    assert file.filed.state == "Genåbnet"


async def test_a_case_from_a_colleague_is_marked_for_who_has_it_now(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as first, console.staff() as second:
        assert second.account
        fields = form((await first.get(CASE)).text, "/giv-videre")
        await first.posts(f"{CASE}/giv-videre", **fields | {"til": str(second.account.id)})
        theirs, ours = (
            (await second.get("/staff?liste=mine")).text,
            (await first.get("/staff?liste=alle")).text,
        )
        page = (await second.get(CASE)).text
        await second.posts(f"{CASE}/note", **form(page, "/note") | {"text": "Set."})
        seen = (await second.get(CASE)).text

    assert "fra en kollega" in theirs
    assert "fra en kollega" not in ours
    assert "Givet til dig" in page
    assert "Givet til dig" not in seen


@pytest.mark.parametrize(
    ("road", "first", "button"),
    [
        ("phone", "Ring til Sundhedsråd Midt, før du trykker.", "Jeg har ringet: Giv afsenderen besked"),
        ("digital-post", "med Digital Post, før du trykker.", "Jeg har sendt det: Giv afsenderen besked"),
    ],
)
async def test_staff_ring_or_write_before_the_person_is_told(
    tmp_path: Path, road: str, first: str, button: str
) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        shown = (await preview(worker, til="midt", vej=road)).text

    assert first in shown
    assert button in shown
    assert "sundhedsrådets side" in shown


async def test_staff_are_told_that_the_person_writes_english(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store, language="en")
        page, shown = (await worker.get(CASE)).text, (await preview(worker, **MAIL)).text

    assert "Skriv det på engelsk: Afsenderen skriver engelsk." in page
    assert "Skriv også begrundelsen på engelsk." in shown
