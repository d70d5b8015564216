"""Addresses of the entrance."""

from django.urls import path

from egide.portal import pages

app_name = "portal"
urlpatterns = [path("", pages.home, name="home")]
