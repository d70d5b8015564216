"""Addresses of this room."""

from django.urls import path

from egide.law import pages

app_name = "law"
urlpatterns = [
    path("droit/", pages.day, name="day"),
    path("droit/<str:name>/", pages.fact, name="fact"),
    path("charte/", pages.charters, name="charters"),
    path("charte/<str:edition>/", pages.charter, name="charter"),
    path("modeles/", pages.clauses, name="clauses"),
]
