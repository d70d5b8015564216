"""Addresses of this room."""

from django.urls import path

from egide.verdicts import pages

app_name = "verdicts"
urlpatterns = [
    path("services/<slug:slug>/", pages.service, name="service"),
    path("relecture/", pages.reviews, name="reviews"),
    path("relecture/<int:snapshot>/", pages.desk, name="desk"),
    path("relecture/<int:snapshot>/<slug:question>/", pages.decide, name="decide"),
]
