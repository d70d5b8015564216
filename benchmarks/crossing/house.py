"""Égide under measure: `egide kit serve` in a folder of its own, and what is asked inside of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.crossing.launching import Ask, Client, Place
from benchmarks.crossing.servers import Served, on_cores, stop, wait_for

LINES = 64
REDIRECT = "http://127.0.0.1:9/back"


@dataclass(frozen=True, slots=True)
class House:
    """A folder and a port."""

    folder: Path
    port: int

    @property
    def environ(self) -> dict[str, str]:
        """Nothing of ours but the folder."""
        return {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8",
            "EGIDE_HOME": str(self.folder), "PORT": str(self.port),
        }  # fmt: skip

    @property
    def place(self) -> Place:
        """Where its doors are."""
        base = f"http://127.0.0.1:{self.port}"
        return Place(("127.0.0.1", self.port), base, "/oidc/authorize", "/oidc/token")

    @property
    def database(self) -> Path:
        """The data directory of its PostgreSQL."""
        from egide.kit.postgres import Place as Database

        return Database.under(self.folder / "kit").data

    def inside(self, what: str, **given: object) -> Any:
        """Do something in the house, in a process of its own."""
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.crossing.inside", what],
            env=self.environ, input=json.dumps(given), stdout=subprocess.PIPE, text=True,
            check=True,
        )  # fmt: skip
        return json.loads(run.stdout)

    @contextmanager
    def serving(self, cores: Sequence[int], workers: int = 1) -> Iterator[int]:
        """Its pages served, its journals kept, all on these cores; the head of its processes."""
        egide = str(Path(sys.executable).with_name("egide"))
        command = [egide, "kit", "serve", "--port", str(self.port)]
        command += ["--workers", str(workers)] if workers > 1 else []
        with on_cores(cores):
            process = subprocess.Popen(command, env=self.environ, stderr=subprocess.DEVNULL)
        try:
            wait_for(self.place.issuer, process)
            yield process.pid
        finally:
            stop(process)

    def served(self, pid: int, asks: dict[str, tuple[Ask, ...]], name: str = "Égide") -> Served:
        """As something to measure."""
        return Served(name, self.place, pid, asks, LINES, self.database)

    def receipts(self) -> int:
        """The lines that the journals hold."""
        return int(self.inside("receipts"))


def client_of(service: int, alg: str) -> Client:
    """The relying party of an invented service."""
    return Client(f"service-{alg}-{service}", f"secret-of-{service:012}", REDIRECT)


def asks_of(minted: list[dict[str, Any]], alg: str) -> tuple[Ask, ...]:
    """Who was signed in, and where each goes."""
    return tuple(
        Ask(one["person"], one["cookie"], client_of(one["service"], alg)) for one in minted
    )
