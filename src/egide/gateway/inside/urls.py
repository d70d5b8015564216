"""Addresses inside Égide of what surrounds the crossing."""

from typing import Final

from django.urls import URLPattern, path

from egide.gateway.inside import pages, requests

routes: Final[list[URLPattern]] = [
    path("classes/<uuid:group>/surnoms/", pages.names, name="names"),
    path("classes/<uuid:group>/ouvrir", pages.begin, name="begin-lesson"),
    path("seances/<int:lesson>/finir", pages.end, name="end-lesson"),
    path("pourquoi/<slug:service>/", pages.why_me, name="why-me"),
    path("pourquoi/<slug:service>/<uuid:member>/", pages.why, name="why"),
    path("ecole/<str:code>/surnoms/", requests.identifications, name="identifications"),
    path("surnoms/<uuid:number>/reponse", requests.decide, name="decide-identification"),
    path("surnoms/<uuid:number>/lecture", requests.answer, name="read-identification"),
]
