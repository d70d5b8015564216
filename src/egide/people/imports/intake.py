"""A delivered file on its way in: copied under our own roof, counted, and looked at as bytes.

The copy has one kind of line end, no mark at its start, no line that is too long and no zero
byte; it is UTF-8. Whatever is not is refused here, in one line, before any reader sees it. A line
keeps its number. Nothing but a chunk is held.
"""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from egide.people.imports.errors import ImportRefused
from egide.people.imports.records import DeliveredFile

CHUNK = 1 << 20
LONGEST_LINE = 1 << 16
LARGEST_FILE = 1 << 32
MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


@dataclass(frozen=True, slots=True)
class Intake:
    """A copy under our own roof, and the file that it is a copy of."""

    path: Path
    file: DeliveredFile
    lines: int


class Lading:
    """One copy being made."""

    def __init__(self, name: str, limit: int) -> None:
        self.name, self.limit = name, limit
        self.size = self.lines = self.open_line = 0
        self.digest = hashlib.sha256()
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.returned = False

    def take(self, chunk: bytes) -> bytes:
        """Look at a chunk, and give it as it is kept."""
        if self.size == 0:
            chunk = self.start(chunk)
        self.size += len(chunk)
        if self.size > self.limit:
            self.refuse("too-large", "ce fichier dépasse la taille admise",
                        "this file is larger than what is accepted")  # fmt: skip
        self.digest.update(chunk)
        self.require_text(chunk)
        kept = self.one_line_end(chunk)
        self.require_short_lines(kept)
        self.lines += kept.count(b"\n")
        return kept

    def start(self, chunk: bytes) -> bytes:
        """The first chunk, without the mark of UTF-8; the mark of another encoding is refused."""
        for mark, encoding in MARKS.items():
            if chunk.startswith(mark):
                self.refuse("encoding", f"ce fichier est en {encoding} : enregistrez-le en UTF-8",
                            f"this file is in {encoding}: save it as UTF-8")  # fmt: skip
        self.digest.update(chunk[:3] if chunk.startswith(codecs.BOM_UTF8) else b"")
        return chunk.removeprefix(codecs.BOM_UTF8)

    def require_text(self, chunk: bytes) -> None:
        """No zero byte, and UTF-8 all through."""
        if b"\0" in chunk:
            self.refuse("encoding", "ce fichier contient des octets nuls : ce n’est pas du texte",
                        "this file holds zero bytes: it is not text")  # fmt: skip
        try:
            self.decoder.decode(chunk)
        except UnicodeDecodeError as error:
            line = self.lines + 1 + error.object[: error.start].count(b"\n")
            self.refuse(
                "encoding",
                f"la ligne {line} n’est pas en UTF-8 (Latin-1 ?) : enregistrez-le en UTF-8",
                f"line {line} is not UTF-8 (Latin-1?): save it as UTF-8",
            )

    def one_line_end(self, chunk: bytes) -> bytes:
        """The chunk with one kind of line end; a pair cut in two by the chunks stays one."""
        if self.returned and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        self.returned = chunk.endswith(b"\r") or (self.returned and not chunk)
        if b"\r" not in chunk:
            return chunk
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def require_short_lines(self, chunk: bytes) -> None:
        """No line beyond the limit: a field of ten megabytes is a mistake or an attack."""
        start, line = -self.open_line, self.lines + 1
        while start + LONGEST_LINE < len(chunk):
            end = chunk.rfind(b"\n", max(start, 0), start + LONGEST_LINE)
            if end < 0:
                line += chunk.count(b"\n", 0, max(start, 0))
                self.refuse("too-long", f"la ligne {line} est trop longue",
                            f"line {line} is too long")  # fmt: skip
            start = end + 1
        last = chunk.rfind(b"\n")
        self.open_line = self.open_line + len(chunk) if last < 0 else len(chunk) - last - 1

    def finish(self) -> None:
        """The file ends within a character, or is empty: it was cut, or never filled."""
        if self.size == 0:
            self.refuse("empty", "ce fichier est vide", "this file is empty")
        try:
            self.decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            self.refuse("encoding", "ce fichier s’arrête au milieu d’un caractère : il est coupé",
                        "this file ends within a character: it was cut")  # fmt: skip

    def refuse(self, code: str, fr: str, en: str) -> NoReturn:
        """Refuse the file."""
        raise ImportRefused(code, fr=fr, en=en, name=self.name)


def take_in(source: IO[bytes], name: str, target: Path, *, limit: int = LARGEST_FILE) -> Intake:
    """Copy a file; it is refused as soon as something in it is not text as we read it."""
    lading = Lading(name, limit)
    with target.open("wb") as copy:
        while chunk := source.read(CHUNK):
            copy.write(lading.take(chunk))
        lading.finish()
        if lading.open_line:
            copy.write(b"\n")
            lading.lines += 1
    file = DeliveredFile(name, lading.digest.hexdigest(), lading.size)
    return Intake(target, file, lading.lines)
