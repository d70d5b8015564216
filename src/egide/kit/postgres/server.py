"""Start and stop the embedded server; never leave anything that blocks the next start.

A server outlives the process that started it when that one is killed. It is then recognised by
its socket and used again. Nothing is ever stopped but through the server's own pid file.
"""

import fcntl
import os
import pwd
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from egide.kit.postgres.place import SOCKET, Place, PostgresRefusal

DATABASE = "egide"
ROLE = "egide"
PATIENCE = 20.0
SETTINGS = {"listen_addresses": "", "unix_socket_permissions": "0700", "max_connections": "100"}
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextmanager
def running(place: Place) -> Iterator[None]:
    """The server, started if need be, and stopped by the last process that leaves."""
    place.home.mkdir(parents=True, exist_ok=True)
    with (place.home / "postgres.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            start(place)
            yield
        finally:
            # The kernel frees the lock of a killed process: what is left are true users.
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(place)


def start(place: Place) -> None:
    """Start the server, or find it already there; its database exists afterwards."""
    place.prepare()
    with (place.home / "postgres.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not answers(place):
            create(place)
            wait_for_the_former(place)
            admit(place)
            launch(place)
            make_database(place)


def stop(place: Place) -> None:
    """Stop the server and wait until it has stopped."""
    # A server that was killed has stopped already, whatever its pid file says.
    if held(place, place.data / "postmaster.pid"):
        run(place, "pg_ctl", "stop", "-D", str(place.data), "-m", "fast", "-w")


def answers(place: Place) -> bool:
    """Whether a server listens on the socket."""
    with socket.socket(socket.AF_UNIX) as line, suppress(OSError):
        line.connect(str(place.sockets / SOCKET))
        return True
    return False


def create(place: Place) -> None:
    """Create the data directory, whole or not at all."""
    if (place.data / "PG_VERSION").exists():
        return
    draft = place.base / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    choices = ("--auth-local=peer", "--auth-host=reject", "--encoding=UTF8", "--locale=C.UTF-8")
    run(place, "initdb", "-D", str(draft), "-U", ROLE, "--no-sync", "--no-instructions", *choices)
    draft.rename(place.data)


def wait_for_the_former(place: Place) -> None:
    """Let a server that is stopping finish, and forget a pid that is no server any more."""
    pid_file = place.data / "postmaster.pid"
    deadline = time.monotonic() + PATIENCE
    while held(place, pid_file) and time.monotonic() < deadline:
        time.sleep(0.1)
    if not held(place, pid_file):
        # The pid may name any process after a reboot, or a dead one that nobody buried (seen in
        # containers): PostgreSQL would refuse to start for ever.
        for left in (pid_file, place.sockets / f"{SOCKET}.lock", place.sockets / SOCKET):
            left.unlink(missing_ok=True)


def held(place: Place, pid_file: Path) -> bool:
    """Whether the process named in the pid file is the server of this data directory."""
    with suppress(OSError, ValueError, IndexError):
        pid = int(pid_file.read_text().split()[0])
        os.kill(pid, 0)
        proc = Path(f"/proc/{pid}/cwd")
        return not Path("/proc/self").exists() or proc.readlink() == place.data
    return False


def admit(place: Place) -> None:
    """Admit two accounts of this machine: who starts the server, and who runs it."""
    accounts = {pwd.getpwuid(os.geteuid()).pw_name, place.owner.pw_name}
    lines = [f'egide "{account}" {ROLE}\n' for account in sorted(accounts)]
    write(place, "pg_hba.conf", "local all all peer map=egide\n")
    write(place, "pg_ident.conf", "".join(lines))


def write(place: Place, name: str, text: str) -> None:
    """Write a file of the server, which the server can read whatever the umask."""
    path = place.data / name
    path.write_text(text)
    path.chmod(0o600)
    os.chown(path, place.owner.pw_uid, place.owner.pw_gid)


def launch(place: Place) -> None:
    """Start the server and wait until it answers."""
    choices = SETTINGS | {"unix_socket_directories": str(place.sockets)}
    choices |= {} if place.durable else HASTY
    options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in choices.items())
    log = str(place.base / "log")
    command = ("pg_ctl", "start", "-D", str(place.data), "-l", log, "-w", "-o", options)
    try:
        run(place, *command)
    except PostgresRefusal:
        # The children of a killed server hold its memory until they notice.
        time.sleep(2)
        run(place, *command)


def make_database(place: Place) -> None:
    """Create the database of Égide when it is not there."""
    import psycopg
    from psycopg.conninfo import make_conninfo

    where = make_conninfo(host=str(place.sockets), user=ROLE, dbname="postgres")
    with psycopg.connect(where, autocommit=True) as link:
        found = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if found is None:
            link.execute(f"CREATE DATABASE {DATABASE}")


def run(place: Place, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs as the owner of the files."""
    owner = place.owner
    root = os.geteuid() == 0
    command = [str(place.programs / program), *arguments]
    with (place.home / "postgres.out").open("w+") as out:
        # A file, not a pipe: the server keeps the descriptor open and a pipe would never end.
        done = subprocess.run(  # noqa: S603 - our own programs, no word of a visitor
            command,
            cwd="/",
            env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            check=False,
            umask=0o077,
            start_new_session=True,  # Ctrl-C is for us; the server stops when we tell it to
            user=owner.pw_uid if root else None,
            group=owner.pw_gid if root else None,
            extra_groups=[] if root else None,
        )
        if done.returncode:
            out.seek(0)
            said = " ".join(out.read().split())[-300:]
            log = place.base / "log"
            raise PostgresRefusal(f"PostgreSQL: {program} failed (see {log}): {said}")
