"""What is announced is delivered with the change, once it is kept, and never without it."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from egide.kit import announcements
from egide.kit.models import Announced

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class BellRang:
    """Something that a test announces."""

    times: int


@pytest.fixture
def heard(monkeypatch):
    found = []
    monkeypatch.setattr(announcements, "_reactions", {announcements.kind(BellRang): []})
    announcements.heed(BellRang, found.append)
    return found


def test_an_announcement_is_delivered_when_the_change_is_kept(heard):
    with transaction.atomic():
        announcements.announce(BellRang(3))
        assert heard == []
    assert heard == [BellRang(3)]
    assert announcements.deliver() == 0


def test_a_change_that_is_undone_announces_nothing(heard):
    class UndoneError(Exception):
        pass

    with pytest.raises(UndoneError), transaction.atomic():
        announcements.announce(BellRang(1))
        raise UndoneError
    assert (heard, Announced.objects.count()) == ([], 0)


def test_a_reaction_that_fails_leaves_the_announcement_on_its_way(heard, monkeypatch):
    def fail(_):
        raise OSError

    monkeypatch.setitem(announcements._reactions, announcements.kind(BellRang), [(BellRang, fail)])
    Announced.objects.create(name=announcements.kind(BellRang), data={"times": 2})
    with pytest.raises(OSError):
        announcements.deliver()
    assert Announced.objects.filter(delivered_at=None).count() == 1
