"""Addresses of the door."""

from django.urls import path

from egide.people import pages

app_name = "people"
urlpatterns = [
    path("entrer", pages.door, name="door"),
    path("entrer/<slug:key>", pages.enter, name="enter"),
    path("sortir", pages.leave, name="leave"),
]
