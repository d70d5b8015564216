"""Addresses of the crossing: each door says its own."""

from egide.gateway.doors_in import urls as doors_in
from egide.gateway.doors_out.cas import urls as cas
from egide.gateway.doors_out.lti import urls as lti
from egide.gateway.doors_out.oidc import urls as oidc
from egide.gateway.doors_out.oneroster import urls as oneroster
from egide.gateway.doors_out.saml import urls as saml
from egide.gateway.inside import urls as inside

app_name = "gateway"
urlpatterns = [
    *doors_in.routes,
    *oidc.routes,
    *cas.routes,
    *saml.routes,
    *oneroster.routes,
    *lti.routes,
    *inside.routes,
]
