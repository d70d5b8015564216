"""LemonLDAP::NG (Debian) as an ENT, for tests and for benchmarks: `with served(Ent(...)) as base`.

The packages that it needs are in `.ci/run`.

`python -m tests.llng.server` serves one with a few people, to look at.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx

from tests.clients.kit import free_port
from tests.llng.configuration import Ent, configured

APPLICATION = Path(__file__).with_name("portal.psgi")
TEMPLATES = Path("/usr/share/lemonldap-ng/portal/templates")
PATIENCE = 60
SINGLE = ("-s", "HTTP::Server::PSGI")  # of Plack itself: one request at a time, nothing to install
INI = """[all]
logLevel = notice
logger = Lemonldap::NG::Common::Logger::Std
checkTime = 3600
[configuration]
type = File
dirName = {places}/conf
localStorage = Cache::FileCache
localStorageOptions = {{'namespace' => 'conf', 'cache_root' => '{places}/cache'}}
[portal]
staticPrefix = /static
templateDir = {templates}
languages = fr, en
[handler]
status = 0
"""


def missing() -> bool:
    """Whether this machine has no LemonLDAP::NG; where CI is true, tests then fail."""
    return shutil.which("plackup") is None or not TEMPLATES.is_dir()


@contextmanager
def served(ent: Ent, *, port: int = 0, server: Sequence[str] = SINGLE) -> Iterator[str]:
    """Serve it in a fresh folder: gives its address. `server`: the options of plackup."""
    port = port or free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="llng-") as folder:
        environ = prepared(ent, base, Path(folder))
        command = ["plackup", "-E", "deployment", *server, "-o", "127.0.0.1", "-p", str(port),
                   str(APPLICATION)]  # fmt: skip
        with (
            (Path(folder) / "log").open("w") as log,
            subprocess.Popen(
                command, env=environ, stdout=log, stderr=log, start_new_session=True
            ) as process,
        ):
            try:
                wait_for(f"{base}/.well-known/openid-configuration", process, Path(log.name))
                yield base
            finally:
                os.killpg(process.pid, signal.SIGTERM)


def prepared(ent: Ent, base: str, places: Path) -> dict[str, str]:
    """Write all that it reads; the environment that leads there."""
    for folder in ("conf", "cache"):
        (places / folder).mkdir()
    said = configured(ent, base, places, made_keys(places))
    (places / "conf" / "lmConf-1.json").write_text(json.dumps(said))
    (places / "people.json").write_text(json.dumps(ent.people))
    ini = places / "lemonldap-ng.ini"
    ini.write_text(INI.format(places=places, templates=TEMPLATES))
    return {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8",
        "LLNG_DEFAULTCONFFILE": str(ini), "LLNG_PEOPLE": str(places / "people.json"),
    }  # fmt: skip


def made_keys(places: Path) -> Mapping[str, str]:
    """A key, its certificate and its public half, as PEM."""
    key, certificate = places / "ent.key", places / "ent.crt"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
         "-subj", "/CN=ent", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    public = subprocess.run(["openssl", "rsa", "-pubout", "-in", str(key)],
                            check=True, capture_output=True, text=True)  # fmt: skip
    return {
        "private": key.read_text(),
        "certificate": certificate.read_text(),
        "public": public.stdout,
    }


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Until it answers; what it said when it will not."""
    until = monotonic() + PATIENCE
    while monotonic() < until and process.poll() is None:
        try:
            if httpx.get(address, timeout=20).status_code == 200:
                return
            break
        except httpx.HTTPError:
            sleep(0.2)
    raise AssertionError(log.read_text()[:4000])


if __name__ == "__main__":
    few = {one: {"uid": one, "cn": one.title()} for one in ("dwho", "rtyler")}
    with served(Ent(few, told=("uid", "cn"))) as address:
        print(address)  # noqa: T201 - run by hand
        signal.pause()
