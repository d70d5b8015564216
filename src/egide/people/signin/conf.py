"""The settings of sign-in, as this room reads them; `egide.settings.sign_in` checks them first."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Upstream:
    """A sign-in service that vouches for its people. `key` names it in our addresses."""

    key: str
    name: str
    issuer: str
    client_id: str
    client_secret: str

    def __repr__(self) -> str:
        return f"<Upstream {self.key}>"


def upstreams() -> tuple[Upstream, ...]:
    """The services that vouch here; often none."""
    return tuple(settings.UPSTREAMS)


def origin() -> str:
    """The address of the house, as browsers write it."""
    return str(settings.ORIGIN)


def relying_party() -> str:
    """The name that passkeys are bound to: the host of the address of the house."""
    return urlsplit(origin()).hostname or ""
