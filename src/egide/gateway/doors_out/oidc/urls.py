"""Where the endpoints of OpenID Connect are."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.doors_out.oidc import pages, pages_logout, pages_par

routes: Final[list[URLPattern]] = [
    path(".well-known/openid-configuration", pages.discovery, name="discovery"),
    path("oidc/authorize", pages.authorize, name="authorize"),
    path("oidc/par", pages_par.push, name="par"),
    path("oidc/logout", pages_logout.end_session, name="logout"),
    path("oidc/token", pages.token, name="token"),
    path("oidc/userinfo", pages.userinfo, name="userinfo"),
    path("oidc/jwks", pages.jwks, name="jwks"),
]
