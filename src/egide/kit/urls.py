"""Addresses of the floor."""

from django.urls import path

from egide.kit import language, pages

app_name = "kit"
urlpatterns = [
    path("langue/<str:language>", language.switch, name="language"),
    path("sante", pages.health, name="health"),
]
