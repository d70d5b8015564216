"""Tables: a person's index in a school; the clients of services, a module for each door out.

No pseudonym leads back to a person here: an index holds a number, a client knows no person.
"""

from egide.gateway.models.farewells import Farewell
from egide.gateway.models.indexes import SchoolIndex
from egide.gateway.models.movements import Movement
from egide.gateway.models.oidc import OidcClient, OidcGrant
from egide.gateway.models.visits import Visit

__all__ = ["Farewell", "Movement", "OidcClient", "OidcGrant", "SchoolIndex", "Visit"]
