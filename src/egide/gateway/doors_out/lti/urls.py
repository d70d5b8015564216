"""Addresses of this door."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.doors_out.lti import api, pages
from egide.gateway.doors_out.lti.joining import pages as joining
from egide.gateway.inside import pages_of_scores

OF_A_CLASS: Final = "lti/contexts/<str:name>/"
OF_AN_ITEM: Final = OF_A_CLASS + "lineitems/<uuid:number>"
routes: Final[list[URLPattern]] = [
    path("lti/launch", pages.launch, name="lti-launch"),
    path("lti/authorize", pages.authorize, name="lti-authorize"),
    path("lti/links", pages.links, name="lti-links"),
    path("lti/token", api.token, name="lti-token"),
    path(OF_A_CLASS + "members", api.members, name="lti-members"),
    path(OF_A_CLASS + "lineitems", api.items, name="lti-items"),
    path(OF_AN_ITEM, api.item, name="lti-item"),
    path(OF_AN_ITEM + "/scores", api.scores, name="lti-scores"),
    path("lti/openid-configuration", joining.configuration, name="lti-configuration"),
    path("lti/register", joining.register, name="lti-register"),
    path("lti/inscriptions/", joining.invitations, name="lti-invitations"),
    path("lti/inscriptions/<int:number>/", joining.application, name="lti-application"),
    path("resultats/<uuid:group>/", pages_of_scores.of_class, name="scores"),
    path(OF_AN_ITEM + "/results", api.results, name="lti-results"),
]
