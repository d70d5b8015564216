"""Tables: a person's index in a school; clients, a module for each door out; what people chose.

No pseudonym leads back to a person here: an index holds a number, a client knows no person.
"""

from egide.gateway.models.cards import ClassCode, PictureCard
from egide.gateway.models.cas import CasService, CasTicket
from egide.gateway.models.choices import Choice, Lesson
from egide.gateway.models.ents import EntAnswer, EntSession
from egide.gateway.models.farewells import Farewell
from egide.gateway.models.indexes import SchoolIndex
from egide.gateway.models.looks import Identification, Look
from egide.gateway.models.lti import (
    LtiApplication,
    LtiContext,
    LtiHint,
    LtiLineItem,
    LtiLink,
    LtiScore,
    LtiSpent,
    LtiToken,
    LtiTool,
)
from egide.gateway.models.movements import Movement
from egide.gateway.models.oidc import OidcClient, OidcRevoked
from egide.gateway.models.oidc_families import OidcFamily
from egide.gateway.models.oidc_pushed import OidcPushed
from egide.gateway.models.oneroster import OneRosterClient, OneRosterToken
from egide.gateway.models.saml import SamlService
from egide.gateway.models.versions import KeyVersion
from egide.gateway.models.visits import Visit
from egide.gateway.models.wanted import Wanted

__all__ = [
    "CasService",
    "CasTicket",
    "Choice",
    "ClassCode",
    "EntAnswer",
    "EntSession",
    "Farewell",
    "Identification",
    "KeyVersion",
    "Lesson",
    "Look",
    "LtiApplication",
    "LtiContext",
    "LtiHint",
    "LtiLineItem",
    "LtiLink",
    "LtiScore",
    "LtiSpent",
    "LtiToken",
    "LtiTool",
    "Movement",
    "OidcClient",
    "OidcFamily",
    "OidcPushed",
    "OidcRevoked",
    "OneRosterClient",
    "OneRosterToken",
    "PictureCard",
    "SamlService",
    "SchoolIndex",
    "Visit",
    "Wanted",
]
