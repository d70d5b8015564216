"""One house for all tests of a module: what each writes is rolled back."""

import pytest

from egide.gateway.held import memory


@pytest.fixture(autouse=True)
def places(lasting_house):
    """Nothing of another test is remembered; keys and journal are the module's."""
    memory.forget()
    return lasting_house
