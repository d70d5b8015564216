"""Addresses of this room."""

from django.urls import path

from egide.law import pages

app_name = "law"
urlpatterns = [
    path("droit/", pages.day, name="day"),
]
