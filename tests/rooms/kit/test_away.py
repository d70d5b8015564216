"""A database that does not answer is said as what it is: come back soon, nothing is broken."""

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.test import Client


@pytest.mark.parametrize("error, status", [(OperationalError("away"), 503), (ValueError("x"), 500)])
def test_a_database_that_is_away_is_no_fault_of_ours(db, monkeypatch, error, status):
    def broken(*_):
        raise error

    with monkeypatch.context() as only:
        only.setattr(CursorWrapper, "execute", broken)
        answer = Client(raise_request_exception=False).get("/journal/")
    assert answer.status_code == status
    assert answer.headers.get("Retry-After", "") == ("5" if status == 503 else "")
