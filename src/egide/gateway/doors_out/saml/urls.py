"""Where the endpoints of SAML are."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.doors_out.saml import pages, pages_leaving

routes: Final[list[URLPattern]] = [
    path("saml/metadata", pages.description, name="saml-metadata"),
    path("saml/sso", pages.sso, name="saml-sso"),
    path("saml/suite", pages.onwards, name="saml-onwards"),
    path("saml/slo", pages_leaving.slo, name="saml-slo"),
]
