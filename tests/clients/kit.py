"""The providers' kit as a provider runs it: two commands, a process, a browser without scripts."""

import json
import os
import re
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from time import monotonic, sleep

import httpx

from tests.house.command import EGIDE

PATIENCE = 180
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(*more):
    """`egide kit serve` in a fresh folder: gives how to run other commands beside it."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="egide-") as home:
        bare = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "en_GB.UTF-8", "EGIDE_HOME": home}
        command = [EGIDE, "kit", "serve", "--port", str(port), *more]
        with subprocess.Popen(command, env=bare, stderr=subprocess.PIPE) as process:
            try:
                wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration", process)
                yield bare
            finally:
                process.terminate()


def wait_for(address, process):
    """Until it answers; what it said when it will not."""
    until = monotonic() + PATIENCE
    while monotonic() < until and process.poll() is None:
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.HTTPError:
            sleep(0.2)
    process.terminate()
    raise AssertionError(process.stderr.read().decode())


def register(environ, **registration):
    """`egide kit register`, with a registration on its input."""
    done = subprocess.run([EGIDE, "kit", "register"], env=environ, input=json.dumps(registration),
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def through_the_ent(address, user, password, callback):
    """Open an address, sign in at the ENT, stop where the service is called back."""
    with httpx.Client() as browser:
        return entered(browser, address, (user, password), callback)


def entered(browser, address, who, callback):
    """The same, in a browser that goes on."""
    user, password = who
    form = browser.get(address, follow_redirects=True)
    posted = {"user": user, "password": password,
              "csrfmiddlewaretoken": TOKEN.search(form.text)[1]}  # fmt: skip
    answer = browser.post(form.url, data=posted)
    while not answer.headers["Location"].startswith(callback):
        answer = browser.get(answer.next_request.url)
    return answer.headers["Location"]
