"""The files of an invented academy in the two dialects of the national directory export (AAF)."""

from pathlib import Path

from egide.people.synth.aaf.export import Export
from egide.people.synth.aaf.first_degree import FIRST_DEGREE, FirstDegree
from egide.people.synth.aaf.second_degree import SECOND_DEGREE, SecondDegree
from egide.people.synth.months import everybody
from egide.people.synth.order import Order
from egide.people.synth.places import attended


def write_aaf(order: Order, folder: Path, *, records: int = 20_000) -> list[Path]:
    """Write complete exports, `records` at most in a file; the paths that were written."""
    dialects: dict[bool, FirstDegree | SecondDegree] = {True: FIRST_DEGREE, False: SECOND_DEGREE}
    exports = {primary: Export(folder, order, said.degree) for primary, said in dialects.items()}
    for export in exports.values():
        export.limit = records
    try:
        for place in attended(order):
            primary = place.school.kind.primary
            people = everybody(order, place)
            dialects[primary].write(exports[primary], place.school, people)
        return [path for export in exports.values() for path in export.close()]
    finally:
        for export in exports.values():
            export.close()
