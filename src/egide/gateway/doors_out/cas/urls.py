"""Where the endpoints of CAS are."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.doors_out.cas import pages

routes: Final[list[URLPattern]] = [
    path("cas/login", pages.login, name="cas-login"),
    path("cas/logout", pages.logout, name="cas-logout"),
    path("cas/validate", pages.validate, name="cas-validate"),
    path("cas/serviceValidate", pages.service_validate, name="cas-service-validate"),
    path("cas/proxyValidate", pages.service_validate, name="cas-proxy-validate"),
    path("cas/p3/serviceValidate", pages.service_validate, name="cas-p3-service-validate"),
    path("cas/p3/proxyValidate", pages.service_validate, name="cas-p3-proxy-validate"),
    path("cas/proxy", pages.proxy, name="cas-proxy"),
]
