"""Where people arrive. The form of the demonstration is there in the kit and in tests alone."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.doors_in import api, pages, pages_leaving
from egide.gateway.doors_in.cards import pages_class, pages_pupil

routes: Final[list[URLPattern]] = [
    path("ent/", pages.sign_in, name="sign-in"),
    path("ent/arrivee", pages.arrived, name="arrived"),
    path("ent/sortie", pages_leaving.leave, name="leave"),
    path("ent/ecole", pages.school, name="ent-school"),
    path("ent/classe", pages_pupil.code, name="class-code"),
    path("ent/classe/images", pages_pupil.pictures, name="class-pictures"),
    path("classes/<uuid:group>/cartes", pages_class.cards, name="cards"),
    path("classes/<uuid:group>/cartes/code", pages_class.open_code, name="class-code-open"),
    path("classes/<uuid:group>/cartes/fermer", pages_class.close_code, name="class-code-close"),
    path("classes/<uuid:group>/cartes/feuille", pages_class.draw, name="cards-draw"),
    path("ent/aller/<slug:key>", api.depart, name="ent-depart"),
    path("ent/retour/<slug:key>", api.back, name="ent-back"),
    path("ent/fin/<slug:key>", api.end, name="ent-end"),
    path("ent/saml/<slug:key>", api.assertion, name="ent-assertion"),
    path("ent/saml/<slug:key>/metadata", api.metadata, name="ent-metadata"),
]
