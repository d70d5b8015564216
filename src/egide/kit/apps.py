"""The room, as Django knows it."""

from django.apps import AppConfig


class Kit(AppConfig):
    """The floor."""

    name = "egide.kit"
    label = "kit"

    def ready(self) -> None:
        """Refuse to start with a route that does not say who may enter."""
        from django.core.checks import register

        from egide.kit.guards import unguarded_routes

        register(unguarded_routes)
