"""Every change of the content has who and when, is shown as a difference, and can be taken back."""

import html
import re

import pytest

from bot.console.content_history import Piece, compare
from bot.store.edits import above
from knowledge.files.reader import CONTENT
from knowledge.library import Shelf
from knowledge.terms import Language
from tests.bot.console.editing import AUH, Desk

HISTORY, UNDO = AUH.replace("/ret/", "/historik/"), AUH.replace("/ret/", "/fortryd/")
GLAD = "staff/indhold/ret/tekst/glad"


def phone(shelf: Shelf) -> str:
    return shelf.library.contacts.hospitals["auh"].phone


async def test_a_change_is_shown_with_who_did_it_and_taken_back(desk: Desk) -> None:
    await desk.save(AUH, phone="11 22 33 44")

    seen = await desk.worker.get(HISTORY)
    assert "Anna Prøve rettede" in seen.text
    told = re.sub(r"<[^>]+>", "", seen.text)
    assert "[slettet: 78]" in told
    assert "[nyt: 11]" in told

    undone = await desk.worker.posts(UNDO, change="1")
    assert undone.status_code == 303
    assert phone(desk.shelf) == "78 45 00 00"
    assert above(desk.console.path) == {}, "nothing lies above a file that says the same"
    assert "Anna Prøve fortrød en rettelse" in (await desk.worker.get(HISTORY)).text


async def test_an_undo_can_be_undone(desk: Desk) -> None:
    await desk.save(AUH, phone="11 22 33 44")
    await desk.worker.posts(UNDO, change="1")

    await desk.worker.posts(UNDO, change="2")

    assert phone(desk.shelf) == "11 22 33 44"


async def test_what_others_changed_in_the_file_since_stays(desk: Desk) -> None:
    await desk.save(AUH, phone="11 22 33 44")
    await desk.save("staff/indhold/ret/kontakt/region", phone="33 33 33 33")

    await desk.worker.posts(UNDO, change="1")

    assert phone(desk.shelf) == "78 45 00 00"
    assert desk.shelf.library.contacts.region.phone == "33 33 33 33"


async def test_the_newest_change_of_the_same_words_is_taken_back_first(desk: Desk) -> None:
    await desk.save(AUH, phone="11 11 11 11")
    await desk.save(AUH, phone="22 22 22 22")

    refused = await desk.worker.posts(UNDO, change="1")
    assert refused.status_code == 409
    assert "Fortryd den nyeste først" in refused.text
    assert phone(desk.shelf) == "22 22 22 22"

    await desk.worker.posts(UNDO, change="2")
    await desk.worker.posts(UNDO, change="1")
    assert phone(desk.shelf) == "78 45 00 00"


async def test_one_language_of_a_message_is_taken_back_alone(desk: Desk) -> None:
    was = desk.shelf.library.phrasebook.say("glad")
    await desk.save(GLAD, da="Det var godt.")
    await desk.save(GLAD, en="Good.")

    await desk.worker.posts("staff/indhold/fortryd/tekst/glad", change="1")

    book = desk.shelf.library.phrasebook
    assert (book.say("glad"), book.say("glad", Language.ENGLISH)) == (was, "Good.")


@pytest.mark.parametrize("change", ["99", "x", "-1", "", "1 or 1", "9" * 30])
async def test_a_change_that_is_not_there_is_refused(desk: Desk, change: str) -> None:
    await desk.save(AUH, phone="11 22 33 44")

    refused = await desk.worker.posts(UNDO, change=change)

    assert refused.status_code in {404, 422}
    assert phone(desk.shelf) == "11 22 33 44"


async def test_a_change_of_something_else_is_not_taken_back_by_its_number(desk: Desk) -> None:
    await desk.save(AUH, phone="11 22 33 44")

    refused = await desk.worker.posts("staff/indhold/fortryd/kontakt/region", change="1")

    assert refused.status_code == 422
    assert phone(desk.shelf) == "11 22 33 44"


async def test_a_worker_reads_the_history_of_a_line_and_cannot_take_it_back(desk: Desk) -> None:
    page = await desk.worker.get("staff/indhold/historik/linje/livslinien")
    assert page.status_code == 200
    assert "70 201 201" in page.text
    assert "Kun en administrator" in page.text

    assert (await desk.worker.posts("staff/indhold/fortryd/linje/livslinien", change="1")).status_code == 404
    assert (await desk.worker.posts("staff/indhold/admin/fortryd/linje/alarm", change="1")).status_code == 403


async def test_broken_edits_are_told_and_can_be_taken_back(desk: Desk) -> None:
    await desk.save(AUH, phone="11 22 33 44")
    text = above(desk.console.path)["contacts.toml"].replace('= "verified"', '= "sure"', 1)
    broken = Shelf(CONTENT, {"contacts.toml": text})
    desk.shelf.flaws = broken.flaws

    page = await desk.worker.get("staff/indhold")

    assert broken.library.contacts.hospitals["auh"].phone == "78 45 00 00", "the folder alone serves"
    assert "Rettelserne herinde bruges ikke lige nu" in page.text
    assert "confidence 'sure' is not known" in html.unescape(page.text)
    assert (await desk.worker.posts(UNDO, change="1")).status_code == 303
    assert desk.shelf.flaws == ()


def test_a_difference_keeps_to_what_changed() -> None:
    assert compare("Ring på 1 nu", "Ring på 2 nu") == [
        Piece("same", "Ring på "),
        Piece("gone", "1"),
        Piece("new", "2"),
        Piece("same", " nu"),
    ]
    long = "ord " * 2000
    pieces = compare(f"{long}\nx\n", f"{long}\ny\n")
    assert [piece.kind for piece in pieces] == ["same", "gone", "new"]
    assert len(pieces[0].text) < 200
