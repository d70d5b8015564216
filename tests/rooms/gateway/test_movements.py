"""What moves is told once in its transaction, by whoever writes it."""

import psycopg
import pytest
from django.db import connection
from django.db.transaction import atomic

from egide.gateway.held import movements, policies
from egide.gateway.held.movements import What
from egide.gateway.models import Movement, OidcClient
from egide.kit.links import where
from tests.rooms.gateway.test_crossing import suspend

pytestmark = pytest.mark.django_db(transaction=True)


def told():
    """What was told, in order."""
    return list(Movement.objects.order_by("id").values_list("what", "about"))


def test_what_founds_a_policy_tells_by_itself(client_of):
    service = ("service", client_of["service"])
    assert service in told()
    for move in (lambda: suspend(client_of),
                 lambda: OidcClient.objects.update(redirect_uris=[]),
                 OidcClient.objects.all().delete):  # fmt: skip
        Movement.objects.all().delete()
        move()
        assert told() == [service]


def test_it_is_told_once_a_transaction_and_heard_after_the_commit(client_of):
    Movement.objects.all().delete()
    with psycopg.connect(**where(), autocommit=True) as listener:
        listener.execute(f"LISTEN {movements.CHANNEL}")
        with atomic():
            policies.moved("tool")
            policies.moved("tool")
            assert not list(listener.notifies(timeout=0.05))
        heard = list(listener.notifies(timeout=5, stop_after=1))
    assert [one.payload for one in heard] == ["service tool"]
    assert told() == [("service", "tool")]


def test_what_nobody_holds_any_more_goes(client_of):
    movements.tell(What.SESSION, "ab")
    now = Movement.objects.latest("id").at
    assert movements.sweep(at=now) == 0
    assert movements.sweep(at=now + movements.KEPT) > 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM gateway_movement")
        assert cursor.fetchone() == (0,)
