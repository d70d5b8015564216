"""A certified provider of OpenID Connect vouches: its own pages, keys and strictness.

It is not ours to ship: `make clients` installs it. Everything that is bent is tried without it, in
tests/rooms/people/signin.
"""

import json
import os
import re
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from egide.people.models import Organisation, OutsideAccount
from egide.people.roles import Role
from egide.people.signin import invitations
from egide.people.signin.conf import Upstream
from egide.people.signin.invitations import Wanted

TOP = Path(__file__).parents[2]
MODULES = TOP / ".clients" / "node_modules"
NODE = shutil.which("node")
THERE = NODE is not None and (MODULES / "oidc-provider").exists()
CLIENT, SECRET = "egide house", "a secret: with/odd+signs%"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not THERE, reason="no oidc-provider here: make clients (it needs node)"),
]


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def certified(redirect):
    """The provider, in a process of its own."""
    port = free_port()
    conf = {"port": port, "redirect": redirect, "id": CLIENT, "secret": SECRET}
    environ = {"PATH": os.environ["PATH"], "MODULES": str(MODULES), "CONF": json.dumps(conf)}
    command = [NODE, str(TOP / "tests" / "clients" / "oidc_provider.mjs")]
    issuer = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            wait_for(f"{issuer}/.well-known/openid-configuration")
            yield issuer
        finally:
            process.terminate()


def wait_for(address):
    """Until the provider answers."""
    until = monotonic() + 20
    while monotonic() < until:
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.HTTPError:
            sleep(0.1)
    pytest.fail("the provider did not start")


def say_who(page, account):
    """On the provider's own pages."""
    page.get_by_placeholder("Enter any login").fill(account)
    page.get_by_placeholder("and password").fill("x")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_a_certified_provider_vouches_and_only_for_whom_an_invitation_linked(
    browser, site, settings
):
    ministry = Organisation.objects.create(kind="ministry", code="MEN", name="Ministère")
    settings.ORIGIN = site
    cache.clear()
    with certified(f"{site}/entrer/retour/op") as issuer:
        settings.UPSTREAMS = (Upstream("op", "Guichet", issuer, CLIENT, SECRET),)
        page = browser.new_context(base_url=site, locale="fr").new_page()
        wanted = Wanted("Ada", Role.MINISTRY, ministry)
        page.goto(invitations.invite(wanted, by=None, at=timezone.now()).link)
        page.get_by_role("button", name="Ouvrir l’invitation").click()
        page.get_by_role("link", name="Entrer par Guichet").click()
        say_who(page, "ada")
        page.get_by_role("button", name="Sortir").click()

        page.goto("/entrer?next=/mes-acces")
        page.get_by_role("link", name="Entrer par Guichet").click()
        expect(page).to_have_url(re.compile("/mes-acces$"))
        expect(page.get_by_role("heading", name="Comptes reliés")).to_be_visible()
        assert OutsideAccount.objects.get().subject == f"ada for {CLIENT}"
        page.context.close()

        stranger = browser.new_context(base_url=site, locale="fr").new_page()
        stranger.goto("/entrer")
        stranger.get_by_role("link", name="Entrer par Guichet").click()
        say_who(stranger, "eve")
        expect(stranger.get_by_role("heading", name="Ce compte n’est relié")).to_be_visible()
        stranger.context.close()
