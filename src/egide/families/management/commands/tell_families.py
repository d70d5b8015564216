"""`manage tell_families`: daily; issues again the notices that the law of the day has changed."""

from django.core.management.base import BaseCommand

from egide.catalogue import queries as catalogue
from egide.decisions import queries as decisions
from egide.families.actions import issue
from egide.kit.clock import today


class Command(BaseCommand):
    """Service by service: idempotent, and stopped half-way it goes on the next time."""

    help = "Issue again the notices that changed."

    def handle(self, *_args: object, **_options: object) -> None:
        """Go through every agreement that is not over."""
        on = today()
        for card in catalogue.services():
            made = issue(decisions.rests_on(card.slug, on=on), on=on)
            if made:
                self.stdout.write(f"{card.slug}: {len(made)}")
