"""A file that was packed alone (`.xml.gz`), unpacked block by block, and no more than is likely."""

import gzip
import zlib
from io import BufferedReader, RawIOBase
from pathlib import Path

from egide.people.imports.aaf import refused

# Real exports shrink some thirty times. A bomb shrinks a thousand.
MOST_TIMES, FREE = 100, 1 << 24


def opened(path: Path) -> BufferedReader:
    """The bytes of the XML, whether it was packed or not."""
    return BufferedReader(_Packed(path)) if path.suffix == ".gz" else path.open("rb")


class _Packed(RawIOBase):
    """What a packed file holds; a refusal as soon as it is not what it should be."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._left = path.stat().st_size * MOST_TIMES + FREE
        self._file = gzip.open(path, "rb")  # noqa: SIM115 - closed with this one

    def readable(self) -> bool:
        """It is read, never written."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override] # what is given here
        """Fill the buffer, and count."""
        try:
            taken = self._file.readinto(buffer)
        except (OSError, EOFError, zlib.error):
            raise refused.not_packed(self._name) from None
        self._left -= taken
        if self._left < 0:
            raise refused.a_bomb(self._name)
        return taken

    def close(self) -> None:
        """Close both."""
        self._file.close()
        super().close()
