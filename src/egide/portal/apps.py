"""The room, as Django knows it."""

from django.apps import AppConfig


class Portal(AppConfig):
    """Home and navigation."""

    name = "egide.portal"
    label = "portal"
