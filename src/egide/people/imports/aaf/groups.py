"""Classes and groups, gathered while their people go by: nobody declares those of first degree.

The only thing held until the end: some two hundred bytes a class, a hundred thousand of them in the
largest academy.
"""

from collections.abc import Iterator

from egide.people.imports.aaf import refused
from egide.people.imports.records import Place, Record, Table

MOST = 400_000
_MIXED = "*"


class Groups:
    """What was said of each class: where first, the level it was declared for, and its pupils'."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[str, str, Place]] = {}

    def declare(self, kind: str, school: str, name: str, *, level: str, at: Place) -> None:
        """A school lists a class or a group."""
        self._keep(f"{kind}${school}${name}", (level, "", at))

    def attend(self, kind: str, school: str, name: str, *, level: str, at: Place) -> str:
        """Somebody is in a class: its identifier. A teacher has no level."""
        key = f"{kind}${school}${name}"
        met = self._met.get(key)
        if met is None:
            self._keep(key, ("", level, at))
        elif level and level != met[1]:
            self._met[key] = (met[0], _MIXED if met[1] else level, met[2])
        return key

    def rows(self) -> Iterator[Record]:
        """Each once, with the level of all its pupils, or the one it was declared for."""
        for key, (declared, attended, at) in self._met.items():
            kind, school, name = key.split("$", 2)
            level = "" if attended == _MIXED else attended or declared
            yield Table.GROUP, (key, school, kind, name, level, *at)

    def _keep(self, key: str, said: tuple[str, str, Place]) -> None:
        self._met.setdefault(key, said)
        if len(self._met) > MOST:
            raise refused.too_many_groups()
