"""Addresses of this room."""

from django.urls import path

from egide.families import pages

app_name = "families"
urlpatterns = [
    path("informations/<int:number>/", pages.notice, name="notice"),
    path("informations/<int:number>/enfant/", pages.short, name="short"),
    path("informations/<int:number>/information.pdf", pages.paper, name="paper"),
    path("informations/<int:number>/information.txt", pages.text, name="text"),
    path("ecoles/<str:code>/outils/", pages.school, name="school"),
    path("famille/", pages.mine, name="mine"),
]
