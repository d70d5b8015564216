"""`egide manage keep_journals`: sign the journals every few seconds, until Ctrl-C."""

import os
from argparse import ArgumentParser
from threading import Event

from django.core.management.base import BaseCommand

from egide.journal import jobs


class Orphan(Event):
    """Set once the process that started this one is gone, even killed."""

    def __init__(self, parent: int) -> None:
        """Remember who that was."""
        super().__init__()
        self._parent = parent

    def is_set(self) -> bool:
        """Whether another process has adopted us."""
        return super().is_set() or os.getppid() != self._parent


class Command(BaseCommand):
    """One process of these is enough; two of them take turns."""

    help = "Signs every journal that grew, every few seconds; asks the witnesses every minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often, or only once."""
        parser.add_argument("--every", type=float, default=jobs.SIGN_EVERY)
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--while-parent", action="store_true")

    def handle(self, *_args: object, **options: object) -> None:
        """Sign."""
        if options["once"]:
            self.stdout.write(f"{jobs.sign_all()} signed")
            jobs.ask_all()
        else:
            stop = Orphan(os.getppid()) if options["while_parent"] else Event()
            jobs.keep(stop, every=float(str(options["every"])))
