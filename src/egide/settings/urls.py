"""The addresses of the whole house: each room adds its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("egide.portal.urls")),
    path("", include("egide.kit.urls")),
    path("", include("egide.law.urls")),
    path("", include("egide.people.urls")),
    path("", include("egide.journal.urls")),
    path("", include("egide.terms.urls")),
    path("", include("egide.verdicts.urls")),
    path("", include("egide.decisions.urls")),
    path("", include("egide.decisions.document.urls")),
    path("", include("egide.gateway.urls")),
    path("", include("egide.families.urls")),
    path("", include("egide.register.urls")),
]

handler400 = "egide.kit.pages.bad_request"
handler403 = "egide.kit.pages.forbidden"
handler404 = "egide.kit.pages.not_found"
handler500 = "egide.kit.pages.failure"
