"""One house for all tests of a module; what a test needs, it registers anew."""

import pytest

from egide.gateway.held import memory
from tests.rooms.gateway.flow import registered


@pytest.fixture(autouse=True)
def places(lasting_house):
    """Nothing of another test is remembered; keys and journal are the module's."""
    memory.forget()
    return lasting_house


@pytest.fixture
def client_of():
    """A client and its agreement."""
    return registered()
