"""What is measured: a provider that runs on one core, with people who are signed in."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

import httpx

from benchmarks.crossing.counting import tree
from benchmarks.crossing.launching import Ask, Client, Place

TOP = Path(__file__).resolve().parents[2]
MODULES = TOP / ".clients" / "node_modules"
ACTION = re.compile(r'action="([^"]+)"')
PATIENCE = 180
PEOPLE = tuple(f"eleve{number}" for number in range(1, 17))


@dataclass(frozen=True, slots=True)
class Served:
    """A provider at work: the head of its processes, its PostgreSQL if it has one, who launches.

    `done`: launches that were verified, as they are counted.
    """

    name: str
    place: Place
    pid: int
    asks: dict[str, tuple[Ask, ...]]  # by algorithm
    lines: int
    database: Path | None = None
    done: list[int] = field(default_factory=list)


def clients(alg: str, many: int = 4) -> list[Client]:
    """Relying parties, invented."""
    return [
        Client(
            f"client-{alg}-{number}", f"secret-of-{alg}-{number:08}", f"http://127.0.0.1:9/{number}"
        )
        for number in range(many)
    ]


@contextmanager
def on_cores(cores: Sequence[int]) -> Iterator[None]:
    """What starts here stays on these cores: a process is born where its parent is."""
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, mine)


@contextmanager
def node(port: int, core: int) -> Iterator[Served]:
    """oidc-provider, one process, all that it keeps in its memory."""
    both = {alg: clients(alg) for alg in ("RS256", "ES256")}
    said = [
        {"id": one.id, "secret": one.secret, "redirect_uri": one.redirect_uri, "alg": alg}
        for alg, found in both.items()
        for one in found
    ]
    environ = {
        "PATH": os.environ["PATH"], "NODE_ENV": "production", "MODULES": str(MODULES),
        "CONF": json.dumps({"port": port, "clients": said}),
    }  # fmt: skip
    script = Path(__file__).with_name("oidc_provider.mjs")
    quiet = subprocess.DEVNULL
    with on_cores([core]):
        process = subprocess.Popen(["node", str(script)], env=environ, stdout=quiet, stderr=quiet)
    with process:
        try:
            place = Place(("127.0.0.1", port), f"http://127.0.0.1:{port}", "/auth", "/token")
            wait_for(place.issuer, process)
            cookies = {one: sign_in_to_node(place, both["RS256"][0], one) for one in PEOPLE}
            yield Served("oidc-provider", place, process.pid, asked(cookies, both), 16)
        finally:
            process.terminate()


def asked(cookies: dict[str, str], both: dict[str, list[Client]]) -> dict[str, tuple[Ask, ...]]:
    """Everybody goes everywhere."""
    return {
        alg: tuple(Ask(one, cookie, client) for one, cookie in cookies.items() for client in found)
        for alg, found in both.items()
    }


def sign_in_to_node(place: Place, client: Client, person: str) -> str:
    """Its own form of development; the cookie of a session."""
    query = {
        "response_type": "code", "client_id": client.id, "redirect_uri": client.redirect_uri,
        "scope": "openid profile", "code_challenge": "a" * 43, "code_challenge_method": "S256",
    }  # fmt: skip
    with httpx.Client() as browser:
        form = browser.get(f"{place.issuer}{place.authorize}", params=query, follow_redirects=True)
        action = ACTION.search(form.text)
        assert action, form.text  # noqa: S101 - a page of theirs changed
        posted = {"prompt": "login", "login": person, "password": "x"}
        answer = browser.post(httpx.URL(place.issuer).join(action[1]), data=posted)
        while not answer.headers["Location"].startswith(client.redirect_uri):
            answer = browser.get(form.url.join(answer.headers["Location"]))
        return "; ".join(f"{one.name}={one.value}" for one in browser.cookies.jar if
                         one.name.startswith("_session"))  # fmt: skip


@contextmanager
def llng(port: int, core: int) -> Iterator[Served]:
    """LemonLDAP::NG of Debian, one process, its sessions in files."""
    from tests.llng.configuration import Ent, RelyingParty
    from tests.llng.server import SINGLE, served

    found = clients("RS256")
    rps = {one.id: RelyingParty(one.secret, (one.redirect_uri,)) for one in found}
    people = {one: {"uid": one, "cn": one} for one in PEOPLE}
    before = set(tree(os.getpid()))
    with ExitStack() as until:
        with on_cores([core]):
            ent = served(Ent(people, told=("uid",), rps=rps), port=port, server=SINGLE)
            base = until.enter_context(ent)
        place = Place(
            ("127.0.0.1", port), base, "/oauth2/authorize", "/oauth2/token", pairwise=False
        )
        head = min(set(tree(os.getpid())) - before)
        cookies = {one: sign_in_to_llng(base, one) for one in PEOPLE}
        # One request at a time is all that its server takes: nothing waits, nothing is lost.
        yield Served("LemonLDAP::NG", place, head, asked(cookies, {"RS256": found}), 1)


def sign_in_to_llng(base: str, person: str) -> str:
    """Its form; the cookie of a session."""
    with httpx.Client() as browser:
        browser.post(base, data={"user": person, "password": person})
        return f"lemonldap={browser.cookies['lemonldap']}"


def wait_for(base: str, process: "subprocess.Popen[bytes]") -> None:
    """Until it answers."""
    until = monotonic() + PATIENCE
    while monotonic() < until and process.poll() is None:
        try:
            httpx.get(f"{base}/.well-known/openid-configuration").raise_for_status()
            return
        except httpx.TransportError:
            sleep(0.1)
    raise AssertionError(f"{base} did not start")


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a server that we started, and wait."""
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
