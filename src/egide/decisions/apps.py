"""The room, as Django knows it."""

from django.apps import AppConfig


class Decisions(AppConfig):
    """Ask, advise, sign, accede, try, frame, suspend."""

    name = "egide.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Heed verdicts, make the paper of what is signed, offer to ask for a tool on its page.

        Answer for agreements when the journal is audited.
        """
        from egide.decisions import auditing, reactions
        from egide.decisions.document import reactions as papers
        from egide.decisions.pages.asking import ask
        from egide.journal import audit
        from egide.kit import slots

        reactions.subscribe()
        papers.subscribe()
        slots.fill("service.ask", ask)
        audit.agreements_by(auditing.was_in_force)
