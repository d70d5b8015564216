"""Addresses of the entrance and of the catalogue."""

from django.urls import path

from egide.portal import pages

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("catalogue/", pages.catalogue, name="catalogue"),
]
