"""The audit knows agreements: a line that none founds is a fault, whoever wrote it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from egide.decisions import actions as decisions
from egide.decisions import queries
from egide.journal import actions as journal
from egide.journal import audit
from egide.journal.models import Log
from egide.journal.queries import lines_of
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Person
from tests.rooms.gateway.flow import TODAY, code_of
from tests.rooms.journal.makers import an_entry

pytestmark = pytest.mark.django_db(transaction=True)
MAKER = b"f" * 32


def faults():
    """What the audit finds of agreements in the only journal that there is."""
    report = audit.audit(Log.objects.get())
    assert report.agreements is not None
    return [fault.place for fault in report.faults if fault.code == "no-agreement"]


def forge(agreement, on=TODAY):
    """A line written by whoever holds the database, under what they like."""
    log = Log.objects.get().pk
    noon = int(datetime.combine(on, time(12), UTC).timestamp())
    under = bytes.fromhex(agreement)
    entry = an_entry(log, person=MAKER, agreement=under, on=on, at=noon)
    return journal.append([entry])[0].index


def test_a_line_without_an_agreement_in_force_is_a_fault_that_erasing_does_not_hide(client_of):
    code_of()
    assert faults() == []
    unknown = forge("ab" * 32)
    too_early = forge(client_of["agreement"], TODAY - timedelta(1))
    assert faults() == [unknown, too_early]
    journal.erase(MAKER)
    assert lines_of(MAKER) == []
    assert faults() == [unknown, too_early]


def test_what_left_in_the_morning_of_a_suspension_is_sound_and_the_next_day_is_not(client_of):
    code_of()
    school = people.organisation(TILLEULS).id
    held = next(one for one in queries.agreements_of(school, on=TODAY)
                if one.signed.digest == client_of["agreement"])  # fmt: skip
    decisions.suspend(held.id, "Un doute", by=Person.objects.get(key="helene"), on=TODAY)
    assert faults() == []
    after = forge(client_of["agreement"], TODAY + timedelta(1))
    assert faults() == [after]
