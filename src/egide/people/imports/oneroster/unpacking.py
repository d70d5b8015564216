"""Taking the files of a bundle out of a zip file or a folder, without believing what it says.

Only the files that we need are taken, by their own name, into a folder of our own: no name of the
bundle ever becomes a path. Sizes are counted as bytes come out, not as the zip announces them.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NoReturn

from egide.people.imports.errors import ImportRefused
from egide.people.imports.intake import LARGEST_FILE, Intake, take_in

MOST_ENTRIES = 1000
LARGEST_BUNDLE = 1 << 33
# A roster of names shrinks ten to twenty times; a bomb, thousands.
MOST_RATIO = 200
RATIO_FROM = 10 << 20
ENCRYPTED = 0x1


@contextmanager
def opened(path: Path) -> Iterator["Folder | Zip"]:
    """A bundle, ready to give its files."""
    if path.is_dir():
        yield Folder(path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield Zip(archive, path.name)
    except FileNotFoundError:
        refuse("missing", "ce fichier n’existe pas", "there is no such file", path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        refuse("broken", "ce n’est pas un fichier zip lisible", "this is not a readable zip file",
               path.name)  # fmt: skip
    except OSError as error:
        why = os.strerror(error.errno or 0)
        refuse(
            "unreadable", f"ce fichier ne se lit pas : {why}", f"cannot be read: {why}", path.name
        )


class Folder:
    """A bundle already unpacked by whoever received it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names = sorted(entry.name for entry in os.scandir(path) if entry.name.endswith(".csv"))

    def take(self, name: str, target: Path) -> Intake:
        """Copy one file; a link is not followed."""
        try:
            # Without waiting: a pipe that nobody feeds would keep us for ever.
            descriptor = os.open(self.path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            refuse("link", "ce fichier est un lien ou ne se lit pas",
                   "this file is a link, or cannot be read", name)  # fmt: skip
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            refuse("link", "ceci n’est pas un fichier", "this is not a file", name)
        with os.fdopen(descriptor, "rb") as source:
            return take_in(source, name, target)


class Zip:
    """A bundle in a zip file; refused whole when its list of files is not one."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive, self.left = archive, LARGEST_BUNDLE
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES:
            refuse(
                "too-many", "ce zip contient trop de fichiers", "too many files in this zip", name
            )
        self.entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            require_honest(entry)
            if not entry.is_dir():
                self.add(entry)
        self.names = sorted(self.entries)

    def add(self, entry: zipfile.ZipInfo) -> None:
        """List a file by its own name: bundles are flat, or in one folder."""
        name = PurePosixPath(entry.filename).name
        if name.startswith("._") or "__MACOSX" in entry.filename or not name.endswith(".csv"):
            return
        if name in self.entries:
            refuse("duplicate", "ce fichier est deux fois dans le zip",
                   "this file is in the zip twice", name)  # fmt: skip
        self.entries[name] = entry

    def take(self, name: str, target: Path) -> Intake:
        """Copy one file out, within what is left of the limit for the whole."""
        entry = self.entries[name]
        limit = min(self.left, LARGEST_FILE, max(RATIO_FROM, entry.compress_size * MOST_RATIO))
        with self.archive.open(entry) as source:
            taken = take_in(source, name, target, limit=limit)
        self.left -= taken.file.size
        return taken


def require_honest(entry: zipfile.ZipInfo) -> None:
    """Refuse an entry that points outside, is a link, or asks for a password."""
    name = entry.filename
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and ":" in path.parts[0]):
        refuse(
            "path", "ce zip contient un chemin qui en sort", "a path leads out of this zip", name
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        refuse("link", "ce zip contient un lien", "this zip holds a link", name)
    if entry.flag_bits & ENCRYPTED:
        refuse("encrypted", "ce zip est protégé par un mot de passe",
               "this zip is protected by a password", name)  # fmt: skip


def take_all(bundle: Folder | Zip, names: Iterable[str], folder: Path) -> dict[str, Intake]:
    """Copy these files, each under its own name."""
    return {name: bundle.take(name, folder / name) for name in names}


def refuse(code: str, fr: str, en: str, name: str) -> NoReturn:
    """Refuse a bundle in one line; the name is shown without what a terminal would obey."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)[:80]
    raise ImportRefused(code, fr=fr, en=en, name=plain)
