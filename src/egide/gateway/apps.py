"""The room, as Django knows it."""

from django.apps import AppConfig


class Gateway(AppConfig):
    """Doors in, the crossing, doors out."""

    name = "egide.gateway"
    label = "gateway"

    def ready(self) -> None:
        """Forget a policy as soon as what founds it moves."""
        from egide.gateway import reactions

        reactions.subscribe()
