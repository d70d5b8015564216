"""Where people arrive. The form of the demonstration is there in the kit and in tests alone."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.doors_in import pages, pages_leaving

routes: Final[list[URLPattern]] = [
    path("ent/", pages.sign_in, name="sign-in"),
    path("ent/arrivee", pages.arrived, name="arrived"),
    path("ent/sortie", pages_leaving.leave, name="leave"),
]
