"""Addresses of this room."""

from django.urls import path

from egide.verdicts import pages
from egide.verdicts.supposing import pages as supposing
from egide.verdicts.trial import pages as trial

app_name = "verdicts"
urlpatterns = [
    path("essayer/", trial.attempt, name="trial"),
    path("et-si/", supposing.what_if, name="what-if"),
    path("services/<slug:slug>/", pages.service, name="service"),
    path("relecture/", pages.reviews, name="reviews"),
    path("relecture/<int:snapshot>/", pages.desk, name="desk"),
    path("relecture/<int:snapshot>/<slug:question>/", pages.decide, name="decide"),
    path("relecture/<int:snapshot>/<slug:question>/lecteurs", pages.readers, name="readers"),
]
