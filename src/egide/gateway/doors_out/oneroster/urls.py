"""Where the service is: its own small table of addresses is in `paths`."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.doors_out.oneroster import pages

routes: Final[list[URLPattern]] = [
    path("oneroster/token", pages.token, name="oneroster-token"),
    path("ims/oneroster/rostering/v1p2/<path:path>", pages.roster, name="oneroster"),
    path("ims/oneroster/gradebook/v1p2/<path:path>", pages.gradebook, name="gradebook"),
]
