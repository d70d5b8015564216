"""Addresses of the archives."""

from django.urls import path, re_path

from egide.terms import pages

app_name = "terms"
DAY = r"\d{4}-\d{2}-\d{2}"
urlpatterns = [
    path("archives/<slug:document>/<slug:day>/", pages.archive, name="archive"),
    re_path(
        rf"^archives/(?P<document>[-\w]+)/(?P<old>{DAY})\.\.(?P<new>{DAY})/$",
        pages.changes,
        name="changes",
    ),
]
