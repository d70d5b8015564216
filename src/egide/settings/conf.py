"""What Égide reads from its environment, once, with a type each. Every name is in the docs."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit


class Unset(Exception):
    """A setting without which Égide refuses to start."""


@dataclass(frozen=True, slots=True)
class JournalPlaces:
    """The name and the places of the journal of this process."""

    name: str
    keys: Path
    files: Path
    policy: Path | None


@dataclass(frozen=True, slots=True)
class Journal:
    """Where the journal keeps what it signs with and what it publishes."""

    name: str
    keys: Path | None
    files: Path | None
    policy: Path | None

    def under(self, home: Path) -> "JournalPlaces":
        """The places that are used, when the state is in this folder."""
        folder = home / "journal"
        return JournalPlaces(
            name=self.name or "egide.localhost/journal",
            keys=self.keys or folder / "keys",
            files=self.files or folder / "files",
            policy=self.policy,
        )


@dataclass(frozen=True, slots=True)
class Entrance:
    """Under which address people come in, through which proxies, and who else vouches for them."""

    origin: str
    oidc: str = field(repr=False)
    proxies: int
    port: str
    ents: Path | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """By which relay mail leaves, and from whom."""

    url: str = field(default="", repr=False)
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Conf:
    """The environment of this process."""

    home: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    personas: bool
    journal: Journal
    entrance: Entrance
    seal: Path | None = None
    seal_passphrase: str = ""
    mail: Mail = field(default_factory=Mail)
    gateway_keys: Path | None = None

    @property
    def gateway(self) -> Path:
        """The folder of the keys of the gateway."""
        return self.gateway_keys or self.home / "gateway"


@cache
def conf() -> Conf:
    """The settings of this process, read at the first call."""
    return read(os.environ)


def read(environ: Mapping[str, str]) -> Conf:
    """The settings in an environment."""
    home = environ.get("EGIDE_HOME")
    return Conf(
        home=Path(home).absolute() if home else default_home(environ),
        database_url=environ.get("DATABASE_URL", ""),
        secret_key=environ.get("EGIDE_SECRET_KEY", ""),
        hosts=tuple(environ.get("EGIDE_HOSTS", "").replace(",", " ").split()),
        personas=bool(environ.get("EGIDE_PERSONAS")),
        journal=Journal(
            name=environ.get("EGIDE_JOURNAL_NAME", ""),
            keys=place(environ.get("EGIDE_JOURNAL_KEYS")),
            files=place(environ.get("EGIDE_JOURNAL_FILES")),
            policy=place(environ.get("EGIDE_JOURNAL_POLICY")),
        ),
        entrance=Entrance(
            origin=environ.get("EGIDE_ORIGIN", ""),
            oidc=environ.get("EGIDE_OIDC", ""),
            proxies=number(environ.get("EGIDE_PROXIES", "0"), "EGIDE_PROXIES"),
            port=environ.get("PORT", "8000"),
            ents=place(environ.get("EGIDE_ENTS")),
        ),
        seal=place(environ.get("EGIDE_SEAL")),
        seal_passphrase=environ.get("EGIDE_SEAL_PASSPHRASE", ""),
        mail=Mail(environ.get("EGIDE_MAIL_URL", ""), environ.get("EGIDE_MAIL_FROM", "")),
        gateway_keys=place(environ.get("EGIDE_GATEWAY_KEYS")),
    )


def place(path: str | None) -> Path | None:
    """The path that is said, or none."""
    return Path(path).absolute() if path else None


def number(text: str, name: str) -> int:
    """A small whole number, or a refusal to start that names it."""
    if not re.fullmatch("[0-9]", text):
        message = f"{name} is a number from 0 to 9; see docs/operating.md"
        raise Unset(message)
    return int(text)


def default_home(environ: Mapping[str, str]) -> Path:
    """`.egide` in the checkout; for an installed package, the data folder of the account."""
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").exists():
        return checkout / ".egide"
    data = environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "egide"


def required(value: str | tuple[str, ...], name: str) -> str:
    """A value that must be there, or a refusal to start that names it."""
    if not value:
        message = f"{name} is not set; see docs/operating.md"
        raise Unset(message)
    return value if isinstance(value, str) else " ".join(value)


def database(url: str) -> dict[str, object]:
    """A database as Django names its parts, from `postgresql://user:word@host:port/name?option=…`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        message = "DATABASE_URL must start with postgresql://"
        raise Unset(message)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or host_of(parts),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def host_of(parts: SplitResult) -> str:
    """The host of an address; a folder of sockets is written with its slashes encoded."""
    return unquote(parts.hostname or "")


def kept_secret(home: Path) -> str:
    """A secret made at the first start and kept beside the data, for a laptop only."""
    path = home / "secret-key"
    home.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with NamedTemporaryFile("w", dir=home) as draft:  # closed to others from the start
            draft.write(secrets.token_urlsafe(48))
            draft.flush()
            with suppress(FileExistsError):  # another process was first: its secret is the one
                path.hardlink_to(draft.name)
    return path.read_text()
