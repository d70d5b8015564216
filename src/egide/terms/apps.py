"""The room, as Django knows it."""

from django.apps import AppConfig


class Terms(AppConfig):
    """Documents, versions, proposed and confirmed answers."""

    name = "egide.terms"
    label = "terms"
