"""Settings are read whole, and what is wrong is told all at once, without its value."""

import stat
from pathlib import Path

import pytest

from bot.settings import Settings, read, with_secret
from knowledge.errors import SettingsError

EXAMPLE = Path(__file__).parents[2] / ".env.example"
TOKEN = "123456:" + "x" * 35


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)


def _problems(**written: str) -> tuple[str, ...]:
    Path(".env").write_text("".join(f"{name}={value}\n" for name, value in written.items()), "utf-8")
    with pytest.raises(SettingsError) as caught:
        read()
    return caught.value.problems


def test_nothing_needs_to_be_set() -> None:
    settings = read()

    assert settings.database_url == "sqlite:///indgang.db"
    assert settings.address == "http://127.0.0.1:8080"
    assert settings.telegram_token is None


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("HTTP_PORT=1111\nHTTP_HOST=0.0.0.0\n", "utf-8")
    monkeypatch.setenv("HTTP_PORT", "2222")

    settings = read()

    assert (settings.http_port, settings.http_host) == (2222, "0.0.0.0")


def test_every_wrong_setting_is_named_at_once_and_never_with_its_value() -> None:
    problems = _problems(
        DATABASE_URL="postgresql://hemmelig@db/x",
        CONTENT_DIR="/hemmelig/findes/ikke",
        REGION_NAME="hemmelig" * 8,
        REGION_COLOUR="hemmelig",
        HTTP_HOST="hemmelig vært",
        HTTP_PORT="hemmelig",
        PUBLIC_URL="hemmelig",
        TELEGRAM_TOKEN="hemmelig",
        TELEGRAM_API_URL="ftp://hemmelig",
        TELEGRAM_WEBHOOK_SECRET="hemmelig!",
        TELEGRAM_FREE_TEXT="hemmelig",
        SMTP_URL="smtp://unit:hemmelig",
        STAFF_EMAIL="hemmelig",
        MAIL_FROM="hemmelig",
        SECRET_KEY="hemmelig",
        OIDC_ISSUER="hemmelig",
        OIDC_CLIENT_ID="hemmelig id",
        OIDC_CLIENT_SECRET="hemmelig kode",
        LOG_LEVEL="hemmelig",
    )

    assert len(problems) == len(Settings.model_fields)
    assert all(problem.endswith(".") and " is wrong; write " in problem for problem in problems)
    assert "hemmelig" not in "".join(problems)


@pytest.mark.parametrize(
    "url", ["indgang.db", "sqlite:", "sqlite:///", "sqlite:////", "sqlite://x.db", "mysql:///x"]
)
def test_a_database_that_is_no_sqlite_file_is_wrong(url: str) -> None:
    assert _problems(DATABASE_URL=url)[0].startswith("DATABASE_URL is wrong; write sqlite:///indgang.db")


@pytest.mark.parametrize("token", ["123456", ":abc", "bot123:abc", "123:a b", "123:ab/c", "१२:abc"])
def test_a_token_that_telegram_never_gives_is_wrong(token: str) -> None:
    assert [problem.split()[0] for problem in _problems(TELEGRAM_TOKEN=token)] == ["TELEGRAM_TOKEN"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("HTTP_PROT", "HTTP_PORT"), ("TELEGRAM_BOT_TOKEN", "TELEGRAM_TOKEN"), ("DATABASE_URI", "DATABASE_URL")],
)
def test_a_mistyped_name_is_noticed(written: str, meant: str) -> None:
    assert _problems(**{written: "1"}) == (f"{written} is not a setting; write {meant}.",)


@pytest.mark.parametrize(
    "name", ["HTTP_PROXY", "HTTPS_PROXY", "TELEGRAM_STAFF_TOKEN", "SECRET", "UV_CACHE_DIR"]
)
def test_the_names_of_others_are_left_alone(name: str) -> None:
    Path(".env").write_text(f"{name}=1\n", "utf-8")

    assert read().http_port == 8080


def test_a_file_that_is_no_text_is_told() -> None:
    Path(".env").write_bytes(b"HTTP_HOST=\xff\xfe")

    with pytest.raises(SettingsError, match=r"'\.env' cannot be read; write it as UTF-8 text\."):
        read()


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("SECRET_KEY", "y" * 40)
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "w" * 40)
    monkeypatch.setenv("SMTP_URL", "smtp://unit:p%40ssword@mail.example.org")

    settings = read()
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.mail!r}"

    assert not [secret for secret in settings.hidden if secret in shown]
    assert set(settings.hidden) == {
        TOKEN,
        "y" * 40,
        "w" * 40,
        "smtp://unit:p%40ssword@mail.example.org",
        "p%40ssword",
        "p@ssword",
    }


def test_the_webhook_stands_below_the_address_that_people_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://region.example.org/indgang/")
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    polled = read().webhook
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "w" * 40)

    assert (polled, read().webhook) == (None, "https://region.example.org/indgang/telegram")


def test_levels_are_read_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")

    assert read().log_level == "DEBUG"


def test_the_example_holds_every_setting_in_order_with_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        line.partition("=")
        for line in EXAMPLE.read_text("utf-8").splitlines()
        if "=" in line and line[0] != "#"
    ]

    assert [name for name, _, _ in lines] == [field.upper() for field in Settings.model_fields]
    assert read(EXAMPLE) == Settings()


def test_a_secret_is_made_once_and_is_its_owners_alone() -> None:
    first, second = with_secret(read()), with_secret(read())

    assert first.secret == second.secret
    assert len(first.secret) == 64
    assert stat.S_IMODE(Path("indgang.key").stat().st_mode) == 0o600
    assert [path.name for path in Path().iterdir()] == ["indgang.key"]


def test_a_secret_that_is_set_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "y" * 40)

    assert with_secret(read()).secret == b"y" * 40
    assert not list(Path().iterdir())


def test_a_secret_without_a_folder_to_keep_it_in_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///findes/ikke/x.db")

    with pytest.raises(SettingsError, match=r"'findes/ikke/x\.key' cannot be kept .*; make its folder"):
        with_secret(read())


def test_a_broken_secret_is_told_and_left_as_it_is() -> None:
    Path("indgang.key").write_text("", "ascii")

    with pytest.raises(SettingsError, match="is broken; put its backup back"):
        with_secret(read())
    assert Path("indgang.key").read_text("ascii") == ""
