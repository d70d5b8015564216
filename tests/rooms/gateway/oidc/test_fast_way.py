"""The fast way answers none of what it may not read or write: it leaves those to the pages."""

import pytest

from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.oidc import asking, backchannel, clients, refresh
from egide.gateway.doors_out.oidc.plain import Plain
from egide.gateway.held import memory
from egide.gateway.journaling import Moment
from egide.kit.clock import now
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import registered
from tests.rooms.gateway.oidc.steps import EARS

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(monkeypatch):
    """As in the fast way, with clients that are held."""
    monkeypatch.setattr(asking, "client", clients.in_table)
    with memory.alone():
        yield


def plain(**bent):
    """A request as the fast way reads it."""
    return Plain(flow.ask(**bent))


def test_a_plain_request_is_answered(client_of, alone):
    assert asking.asked(plain(), asking.way(plain()).client)


@pytest.mark.parametrize("bent", [{"request_uri": "urn:ietf:params:oauth:request_uri:x"},
                                  {"id_token_hint": "x"}])  # fmt: skip
def test_a_reference_or_a_hint_is_left_to_the_page(client_of, alone, bent):
    with pytest.raises(memory.NotHeld):
        asking.way(plain(**bent))


def test_a_client_that_pushes_is_left_to_the_page(monkeypatch):
    registered(require_pushed_authorization_requests=True)
    monkeypatch.setattr(asking, "client", clients.in_table)
    with memory.alone(), pytest.raises(memory.NotHeld):
        asking.way(plain())


def test_what_must_be_kept_is_left_to_the_page_before_anything_is_written():
    registered(backchannel_logout_uri=EARS)
    asker = clients.in_table(flow.ID)
    here = Standing(flow.NAMED["leo"].member, 1, now())
    with memory.alone(), pytest.raises(memory.NotHeld):
        backchannel.remember(here, asker, at=now())
    with memory.alone(), pytest.raises(memory.NotHeld):
        refresh.again(asker, "anything", "", Moment(flow.TODAY, now()))
