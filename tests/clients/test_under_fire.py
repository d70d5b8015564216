"""Two workers and their database, killed under load: no answer without its line, no line twice.

The kit as a provider runs it, with granian and PostgreSQL; eight pupils launch without a pause.
"""

import json
import os
import signal
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import psycopg
import pytest
from django.test import override_settings

from egide.gateway.doors_out.oidc import grants
from egide.kit.postgres import Place, running
from tests.clients.kit import TOKEN, register, served

CALLBACK = "https://tool.example/cb"
ID, SECRET = "under-fire", "a secret of sixteen"
VERIFIER = "v" * 43
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
ASKED = {"client_id": ID, "redirect_uri": CALLBACK, "response_type": "code", "nonce": "n",
         "scope": "openid profile", "state": "s", "code_challenge": CHALLENGE,
         "code_challenge_method": "S256"}  # fmt: skip
PATIENCE = 60


class Pupil:
    """A browser that signed in, and the service that it goes to."""

    def __init__(self, base, user):
        self.base, self.answers = base, {}
        self.browser = httpx.Client(timeout=10)
        form = self.browser.get(f"{base}/ent/")
        posted = {"user": user, "password": f"essai-{user}",
                  "csrfmiddlewaretoken": TOKEN.search(form.text)[1]}  # fmt: skip
        self.browser.post(form.url, data=posted)

    def code(self):
        """A code, or nothing when the house is being shot at."""
        answer = self.browser.get(f"{self.base}/oidc/authorize?{urlencode(ASKED)}")
        found = parse_qs(urlsplit(answer.headers.get("Location", "")).query).get("code")
        return found[0] if found else None

    def exchange(self, code):
        """What the code gives: a status, and what was said."""
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK,
                "code_verifier": VERIFIER}  # fmt: skip
        return httpx.post(f"{self.base}/oidc/token", data=form, auth=(ID, SECRET), timeout=10)

    def launch(self):
        """One launch; what was answered is remembered."""
        try:
            code = self.code()
            if code:
                answer = self.exchange(code)
                self.answers[code] = answer.status_code
        except httpx.HTTPError:
            time.sleep(0.05)  # shot


@pytest.fixture(scope="module")
def house():
    """The kit with two workers: where it answers, its folder, eight pupils."""
    with served("--workers", "2") as environ:
        told = register(environ, protocol="oidc", client_id=ID, client_secret=SECRET,
                        redirect_uris=[CALLBACK], pkce="required")  # fmt: skip
        base = told["issuer"]
        yield base, Path(environ["EGIDE_HOME"]) / "kit", environ


@pytest.fixture(scope="module")
def pupils(house):
    """Eight of them."""
    found = [Pupil(house[0], f"eleve{number + 1}") for number in range(8)]
    yield found
    for one in found:
        one.browser.close()


def workers(place):
    """The workers of granian: the children of the kit that answer requests."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            mine = f"EGIDE_HOME={place.parent}".encode() in path.read_bytes()
            words = (path.parent / "cmdline").read_bytes().split(b"\0")
            parent = int((path.parent / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if mine and b"serve" in words:
            found.append((int(path.parent.name), parent))
    pids = {pid for pid, _ in found}
    return [pid for pid, parent in found if parent in pids]


def link(place):
    """The kit's own database."""
    where = {"host": str(Place.under(place).sockets), "user": "egide", "dbname": "egide"}
    return psycopg.connect(**where, autocommit=True)


def said(place):
    """The keys under which a line was said; how many lines there are, and where the log ends."""
    with link(place) as found:
        keys = {bytes(key) for (key,) in found.execute("SELECT key FROM journal_said")}
        (lines, size), = found.execute("SELECT (SELECT count(*) FROM journal_leaf),"
                                       " (SELECT sum(size) FROM journal_log)")  # fmt: skip
    return keys, lines, int(size)


def test_two_workers_and_their_database_under_fire(house, pupils):
    one_code_at_two_workers_at_once_is_answered_once(house, pupils)
    what_moves_in_one_process_is_heard_by_the_others(house, pupils)
    killed_at_any_moment_no_answer_lacks_its_line(house, pupils)  # the database too: it is last


def one_code_at_two_workers_at_once_is_answered_once(house, pupils):
    base, place, _ = house
    assert len(workers(place)) == 2
    for pupil in pupils[:3]:
        code = pupil.code()
        with ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(lambda _, code=code: pupils[0].exchange(code), range(12)))
        assert sorted(one.status_code for one in answers) == [200] + [400] * 11
        (answered,) = [one for one in answers if one.status_code == 200]
        bearer = {"Authorization": f"Bearer {answered.json()['access_token']}"}
        assert httpx.get(f"{base}/oidc/userinfo", headers=bearer).status_code == 401
    keys, lines, size = said(place)
    assert len(keys) == lines == size


def what_moves_in_one_process_is_heard_by_the_others(house, pupils):
    _, _, environ = house
    register(environ, protocol="oidc", client_id=ID, client_secret=SECRET,
             redirect_uris=[CALLBACK], pkce="required", attributes=["pseudonym"])  # fmt: skip
    began = time.monotonic()
    for pupil in pupils:  # whichever worker answers: the former agreement opens nothing more
        answer = pupil.exchange(pupil.code()).json()
        assert claims(answer["id_token"]).keys().isdisjoint({"nickname", "role", "groups"})
    assert time.monotonic() - began < PATIENCE


def claims(token):
    """What a token says; others verify it."""
    part = token.split(".")[1]
    return json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def killed_at_any_moment_no_answer_lacks_its_line(house, pupils):
    _, place, _ = house
    over = threading.Event()

    def launches(pupil):
        while not over.is_set():
            pupil.launch()

    def answered():
        return sum(status == 200 for one in pupils for status in one.answers.values())

    def wait_for(more):
        wanted, end = answered() + more, time.monotonic() + PATIENCE
        while answered() < wanted:
            assert time.monotonic() < end
            time.sleep(0.02)

    with ThreadPoolExecutor(8) as pool:
        running_now = [pool.submit(launches, one) for one in pupils]
        try:
            wait_for(40)
            os.kill(workers(place)[0], signal.SIGKILL)
            wait_for(40)  # the other answers; a new one takes its place
            os.kill(backend(place), signal.SIGKILL)  # PostgreSQL drops everybody, and recovers
            wait_for(40)
            data = Place.under(place).data
            os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
            time.sleep(1)
        finally:
            over.set()
        for one in running_now:
            one.result(PATIENCE)
    assert answer_of(pupils[0]) != 200  # nothing leaves without its journal
    with running(Place.under(place)):
        keys, lines, size = said(place)
    assert len(keys) == lines == size
    with override_settings(GATEWAY_KEYS=str(place / "gateway")):
        for code, status in ((c, s) for one in pupils for c, s in one.answers.items()):
            if status == 200:
                assert grants.opened(code).key in keys


def answer_of(pupil):
    """The status of one more launch, 503 when there is not even a code."""
    try:
        code = pupil.code()
        return pupil.exchange(code).status_code if code else 503
    except httpx.HTTPError:
        return 503


def backend(place):
    """The process of PostgreSQL that writes for a scribe."""
    with link(place) as found:
        rows = found.execute(
            "SELECT pid FROM pg_stat_activity WHERE query LIKE '%journal_said%'"
            " AND pid <> pg_backend_pid()"
        ).fetchall()
    return rows[0][0]
