"""Lists are exported without persons unless somebody says what for, and only to who asked."""

import asyncio
import csv
import io
import stat
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.console.exporting import MOST, Export, Exports, Stage, Table, new_id
from bot.sheets import Column, Row
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.trail import Asked
from knowledge.errors import StoreError
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.store.said import inquiry

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
TEXT = "=HYPERLINK(1);\nVi hedder Prøveforeningen"
PERSONAL = {"felt": ["reference", "text", "address"], "format": "csv", "formaal": "Møde om lokaler"}
ANNA = Account(1, "Anna", StaffRole.WORKER)


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    async with served(tmp_path, clock=lambda: NOW) as serving:
        for number, council in enumerate(("midt", "midt", "horsens")):
            asked = inquiry(
                f"26-{number:04}-A", text=TEXT, councils=(council,), reach="mail", address="test@example.org"
            )
            await serving.store.desk.register(asked, "letter", by=ANNA)
        yield serving


@pytest.fixture
async def worker(console: Console) -> AsyncIterator[Staff]:
    async with console.staff() as browser:
        yield browser


async def _made(browser: Staff, **fields: Any) -> bytes:
    """Make an export, wait until it is there, and return the file."""
    answer = await browser.posts("/staff/eksport", **fields)
    assert answer.status_code == 303, answer.text
    place = f"/staff/eksport/{answer.headers['location'].rpartition('/')[2]}"
    async with asyncio.timeout(10):
        while "Filen er klar" not in (await browser.get(place)).text:  # noqa: ASYNC110 - what a page does
            await asyncio.sleep(0.02)
    file = await browser.get(f"{place}/fil")
    assert file.status_code == 200
    return file.content


def _rows(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize(
    ("role", "council", "code"),
    [("reader", "", 404), ("reader", "midt", 404), ("worker", "", 200), ("admin", "", 200)],
)
async def test_an_export_is_not_given_to_who_may_less_now(
    console: Console, worker: Staff, role: str, council: str, code: int
) -> None:
    await _made(worker, **PERSONAL)
    (made,) = [object_ for _, what, object_ in console.acts() if what == "export.made"]
    assert worker.account
    await console.store.accounts.change(worker.account.id, StaffRole(role), council, by=0)

    answers = [await worker.get(f"/staff/eksport/{made}{part}") for part in ("", "/fil")]

    files = list(console.path.with_name(f"{console.path.name}-exports").iterdir())
    assert [answer.status_code for answer in answers] == [code, code]
    assert len(files) == (code == 200)


async def test_the_trail_says_which_export_was_taken(console: Console, worker: Staff) -> None:
    await _made(worker, **PERSONAL)
    (made,) = [object_ for _, what, object_ in console.acts() if what == "export.made"]
    await worker.posts(f"/staff/eksport/{made}/slet")

    acts = [(what, object_) for _, what, object_ in console.acts() if what.startswith("export.")]
    assert len(made) == 22
    assert set(acts) == {(f"export.{done}", made) for done in ("made", "followed", "fetched", "dropped")}


async def test_nothing_of_a_person_is_in_an_export_unless_asked_for(worker: Staff) -> None:
    page = (await worker.get("/staff/eksport")).text
    ticked = [part.split('"')[0] for part in page.split('name="felt" value="')[1:] if " checked" in part[:40]]

    written = await _made(worker, felt=ticked, format="csv")

    header, *rows = _rows(written)
    assert len(rows) == 3
    assert {"Måned", "Emne", "Sundhedsråd", "Dage til svar"} <= set(header)
    assert not {"Sagsnummer", "Henvendelsen", "Adresse til svar", "Ejer"} & set(header)
    for word in (b"26-0000-A", b"HYPERLINK", b"example.org", b"Anna", b"worker"):
        assert word not in written


async def test_words_go_along_when_somebody_says_what_for(console: Console, worker: Staff) -> None:
    header, first, *_ = _rows(await _made(worker, **PERSONAL))

    assert header == ["Sagsnummer", "Henvendelsen", "Adresse til svar"]
    assert first == ["26-0000-A", f"'{TEXT}", "test@example.org"]
    assert worker.account
    (made,) = [act for act in await _acts(console) if act.what == "export.made"]
    assert (made.account, made.detail["purpose"], made.detail["personal"], made.detail["fields"]) == (
        worker.account.id,
        "Møde om lokaler",
        True,
        ["reference", "text", "address"],
    )


async def test_a_workbook_has_texts_and_no_formulas(worker: Staff) -> None:
    sheet = load_workbook(io.BytesIO(await _made(worker, **PERSONAL | {"format": "xlsx"}))).active

    assert sheet is not None
    cell = sheet["B2"]
    assert (cell.value, cell.data_type) == (TEXT, "s")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (PERSONAL | {"formaal": " "}, "hvad du skal bruge personoplysningerne til"),
        (PERSONAL | {"formaal": "x" * 501}, "hvad du skal bruge personoplysningerne til"),
        (PERSONAL | {"felt": []}, "Vælg mindst ét felt"),
        (PERSONAL | {"felt": ["conversation"]}, "Vælg mindst ét felt"),
        (PERSONAL | {"format": "../x"}, "Vælg en filtype"),
    ],
)
async def test_a_form_that_is_not_whole_comes_back(
    console: Console, worker: Staff, fields: dict[str, Any], told: str
) -> None:
    answer = await worker.posts("/staff/eksport", **fields)

    assert answer.status_code == 422
    assert told in answer.text
    assert "export.made" not in [what for _, what, _ in console.acts()]


async def test_a_cpr_number_in_the_purpose_is_not_kept(console: Console, worker: Staff) -> None:
    await _made(worker, **PERSONAL | {"formaal": "Sag om 010190-1234 og møde"})

    (made,) = [act for act in await _acts(console) if act.what == "export.made"]
    assert "1234" not in made.detail["purpose"]


async def test_the_list_with_its_filters_is_what_is_exported(worker: Staff) -> None:
    page = (await worker.get("/staff/eksport?liste=alle&raad=horsens")).text
    assert "Du er ved at eksportere 1 sag fra Alle" in page

    rows = _rows(await _made(worker, felt="councils", format="csv", liste="liste=alle&raad=horsens"))

    assert len(rows) == 2


async def test_readers_export_their_council_and_no_words(console: Console) -> None:
    async with console.staff("reader", council="horsens") as reader:
        assert "personoplysninger …" not in (await reader.get("/staff/eksport")).text
        refused = await reader.posts("/staff/eksport", **PERSONAL)
        rows = _rows(await _made(reader, felt="councils", format="csv", liste="liste=alle&raad=midt"))
        own = _rows(await _made(reader, felt="councils", format="csv"))

    assert refused.status_code == 422
    assert "uden personoplysninger" in refused.text
    assert (len(rows), len(own)) == (1, 2)


async def test_a_file_is_only_for_who_made_it(console: Console, worker: Staff) -> None:
    answer = await worker.posts("/staff/eksport", **PERSONAL)
    place = f"/staff/eksport/{answer.headers['location'].rpartition('/')[2]}"

    async with console.staff("admin") as other:
        assert (await other.get(place)).status_code == 404
        assert (await other.get(f"{place}/fil")).status_code == 404
        assert (await other.posts(f"{place}/slet")).status_code == 404
    assert (await worker.get(place)).status_code == 200


async def test_a_file_can_be_deleted_and_is_gone(console: Console, worker: Staff) -> None:
    await _made(worker, **PERSONAL)
    (file,) = (console.path.parent / "indgang.db-exports").iterdir()

    answer = await worker.posts(f"/staff/eksport/{file.stem}/slet")

    assert answer.status_code == 303
    assert not file.exists()
    assert (await worker.get(f"/staff/eksport/{file.stem}/fil")).status_code == 404
    assert [what for _, what, _ in console.acts()][-3:] == [
        "export.fetched",
        "export.dropped",
        "export.fetched",
    ]


async def test_only_its_owner_may_read_the_file_on_disk(console: Console, worker: Staff) -> None:
    await _made(worker, **PERSONAL)

    folder = console.path.parent / "indgang.db-exports"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_what_an_earlier_process_left_is_deleted(tmp_path: Path) -> None:
    left = tmp_path / "exports" / "x.csv"
    left.parent.mkdir()
    left.write_text("words", "utf-8")

    Exports(tmp_path / "exports", lambda: timedelta(days=1))

    assert not left.exists()


COLUMNS = [Column("a")]


def _begin(exports: Exports, rows: Iterator[Row] | list[Row], total: int = 1) -> Export:
    return exports.begin(Table(COLUMNS, rows, total), by=ANNA, name="x.csv", format_="csv", id_=new_id())


async def test_a_file_is_gone_after_its_time(tmp_path: Path) -> None:
    export = _begin(Exports(tmp_path / "exports", lambda: timedelta(seconds=0.05)), [["x"]])
    assert export.task
    await export.task

    async with asyncio.timeout(5):
        while export.path.exists():  # noqa: ASYNC110 - the time that passes is what is tested
            await asyncio.sleep(0.01)


async def test_an_export_that_is_stopped_leaves_no_file(tmp_path: Path) -> None:
    exports, begun, dropped = (
        Exports(tmp_path / "exports", lambda: timedelta(days=1)),
        asyncio.Event(),
        asyncio.Event(),
    )
    loop = asyncio.get_running_loop()

    def endless() -> Iterator[Row]:
        yield ["x"]
        loop.call_soon_threadsafe(begun.set)
        asyncio.run_coroutine_threadsafe(dropped.wait(), loop).result(5)
        while True:
            yield ["y"]

    export = _begin(exports, endless(), total=10)
    await begun.wait()
    assert (export.written, export.percent) == (1, 10)
    exports.drop(export)
    dropped.set()
    assert export.task
    await export.task

    assert export.stage is Stage.STOPPED
    assert not export.path.exists()
    assert exports.find(export.id, ANNA) is None


@pytest.mark.parametrize("error", [StoreError("The disk is full."), OSError(28, "full"), ValueError("odd")])
async def test_an_export_that_fails_says_so_and_leaves_no_file(tmp_path: Path, error: Exception) -> None:
    def broken() -> Iterator[Row]:
        yield ["x"]
        raise error

    export = _begin(Exports(tmp_path / "exports", lambda: timedelta(days=1)), broken())
    assert export.task
    await export.task

    assert export.stage is Stage.FAILED
    assert not export.path.exists()


async def test_an_account_keeps_only_so_many(tmp_path: Path) -> None:
    exports = Exports(tmp_path / "exports", lambda: timedelta(days=1))
    made = []
    for _ in range(MOST + 2):
        export = _begin(exports, [["x"]])
        assert export.task
        await export.task
        made.append(export)

    assert list(exports.of(ANNA)) == made[: -MOST - 1 : -1]
    assert [export.path.exists() for export in made] == [False, False, *[True] * MOST]


async def _acts(console: Console) -> Any:
    return await console.store.trail.acts(Asked())
