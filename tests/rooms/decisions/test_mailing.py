"""One mail a day at most, to those who have an address, for what they have not read."""

import pytest
from django.core import mail

from egide.decisions import actions, mailing, queries
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = World()
    made.camille.member.mail = "camille@tilleuls.example"
    made.camille.member.save()
    makers.a_service()
    makers.an_agreement(made)
    return made


def test_what_was_not_read_leaves_in_one_mail_once(world):
    assert mailing.send_digests() == 1
    (letter,) = mail.outbox
    assert letter.to == ["camille@tilleuls.example"]
    assert letter.subject == "Égide : 2 nouvelles"
    assert "Cartes : la convention est signée, la porte est ouverte." in letter.body
    assert mailing.send_digests() == 0


def test_what_was_read_on_the_site_is_not_mailed(world):
    told = queries.told(world.camille)
    actions.mark_read(by=world.camille, messages=[message.id for message in told])
    assert mailing.send_digests() == 0


def test_the_day_sends_them_and_a_mail_that_does_not_leave_waits(world, monkeypatch, caplog):
    def refuse(*_, **__):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        assert actions.run_day(TODAY).mails == 0
    assert "did not leave" in caplog.text
    assert actions.run_day(TODAY).mails == 1
