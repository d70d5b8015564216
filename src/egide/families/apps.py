"""The room, as Django knows it."""

from django.apps import AppConfig


class Families(AppConfig):
    """Tell families what leaves, to whom, why, until when."""

    name = "egide.families"
    label = "families"

    def ready(self) -> None:
        """Heed what moves an agreement."""
        from egide.families import reactions

        reactions.subscribe()
