"""The files that a log publishes, laid out so that any web server may serve the folder as it is.

A full tile never changes. A partial one stays until the full one is there. Whatever is lost can
be made again from the leaves (`keeping.py`).
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from egide.journal import conf
from egide.trust.journal.checkpoints import read_checkpoint
from egide.trust.journal.encoding import DIGEST
from egide.trust.journal.notes import read_note
from egide.trust.journal.tiles import ENTRIES, WIDTH, Tile, from_bundle, to_bundle


class Lost(LookupError):
    """A file that should be there is not, or is not what it should be."""

    def __init__(self, tile: Tile) -> None:
        """Say which."""
        super().__init__(tile.path)
        self.tile = tile


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of one log."""

    folder: Path

    @classmethod
    def of(cls, academy: str, year: str) -> "Shelf":
        """The folder of an academy's log of a year."""
        return cls(conf.files() / academy / year)

    def path(self, tile: Tile) -> Path:
        """Where a tile is."""
        return self.folder / tile.path

    def read(self, tile: Tile) -> bytes:
        """A tile; a partial one may be the beginning of the full one that replaced it."""
        with suppress(OSError):
            data = self.path(tile).read_bytes()
            if tile.level == ENTRIES or len(data) == tile.width * DIGEST:
                return data
        with suppress(OSError):
            return beginning(tile, self.path(Tile(tile.level, tile.index)).read_bytes())
        raise Lost(tile)

    def keep(self, tile: Tile, data: bytes) -> None:
        """Write a tile; a full one makes the partial ones of its place superfluous."""
        whole = self.path(tile)
        write(whole, data)
        if tile.full:
            shutil.rmtree(whole.with_name(f"{whole.name}.p"), ignore_errors=True)

    def published_size(self) -> int:
        """The size of the checkpoint that clients were last given; zero when there is none."""
        try:
            note = read_note((self.folder / "checkpoint").read_text(encoding="utf-8"))
            return read_checkpoint(note.text).head.size
        except (OSError, ValueError):  # Malformed and a broken encoding are ValueErrors
            return 0

    def publish(self, note: str) -> None:
        """Put the checkpoint where clients ask for it."""
        path = self.folder / "checkpoint"
        with suppress(OSError):
            if path.read_bytes() == note.encode():
                return
        write(path, note.encode())


def beginning(tile: Tile, full: bytes) -> bytes:
    """The first hashes or entries of a full tile."""
    if tile.level == ENTRIES:
        return to_bundle(from_bundle(full, WIDTH)[: tile.width])
    if len(full) != WIDTH * DIGEST:
        raise Lost(tile)
    return full[: tile.width * DIGEST]


def write(path: Path, data: bytes) -> None:
    """Write a file that others read at the same time: the former one, or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(data)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).chmod(0o644)
    Path(draft.name).replace(path)
