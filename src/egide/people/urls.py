"""Addresses of the door (`signin`), of schools and of classes."""

from django.urls import include, path

from egide.people import pages
from egide.people.school import pages as school

app_name = "people"
urlpatterns = [
    path("", include("egide.people.signin.urls")),
    path("entrer/<slug:key>", pages.enter, name="enter"),
    path("ecole/", school.own, name="own"),
    path("ecole/<slug:code>/", school.school, name="school"),
    path("ecole/<slug:code>/vote", school.record_vote, name="record-vote"),
    path("ecole/<slug:code>/mandats", school.give, name="give"),
    path("mandats/<int:mandate>/deleguer", school.pass_on, name="pass-on"),
    path("mandats/<int:mandate>/retirer", school.take_back, name="take-back"),
    path("classes/<uuid:group>/", school.classroom, name="class"),
]
