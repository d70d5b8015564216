"""The room, as Django knows it."""

from django.apps import AppConfig


class Decisions(AppConfig):
    """Ask, advise, sign, accede, try, frame, suspend."""

    name = "egide.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Make the paper of what is signed."""
        from egide.decisions.document import reactions

        reactions.subscribe()
