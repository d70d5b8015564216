"""The room, as Django knows it."""

from django.apps import AppConfig


class Families(AppConfig):
    """Tell families what leaves, to whom, why, until when."""

    name = "egide.families"
    label = "families"

    def ready(self) -> None:
        """Heed what moves an agreement; stand beside it."""
        from egide.families import reactions
        from egide.families.slots import documents
        from egide.kit import slots

        reactions.subscribe()
        slots.fill("agreement.documents", documents)
