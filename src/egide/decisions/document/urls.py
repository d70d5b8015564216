"""The address of papers."""

from django.urls import path

from egide.decisions.document import pages

app_name = "papers"
urlpatterns = [
    path("conventions/<slug:digest>/convention.pdf", pages.paper, name="agreement"),
]
