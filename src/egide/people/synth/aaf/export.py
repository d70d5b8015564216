"""The files of one degree: each category in its own, numbered, a new one when one is full."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TextIO

from egide.people.synth.order import Order

HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<!-- codeAcademieExport="{academy}" degre="{degree}" dateGenerationExport="{day}" -->
<!-- versionAF="AAF-VE2407" versionSDET="Annexe 4bis version 6.4" -->
<ficAlimMENESR>
"""
FOOTER = "</ficAlimMENESR>\n"


class Export:
    """A complete export of an academy and a degree. `limit`: the records of a file."""

    limit = 20_000

    def __init__(self, folder: Path, order: Order, degree: str) -> None:
        self._folder, self.academy = folder, order.place
        day = order.on.strftime("%Y%m%d")
        self._name = f"ENT{degree}{order.place.code}_Complet_{day}_{{}}_{{:04}}.xml"
        self._header = HEADER.format(
            academy=order.place.code, degree=degree, day=order.on.strftime("%d/%m/%Y")
        )
        self._open: dict[str, tuple[TextIO, int]] = {}
        self._paths: dict[str, list[Path]] = {}

    def add(self, category: str, records: Iterable[str]) -> None:
        """Write records of a category."""
        left = iter(records)
        while True:
            file, room = self._open.get(category) or self._next(category)
            taken = list(islice(left, room))
            file.write("".join(taken))
            self._open[category] = file, room - len(taken)
            if len(taken) < room:
                return
            self._end(category)

    def close(self) -> list[Path]:
        """End every file; the paths, in order."""
        for category in list(self._open):
            self._end(category)
        return [path for paths in self._paths.values() for path in paths]

    def has(self, category: str) -> bool:
        """Whether anything of a category was written."""
        return category in self._paths

    def _next(self, category: str) -> tuple[TextIO, int]:
        paths = self._paths.setdefault(category, [])
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / self._name.format(category, len(paths) + 1)
        file = path.open("w", encoding="utf-8", newline="\n")
        file.write(self._header)
        paths.append(path)
        self._open[category] = file, self.limit
        return self._open[category]

    def _end(self, category: str) -> None:
        file, _ = self._open.pop(category)
        file.write(FOOTER)
        file.close()
