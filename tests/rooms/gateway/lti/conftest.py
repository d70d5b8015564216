"""The lasting house for every test here; tools publish their keys without a socket."""

import pytest

from egide.gateway.doors_out.lti import toolkeys
from egide.gateway.held import memory
from tests.rooms.gateway.lti.toolside import PUBLISHED


@pytest.fixture(autouse=True)
def places(lasting_house, monkeypatch):
    """Nothing of another test is remembered."""
    memory.forget()
    toolkeys._held.clear()
    monkeypatch.setattr(toolkeys, "body", PUBLISHED.__getitem__)
    return lasting_house
