"""The bundle of an invented academy in OneRoster, versions 1.1 and 1.2: a folder of CSV files."""

from contextlib import ExitStack
from pathlib import Path

from egide.people.synth.months import everybody
from egide.people.synth.oneroster.layout import Bundle, Version
from egide.people.synth.oneroster.rows import Rows
from egide.people.synth.order import Order
from egide.people.synth.places import attended

__all__ = ["Version", "write_oneroster"]


def write_oneroster(order: Order, folder: Path, *, version: Version = Version.V1_2) -> list[Path]:
    """Write a whole bundle; the paths of its files."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        bundle = Bundle(folder, version, stack)
        rows = Rows(order, version)
        bundle.add("orgs", [rows.academy()])
        bundle.add("academicSessions", [rows.year()])
        for place in attended(order):
            for table, found in rows.of(place.school, everybody(order, place)):
                bundle.add(table, found)
    return bundle.paths
