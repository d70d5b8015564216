"""The room, as Django knows it."""

from django.apps import AppConfig


class Catalogue(AppConfig):
    """Providers, services, search."""

    name = "egide.catalogue"
    label = "catalogue"
