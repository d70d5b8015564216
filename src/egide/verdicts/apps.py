"""The room, as Django knows it."""

from django.apps import AppConfig


class Verdicts(AppConfig):
    """Judge, keep, judge again."""

    name = "egide.verdicts"
    label = "verdicts"

    def ready(self) -> None:
        """Heed what the room of terms announces."""
        from egide.verdicts import reactions

        reactions.subscribe()
