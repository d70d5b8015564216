"""`egide manage keep_journals`: sign the journals every few seconds, until Ctrl-C."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from egide.journal import jobs


class Command(BaseCommand):
    """One process of these is enough; two of them take turns."""

    help = "Signs every journal that grew, every few seconds; asks the witnesses every minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often, or only once."""
        parser.add_argument("--every", type=float, default=jobs.SIGN_EVERY)
        parser.add_argument("--once", action="store_true")

    def handle(self, *_args: object, **options: object) -> None:
        """Sign."""
        if options["once"]:
            self.stdout.write(f"{jobs.sign_all()} signed")
            jobs.ask_all()
        else:
            jobs.keep(until=lambda: False, every=float(str(options["every"])))
