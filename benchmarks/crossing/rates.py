"""What bounds everybody on this machine: signatures a second of a core, and what the disk says."""

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

MESSAGE = b"x" * 600  # as long as the signed part of an ID token
# No disk that keeps what it says takes less to say so: under it, a cache answered.
HONEST = 50e-6


@dataclass(frozen=True, slots=True)
class Rates:
    """Signatures per CPU-second."""

    rs256: float
    es256: float


def rates(seconds: float) -> Rates:
    """RSA-2048 and P-256, by the library that Égide signs with."""
    big, small = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())
    return Rates(
        per_second(lambda: big.sign(MESSAGE, PKCS1v15(), SHA256()), seconds),
        per_second(lambda: small.sign(MESSAGE, ec.ECDSA(SHA256())), seconds),
    )


def per_second(act: Callable[[], object], seconds: float) -> float:
    """How many times a second of processor."""
    began, times = process_time(), 0
    while process_time() - began < seconds:
        act()
        times += 1
    return times / (process_time() - began)


def openssl(seconds: int) -> Rates:
    """The same by `openssl speed`, for reference."""
    run = subprocess.run(
        ["openssl", "speed", "-seconds", str(seconds), "rsa2048", "ecdsap256"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    rsa_line = re.search(r"rsa 2048 bits.* (\d+\.\d)\s+\d+\.\d", run.stdout)
    ec_line = re.search(r"256 bits ecdsa.* (\d+\.\d)\s+\d+\.\d", run.stdout)
    if not rsa_line or not ec_line:
        raise ValueError(run.stdout)
    return Rates(float(rsa_line[1]), float(ec_line[1]))


def fsync(folder: Path, times: int = 200) -> tuple[float, float]:
    """How long a write of 4 kB takes to be on the disk: p50 and p99, in seconds."""
    file, waits = folder / "fsync-probe", []
    number = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
    for turn in range(times):
        os.pwrite(number, b"x" * 4096, turn * 4096)
        began = perf_counter()
        os.fdatasync(number)
        waits.append(perf_counter() - began)
    os.close(number)
    file.unlink()
    return percentile(waits, 50), percentile(waits, 99)


def percentile(values: list[float], part: int) -> float:
    """The value under which so many in a hundred are."""
    return sorted(values)[min(len(values) - 1, len(values) * part // 100)]
