"""What left about a child: theirs alone, as receipts that hold without us; erased in two steps."""

import io
import json
import zipfile

import pytest

from egide.families import erasing, receipts
from egide.families.errors import NoErasure
from egide.gateway import crossing, wanted
from egide.gateway.inside.why import explained
from egide.gateway.journaling import Moment
from egide.gateway.secrets import keys
from egide.journal import actions as journal
from egide.journal import ed25519
from egide.journal import queries as lines
from egide.journal.errors import NoSuchLine
from egide.kit.clock import now
from egide.people.errors import NoMandate
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.admission import Reason
from egide.trust.disclosure.release import Why
from egide.trust.journal.policy import read_policy
from egide.trust.journal.receipt import read_receipt
from egide.trust.journal.verifying import check_receipt
from tests.rooms.gateway.opened import (
    MEMBERS,
    SLUG,
    TODAY,
    arrival,
    forget,
    moment,
    opened,
    someone,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_house")]
ASKED = frozenset(Attribute) - {Attribute.LEVEL}
LEO = MEMBERS["leo"]


@pytest.fixture(autouse=True)
def places(lasting_house):
    """The keys and the journal are those of the module's house."""
    forget()


def went(user="leo"):
    """Somebody goes to the tool; the line is in a signed journal."""
    moment = Moment(TODAY, now())
    made = crossing.cross(crossing.Crossing(arrival(user), SLUG, ASKED, moment)).receipt
    for log in lines.logs():
        journal.sign(log.pk, at=now())
    return made


def test_a_page_says_what_left_in_words_under_which_agreement_and_by_month():
    digest = opened()
    made = went()
    went("eleve9")
    found = receipts.account(LEO, on=TODAY)
    newest = found.lines[0]
    assert (newest.log, newest.index, newest.signed) == (made.log, made.index, True)
    assert newest.held.signed.digest == digest
    assert not newest.names
    assert found.tallies[-1].month == TODAY.replace(day=1)
    assert found.total == sum(1 for _ in lines.lines_of(keys.of_person(LEO)))


def test_pages_go_on_from_a_line_of_ones_own_and_from_no_other(monkeypatch):
    opened()
    monkeypatch.setattr(receipts, "PAGE", 1)
    first, second = went(), went()
    other = went("eleve9")
    page = receipts.account(LEO, on=TODAY)
    assert [one.index for one in page.lines] == [second.index]
    after = receipts.account(LEO, on=TODAY, after=page.after)
    assert [one.index for one in after.lines] == [first.index]
    with pytest.raises(NoSuchLine):
        receipts.account(LEO, on=TODAY, after=(other.log, other.index))


def test_a_receipt_is_checked_without_us_and_is_given_for_no_other_child():
    opened()
    made = went()
    found = read_receipt(receipts.receipt(LEO, made.log, made.index))
    policy = read_policy(lines.policy_text(lines.logs()[0]))
    check_receipt(found, policy, ed25519.verify)
    with pytest.raises(NoSuchLine):
        receipts.receipt(MEMBERS["eleve9"], made.log, made.index)
    with pytest.raises(NoSuchLine):
        receipts.receipt(LEO, made.log, made.index + 1000)


def test_all_receipts_come_in_one_archive_a_file_each():
    opened()
    made = went()
    with zipfile.ZipFile(io.BytesIO(receipts.every_receipt(LEO))) as archive:
        texts = {name: archive.read(name) for name in archive.namelist()}
    mine = json.loads(texts[f"recu-{made.log}-{made.index}.json"])
    assert "Léo" not in str(mine)
    assert len(texts) == receipts.account(LEO, on=TODAY).total


def test_an_erasure_is_read_then_done_and_the_journal_stays_valid():
    opened()
    went()
    asked = erasing.ask(LEO, by=someone("anne"), when=moment())
    assert erasing.ask(LEO, by=someone("julien"), when=moment()) == asked
    with pytest.raises(NoErasure):  # nobody read what it does
        erasing.erase(asked.pk, by=someone("helene"), when=moment())
    erasing.read(asked.pk, by=someone("marc"), when=moment())
    assert erasing.erase(asked.pk, by=someone("helene"), when=moment()) >= 1
    assert receipts.account(LEO, on=TODAY).total == 0
    with pytest.raises(NoErasure):  # once
        erasing.erase(asked.pk, by=someone("helene"), when=moment())
    went("eleve9")  # the log goes on, and is signed again over the same leaves


@pytest.mark.parametrize("key", ["camille", "thierry", "rachida", "anne", "sillage"])
def test_nobody_but_the_head_and_the_officer_erases(key):
    opened()
    asked = erasing.ask(LEO, by=someone("anne"), when=moment())
    for act in (erasing.read, erasing.erase):
        with pytest.raises(NoMandate):
            act(asked.pk, by=someone(key), when=moment())


def test_nobody_but_who_acts_for_the_child_asks():
    for key in ("camille", "helene", "marc"):
        with pytest.raises(NoMandate):
            erasing.ask(LEO, by=someone(key), when=moment())


def test_each_attribute_is_explained_and_what_is_asked_beyond_is_struck_out():
    opened()
    went()
    gates = {one.attribute: one for one in explained(arrival(), SLUG, on=TODAY).gates}
    assert gates[Attribute.PSEUDONYM].why is Why.SENT
    assert gates[Attribute.GIVEN_NAME].beyond
    assert gates[Attribute.LEVEL].why is Why.NOT_AGREED
    assert not gates[Attribute.LEVEL].beyond  # never asked
    assert wanted.asked_by(SLUG) == ASKED


def test_what_is_agreed_and_not_asked_or_not_held_is_said_so():
    opened(attributes=(Attribute.PSEUDONYM, Attribute.LEVEL, Attribute.MAIL))
    wanted.remember(SLUG, frozenset({Attribute.MAIL}))
    gates = {one.attribute: one.why for one in explained(arrival(), SLUG, on=TODAY).gates}
    assert gates[Attribute.LEVEL] is Why.NOT_ASKED
    assert gates[Attribute.MAIL] is Why.NOT_HELD  # a pupil has none here


def test_a_shut_door_sends_nothing_and_says_why():
    opened("class_supervised")
    found = explained(arrival(), SLUG, on=TODAY)
    assert (found.shut, found.sent) == (Reason.NOT_SUPERVISED, ())
