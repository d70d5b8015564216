"""Addresses of this room."""

from django.urls import path

from egide.register import pages

app_name = "register"
urlpatterns = [
    path("registre/", pages.mine, name="mine"),
    path("registre/<str:code>/", pages.register, name="register"),
    path("registre/<str:code>/registre.json", pages.register_json, name="json"),
    path("registre/<str:code>/registre.ods", pages.register_ods, name="ods"),
    path("registre/<str:code>/transferts/", pages.transfers, name="transfers"),
    path("registre/<str:code>/transferts.json", pages.transfers_json, name="transfers-json"),
    path("registre/<str:code>/<slug:reference>/", pages.fiche, name="fiche"),
    path("registre/<str:code>/<slug:reference>/analyse/", pages.impact, name="impact"),
    path(
        "registre/<str:code>/<slug:reference>/analyse.json", pages.impact_json, name="impact-json"
    ),
    path("registre/<str:code>/<slug:reference>/analyse.pdf", pages.impact_paper, name="impact-pdf"),
]
