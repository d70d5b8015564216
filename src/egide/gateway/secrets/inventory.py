"""Every secret of the gateway: what it is called, since when it is there. Never a value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from egide.gateway import conf
from egide.gateway.doors_in.ents import Oidc, ents
from egide.gateway.doors_out.oidc import signing
from egide.gateway.models import KeyVersion
from egide.gateway.saml import keys as of_saml
from egide.gateway.secrets import client_secrets, keys, sealing


@dataclass(frozen=True, slots=True)
class Kept:
    """A secret: its kind, its name, since when; how it is changed. `former`: one that ends."""

    kind: str
    name: str
    since: datetime | None
    changed_by: str
    former: bool = False

    def days(self, *, at: datetime) -> int | None:
        """Its age; None when nobody noted when it was made."""
        return (at - self.since).days if self.since else None


def secrets() -> tuple[Kept, ...]:
    """All of them, the files first."""
    return (*files(), *versions(), *clients(), *of_ents())


def files() -> Iterator[Kept]:
    """Keys that are files, dated by the file."""
    for number, file in keys.masters(conf.keys()).items():
        if file.exists():
            yield kept("master", number, file, "egide gateway rotate --master")
    for alg in signing.ALGORITHMS:
        yield from series(f"signing {alg}", signing.files(alg), "egide gateway rotate")
    yield from series("saml", of_saml.files(), "egide gateway rotate")
    sealers = sorted(sealing.folder().glob("*.key"), reverse=True)
    yield from series("sealing", sealers, "egide gateway rotate")


def series(kind: str, found: list[Path], command: str) -> Iterator[Kept]:
    """Keys of one kind, the newest first: the others are former ones, until they are retired."""
    for rank, file in enumerate(found):
        yield kept(kind, file.stem, file, command, former=rank > 0)


def kept(kind: str, name: object, file: Path, command: str, *, former: bool = False) -> Kept:
    """A file as a secret."""
    since = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Kept(kind, str(name), since, command, former)


def versions() -> Iterator[Kept]:
    """Versions of services' keys after the first."""
    for row in KeyVersion.objects.select_related("service").order_by("service__slug", "number"):
        name = f"{row.service.slug} v{row.number} (master {row.master})"
        yield Kept("version", name, row.at, f"egide gateway new-version {row.service.slug}")


def clients() -> Iterator[Kept]:
    """Secrets of clients: digests, of which nothing is shown."""
    for door, model in client_secrets.DOORS.items():
        rows = model.objects.order_by("client_id")  # type: ignore[attr-defined]  # an abstract model has no manager; each of these has
        for row in rows.values("client_id", "secret_since", "former", "former_ends_at"):
            since = row["secret_since"]
            begun = datetime.fromtimestamp(since, UTC) if since else None
            command = f"egide gateway secret {row['client_id']} --door {door}"
            yield Kept(f"client {door}", row["client_id"], begun, command)
            if row["former"] is not None:
                ends = datetime.fromtimestamp(row["former_ends_at"], UTC)
                until = f"{row['client_id']}, until {ends:%Y-%m-%d %H:%M} UTC"
                yield Kept(f"client {door}", until, None, command, former=True)


def of_ents() -> Iterator[Kept]:
    """The secrets that ENTs gave us: the ENT changes them, the settings hold them."""
    for one in ents():
        if isinstance(one.way, Oidc):
            yield Kept("ent", one.key, None, "EGIDE_ENTS")
