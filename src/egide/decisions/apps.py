"""The room, as Django knows it."""

from django.apps import AppConfig


class Decisions(AppConfig):
    """Ask, advise, sign, accede, try, frame, suspend."""

    name = "egide.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Heed what the room of verdicts announces; make the paper of what is signed."""
        from egide.decisions import reactions
        from egide.decisions.document import reactions as papers

        reactions.subscribe()
        papers.subscribe()
