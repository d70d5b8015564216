"""What all tests share: closed sockets, one embedded database for the run."""

import socket
from collections.abc import Iterator

import pytest
from django.conf import settings

from egide.kit.postgres import Place, running

OPEN = {"127.0.0.1", "::1", "localhost"}
real_connect = socket.socket.connect


def connect_here(self: socket.socket, address: object) -> None:
    """Connect on this machine, and nowhere else."""
    if self.family != socket.AF_UNIX and address[0] not in OPEN:
        raise RuntimeError(f"a test tried to reach {address}: tests use no network")
    real_connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _closed_sockets() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Start the server at the first test that needs it; the last worker to leave stops it."""
    if settings.CONF.database_url:
        yield
        return
    with running(Place.under(settings.CONF.home, durable=False)):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The scribe of the journal has its own connection: it leaves before the database does."""
    yield
    from egide.journal.actions import scribe

    scribe().leave()
