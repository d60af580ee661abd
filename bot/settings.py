"""Settings: read once from the environment and ``.env``, checked whole, then frozen."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

from bot import values
from bot.values import MailServer
from knowledge.errors import SettingsError

ENV_FILE = Path(".env")
TELLING = 6  # letters of a password from which on it cannot be mistaken for a part of ordinary words
WEBHOOK = "/telegram"  # the path, below the address that people open, where Telegram posts
ALIKE = 0.85  # HTTP_PROT and TELEGRAM_BOT_TOKEN are above it; HTTP_PROXY and TELEGRAM_STAFF_TOKEN below
KEPT = "make its folder and let the bot write there, or write another DATABASE_URL"


Address = Annotated[str, AfterValidator(values.address)]


class Settings(BaseSettings):
    """Every setting; a description says what to write, for the one who wrote something else."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        env_file_encoding="utf-8",
        hide_input_in_errors=True,
    )

    database_url: Annotated[str, AfterValidator(values.sqlite)] = Field(
        "sqlite:///indgang.db",
        description="sqlite:///indgang.db for a file in this folder, or sqlite:////var/lib/indgang/indgang.db",
    )
    content_dir: Annotated[Path, AfterValidator(values.folder)] | None = Field(
        None, description="the path of a folder that exists, or nothing for the content of the bot"
    )
    region_name: Annotated[str, AfterValidator(values.name)] | None = Field(
        None, description="the region's name in at most 60 letters, or nothing for the name in the content"
    )
    region_colour: Annotated[str, AfterValidator(values.colour)] | None = Field(
        None,
        description="a colour like #1c5d73, dark enough for white text (contrast 4.5 to 1), or nothing",
    )
    http_host: Annotated[str, Field(pattern=r"^[\w.:-]+$")] = Field(
        "127.0.0.1", description="127.0.0.1 for this machine alone, or 0.0.0.0 for every address it has"
    )
    http_port: Annotated[int, Field(ge=0, le=65535)] = Field(
        8080, description="a number from 1 to 65535, or 0 for no web chat"
    )
    public_url: Address | None = Field(
        None, description="the address that people open, for example https://indgang.example.org"
    )
    telegram_token: Annotated[SecretStr, AfterValidator(values.token)] | None = Field(
        None, description="the token that @BotFather gave, digits and letters with a colon between them"
    )
    telegram_api_url: Address = Field(
        "https://api.telegram.org",
        description="the root of a Bot API server, for example https://api.telegram.org",
    )
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(values.webhook_secret)] | None = Field(
        None, description="1 to 256 of the letters A-Z, a-z, 0-9, _ and -, or nothing to poll"
    )
    telegram_free_text: bool = Field(
        default=True,
        description="true, or false to let people look for local offers in Telegram by buttons alone",
    )
    smtp_url: Annotated[SecretStr, AfterValidator(values.mail)] | None = Field(
        None,
        description="smtp://user:password@mail.example.org:587 (or smtps://…:465), "
        "with signs like @ / ? # in the password as %40 %2F %3F %23",
    )
    staff_email: Annotated[str, AfterValidator(values.mailbox)] | None = Field(
        None, description="one address, for example unit@example.org"
    )
    mail_from: Annotated[str, AfterValidator(values.mailbox)] | None = Field(
        None, description="one address that the mail server lets us send from, or nothing for STAFF_EMAIL"
    )
    secret_key: Annotated[SecretStr, AfterValidator(values.secret_key)] | None = Field(
        None, description="at least 32 random letters, or nothing: one is made and kept beside the database"
    )
    oidc_issuer: Address | None = Field(
        None, description="the address of the organisation's log-in, or nothing for accounts of our own"
    )
    oidc_client_id: Annotated[str, Field(pattern=r"^[!-~]+$")] | None = Field(
        None, description="the id that the organisation's log-in gave this application, or nothing"
    )
    oidc_client_secret: Annotated[SecretStr, AfterValidator(values.client_secret)] | None = Field(
        None, description="the secret that the organisation's log-in gave this application, or nothing"
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )

    @property
    def database(self) -> Path:
        """The database file."""
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def key_file(self) -> Path:
        """Where the secret key is kept when none is set."""
        return self.database.with_suffix(".key")

    @property
    def address(self) -> str:
        """The address that people open."""
        host = f"[{self.http_host}]" if ":" in self.http_host else self.http_host
        return self.public_url or f"http://{host}:{self.http_port}"

    @property
    def webhook(self) -> str | None:
        """The address that Telegram posts to; None when it is polled."""
        if self.telegram_token is None or self.telegram_webhook_secret is None:
            return None
        return f"{self.address}{WEBHOOK}"

    @property
    def mail(self) -> MailServer | None:
        """The mail server."""
        return values.mail_server(self.smtp_url.get_secret_value()) if self.smtp_url else None

    @property
    def mail_sender(self) -> str | None:
        """The address that mail comes from; None when there is none, and then nothing is mailed."""
        return self.mail_from or self.staff_email

    @property
    def hidden(self) -> Iterator[str]:
        """What nobody may be shown: every secret that is set, and the password within the mail address."""
        kept = (
            self.smtp_url,
            self.telegram_token,
            self.telegram_webhook_secret,
            self.secret_key,
            self.oidc_client_secret,
        )
        yield from (secret.get_secret_value() for secret in kept if secret)
        if self.smtp_url and self.mail and len(self.mail.password) >= TELLING:
            yield urlsplit(self.smtp_url.get_secret_value()).password or ""
            yield self.mail.password

    @property
    def secret(self) -> bytes:
        """The secret key as bytes; `with_secret` makes sure that there is one."""
        if self.secret_key is None:
            raise SettingsError(["SECRET_KEY is not read yet."])
        return self.secret_key.get_secret_value().encode()


def read(env_file: Path = ENV_FILE) -> Settings:
    """Return the settings of the environment and *env_file*, or raise one error with all that is wrong."""
    try:
        problems = _mistyped([*os.environ, *DotEnvSettingsSource(Settings, env_file=env_file).env_vars])
        settings = Settings(_env_file=env_file)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"{str(env_file)!r} cannot be read; write it as UTF-8 text."]) from error
    except ValidationError as error:
        wrong = sorted({str(flaw["loc"][0]) for flaw in error.errors(include_input=False)})
        raise SettingsError([*map(_instead, wrong), *problems]) from None
    if problems:
        raise SettingsError(problems)
    return settings


def with_secret(settings: Settings) -> Settings:
    """Return *settings* with a secret key: the one set, the one kept beside the database, or a new one."""
    if settings.secret_key is not None:
        return settings
    kept = settings.key_file
    try:
        secret = _keep(kept)
    except OSError as error:
        raise SettingsError([f"{str(kept)!r} cannot be kept ({error.strerror}); {KEPT}."]) from error
    if len(secret) < values.SHORTEST:
        raise SettingsError([f"{str(kept)!r} is broken; put its backup back, or delete it to get a new one."])
    return settings.model_copy(update={"secret_key": SecretStr(secret)})


def _keep(path: Path) -> str:
    """Return what *path* holds; when it is not there, make it first, whole or not at all."""
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as draft:  # its mode is 0600
            draft.write(secrets.token_hex(32))
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):  # another process was first: its key counts
                path.hardlink_to(draft.name)
    return path.read_text("ascii", errors="replace").strip()


def _instead(field: str) -> str:
    return f"{field.upper()} is wrong; write {Settings.model_fields[field].description}."


def _mistyped(names: Iterable[str]) -> list[str]:
    ours = [field.upper() for field in Settings.model_fields]
    strangers = sorted({name.upper() for name in names} - set(ours))
    pairs = [(name, get_close_matches(name, ours, n=1, cutoff=ALIKE)) for name in strangers]
    return [f"{name} is not a setting; write {alike[0]}." for name, alike in pairs if alike]
