"""What a provider owes is late from the day it was due, unless it was delivered."""

from datetime import timedelta

import pytest

from egide.trust.agreement.conditions import together
from egide.trust.agreement.deliveries import late, owed
from tests.trust.agreement.made import DAY, WORDS

SIGNED = together(["deliver what=sla days=60", "deliver what=mfa_admin days=90", "no_email"], WORDS)


@pytest.mark.parametrize("after, count", [(0, 0), (59, 0), (60, 1), (89, 1), (90, 2)])
def test_from_the_day_on(after, count):
    assert len(late(owed(SIGNED, SIGNED, DAY), DAY + timedelta(after))) == count


def test_what_was_delivered_is_owed_no_more():
    now = together(["deliver what=mfa_admin days=90"], WORDS)
    assert [one.condition.what for one in owed(SIGNED, now, DAY)] == ["mfa_admin"]
    assert owed(SIGNED, (), DAY) == ()
