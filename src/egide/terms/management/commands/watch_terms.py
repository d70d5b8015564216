"""`egide manage watch_terms`: fetch again the documents whose address is known."""

from django.core.management.base import BaseCommand

from egide.kit.clock import today
from egide.terms.jobs import watch


class Command(BaseCommand):
    """One line a document."""

    help = "Fetches again the documents whose address is known, and keeps what changed."

    def handle(self, *_args: object, **_options: object) -> None:
        """Watch them all."""
        for slug, outcome in watch(today()):
            self.stdout.write(f"{slug}: {outcome}")
