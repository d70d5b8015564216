"""The ENTs that people come from: what the settings say of each, as values.

An ENT speaks for the schools that it was given and for nobody else's pupils. A way in has data of
its own; what is common says who is meant by what it answers.
"""

from dataclasses import dataclass, field
from typing import Final

from django.conf import settings

from egide.gateway.doors_in.errors import NoSuchEnt

# Where a CAS server puts attributes, from `authenticationSuccess` down, and how each is written.
DIALECTS: Final[dict[str, tuple[str, ...]]] = {
    "attributes": ("attributes",),  # CAS protocol 3.0, section 2.5.7
    "userAttributes": ("attributes", "userAttributes"),  # several French ENTs: one level deeper
    "flat": (),  # beside `user`, as servers of CAS 2 added them
}
VALIDATES: Final = ("p3/serviceValidate", "serviceValidate")  # CAS 3; servers of CAS 2


@dataclass(frozen=True, slots=True)
class Oidc:
    """OpenID Connect: its issuer, to the letter, and who we are there."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scope: str = "openid profile"


@dataclass(frozen=True, slots=True)
class Cas:
    """CAS: the address under which `login` is, its dialect, and what tells a ticket's worth."""

    server: str
    dialect: str = "attributes"
    validate: str = VALIDATES[0]


@dataclass(frozen=True, slots=True)
class Saml:
    """SAML 2: the metadata of its identity provider, as it was given to us."""

    metadata: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ent:
    """An ENT. `key` names it in our addresses, `name` is read by children.

    `speaks_for`: codes of academies or of schools; `rosters`: whose identifiers it knows people by;
    `join`: the attribute that holds this identifier; `school`: the one that holds a UAI, or empty.
    """

    key: str
    name: str
    speaks_for: tuple[str, ...]
    rosters: tuple[str, ...]
    join: str
    way: Oidc | Cas | Saml
    school: str = ""

    def __repr__(self) -> str:
        return f"<Ent {self.key}>"


@dataclass(frozen=True, slots=True)
class Said:
    """What an ENT said of who is there: their identifier, a school perhaps, and its own session.

    `sessions`: by what the ENT will say that it is over.
    """

    who: str = field(repr=False)
    school: str = ""
    sessions: tuple[str, ...] = field(default=(), repr=False)


def ents() -> tuple[Ent, ...]:
    """The ENTs of the settings, in their order."""
    return tuple(settings.ENTS)


def ent(key: str) -> Ent:
    """The ENT of that name."""
    for one in ents():
        if one.key == key:
            return one
    raise NoSuchEnt
