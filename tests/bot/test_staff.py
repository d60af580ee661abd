"""`python -m bot staff`: accounts from the command line, before the bot ever ran and while it runs."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.store.sessions import digest
from bot.store.sqlite import open_sqlite
from bot.store.trail import key_of
from knowledge.casework.staff import StaffRole
from tests.bot.browsing import KEY

DATABASE = Path("indgang.db")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECRET_KEY", KEY)


def test_an_account_is_made_before_the_bot_ever_ran(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["staff", "add", "Prøve Person", "--role", "worker"])

    token = _token(capsys.readouterr().out)
    assert code == 0
    assert _rows("select name, role, council, password from account") == [("Prøve Person", "worker", "", "")]
    assert _rows("select account, token from invitation") == [(1, digest(token))]
    assert _rows("select account, what, object from act") == [
        (0, "account.add", "1"),
        (0, "account.invite", "1"),
    ]


def test_the_token_is_nowhere_in_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    main(["staff", "add", "Prøve Person", "--role", "worker"])

    token = _token(capsys.readouterr().out).encode()
    assert not [path for path in Path().iterdir() if token in path.read_bytes()]


async def test_accounts_change_while_the_bot_runs(capsys: pytest.CaptureFixture[str]) -> None:
    async with open_sqlite(DATABASE, secret=key_of(KEY.encode())) as store:
        main(["staff", "add", "Prøve Person", "--role", "worker"])
        (member,) = await store.accounts.all()
        session = await store.sessions.begin(member.account.id)
        found = await store.sessions.find(session)
        main(["staff", "disable", "prøve PERSON"])

        assert found is not None
        assert found.account.role is StaffRole.WORKER
        assert await store.sessions.find(session) is None


def test_the_whole_life_of_an_account(capsys: pytest.CaptureFixture[str]) -> None:
    main(["staff", "list"])
    main(["staff", "add", "Prøve Person", "--role", "reader", "--council", "midt"])
    for deed in ("disable", "enable", "invite"):
        main(["staff", deed, "prøve person"])
    told = capsys.readouterr().out
    main(["staff", "list"])

    assert "no account yet" in told
    assert len(re.findall("/staff/velkommen/", told)) == 2
    assert capsys.readouterr().out.split() == [
        *("Prøve", "Person", "reader", "midt", "invited", "never", "logged", "in"),
    ]
    assert len(_rows("select token from invitation")) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "Ny", "--role", "boss"], "'boss' is not a role; write reader, worker, admin."),
        (["add", "Ny", "--role", "reader", "--council", "x"], "'x' is not a council; write aarhus, "),
        (["add", "Ny", "--role", "admin", "--council", "midt"], "An admin sees every case"),
        (["add", " prøve  PERSON ", "--role", "worker"], "There is an account ' prøve  PERSON ' already"),
        (["add", "", "--role", "worker"], "'' is no name for an account"),
        (["add", "x" * 61, "--role", "worker"], "is no name for an account; write 1 to 60 letters"),
        (["add", "to\x07ner", "--role", "worker"], "is no name for an account"),
        (["disable", "Ingen"], "There is no account 'Ingen'; `staff list` shows them all."),
        (["enable", "Ingen"], "There is no account 'Ingen'"),
        (["invite", "Ingen"], "There is no account 'Ingen'"),
        (["invite", "Lukket"], "'Lukket' is disabled; enable it first."),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["staff", "add", "Prøve Person", "--role", "worker"])
    main(["staff", "add", "Lukket", "--role", "worker"])
    main(["staff", "disable", "Lukket"])
    before = _rows("select * from act")
    capsys.readouterr()

    code = main(["staff", *arguments])

    said = capsys.readouterr()
    assert code == 2
    assert told in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert _rows("select * from act") == before


def test_no_account_is_made_when_the_organisation_makes_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OIDC_ISSUER", "https://login.example.org/v2.0")

    code = main(["staff", "add", "Prøve Person", "--role", "worker"])

    assert code == 2
    assert capsys.readouterr().err.startswith("OIDC_ISSUER is set")


def _token(told: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8080/staff/velkommen/([\w-]{43})\n", told)
    assert found
    return found[1]


def _rows(sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(DATABASE)) as connection:
        return connection.execute(sql).fetchall()
