"""Addresses of this room."""

from django.urls import path

from egide.families import child_pages, pages, school_pages

app_name = "families"
urlpatterns = [
    path("informations/<int:number>/", pages.notice, name="notice"),
    path("informations/<int:number>/enfant/", pages.short, name="short"),
    path("informations/<int:number>/information.pdf", pages.paper, name="paper"),
    path("informations/<int:number>/information.txt", pages.text, name="text"),
    path("ecoles/<str:code>/outils/", pages.school, name="school"),
    path("famille/", pages.mine, name="mine"),
    path("famille/<uuid:child>/recus/", child_pages.left, name="left"),
    path(
        "famille/<uuid:child>/recus/<int:log>-<int:index>.json",
        child_pages.receipt,
        name="receipt",
    ),
    path("famille/<uuid:child>/recus.zip", child_pages.every_receipt, name="every-receipt"),
    path("famille/<uuid:child>/effacer", child_pages.ask_erasure, name="ask-erasure"),
    path("famille/<uuid:child>/outils/<slug:service>/", child_pages.choice, name="choice"),
    path("ecole/<str:code>/familles/", school_pages.choices, name="choices"),
    path("ecole/<str:code>/familles/papier", school_pages.record, name="record-paper"),
    path("familles/papiers/<int:choice>/reprendre", school_pages.take_back, name="paper-back"),
    path("familles/effacements/<int:number>", school_pages.erase, name="erase"),
]
