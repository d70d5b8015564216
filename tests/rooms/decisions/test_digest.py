"""One mail a day at most, to staff who have an address, for what they have not read."""

import re
from datetime import timedelta
from threading import Barrier, Thread
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from egide.decisions import actions, digest, queries
from egide.decisions.models import Digest, Told
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World
from tests.rooms.decisions.relay import a_relay

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(1)
CAMILLE, BASILE = "camille@tilleuls.example", "basile@tilleuls.example"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def reached(person, address):
    """That person has an address."""
    person.member.mail = address
    person.member.save()


def told(person, about="event:1", **said):
    """One more sentence for somebody."""
    said = {"code": "declined", "service": "Cartes", "reason": "Léo Marchal s’ennuie.", **said}
    return Told.objects.create(person=person, about=about, said=said, on=TODAY)


@pytest.fixture
def world():
    made = World()
    reached(made.camille, CAMILLE)
    makers.a_service()
    makers.an_agreement(made)
    told(made.camille, "event:0")
    return made


@pytest.fixture
def relay(settings):
    """A relay of this machine, which mail leaves by."""
    with a_relay() as here:
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = here.server_address
        yield here


def stop_link(letter):
    """The link that stops a mail, without the house."""
    return urlsplit(letter.extra_headers["List-Unsubscribe"].strip("<>")).path


def test_what_was_not_read_leaves_in_one_mail_a_day(world):
    assert actions.send_digest(TODAY) == 1
    (letter,) = mail.outbox
    assert letter.to == [CAMILLE]
    assert letter.subject == "Égide : 2 nouvelles à propos de Cartes"
    assert "Cartes : la convention est signée, la porte est ouverte." in letter.body
    assert actions.send_digest(TODAY) == 0
    told(world.camille)
    assert actions.send_digest(TODAY) == 0
    assert actions.send_digest(TOMORROW) == 1
    assert actions.send_digest(TOMORROW) == 0


def test_what_was_read_on_the_site_is_not_mailed(world):
    messages = queries.told(world.camille)
    actions.mark_read(by=world.camille, messages=[message.id for message in messages])
    assert actions.send_digest(TODAY) == 0


def test_who_left_or_has_no_address_is_not_written_to(world):
    told(world.basile)
    world.camille.member.gone_on = TODAY
    world.camille.member.save()
    assert actions.send_digest(TODAY) == 0
    assert not Digest.objects.exists()


def test_links_are_whole_and_what_somebody_typed_stays_on_the_site(world, settings):
    settings.ORIGIN = "https://egide.example"
    told(world.camille, request=7)
    actions.send_digest(TODAY)
    (letter,) = mail.outbox
    page = letter.alternatives[0].content
    for text in (letter.body, page):
        assert "https://egide.example/demandes/7/" in text
        assert set(re.findall(r"https?://[^/]*", text)) == {"https://egide.example"}
        assert "Léo" not in text
    assert '<html lang="fr">' in page


def test_a_line_break_in_a_name_makes_no_header_of_its_own(world):
    told(world.camille, service="Cartes\r\nBcc: all@example.org")
    assert actions.send_digest(TODAY) == 1
    assert "\n" not in mail.outbox[0].subject


def test_it_is_in_the_language_that_the_news_was_last_read_in(world):
    browser = Client()
    browser.force_login(world.camille)
    browser.cookies["language"] = "en"
    browser.get(reverse("decisions:news"))
    told(world.camille)
    actions.send_digest(TODAY)
    assert mail.outbox[0].subject == "Égide: 1 piece of news about Cartes"
    assert '<html lang="en">' in mail.outbox[0].alternatives[0].content


def test_one_click_stops_it_without_signing_in_and_a_look_does_not(world):
    actions.send_digest(TODAY)
    letter, anybody = mail.outbox[0], Client(enforce_csrf_checks=True)
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    told(world.camille)
    assert anybody.get(stop_link(letter)).status_code == 200
    assert queries.mail_of(world.camille, on=TODAY) is True
    posted = anybody.post(stop_link(letter), {"List-Unsubscribe": "One-Click"})
    assert posted.status_code == 200
    assert queries.mail_of(world.camille, on=TODAY) is False
    assert actions.send_digest(TOMORROW) == 0


@pytest.mark.parametrize("forged", ["x", "{who}", "{who}:x", "{who}:" + "A" * 43, "é:x"])
def test_a_link_that_we_did_not_sign_stops_nothing(world, forged):
    token = forged.format(who=world.camille.pk)
    assert Client().post(reverse("decisions:stop", args=[token])).status_code == 404
    assert queries.mail_of(world.camille, on=TODAY) is True


def test_the_page_of_news_stops_it_and_takes_it_up_again(world):
    browser = Client()
    browser.force_login(world.camille)
    for button, wanted in (("non", False), ("oui", True)):
        page = browser.get(reverse("decisions:news")).content.decode()
        assert f'value="{button}"' in page
        browser.post(reverse("decisions:mail"), {"courriel": button})
        assert queries.mail_of(world.camille, on=TODAY) is wanted
    browser.force_login(world.basile)
    assert "Par courriel" not in browser.get(reverse("decisions:news")).content.decode()


def test_a_relay_takes_it_with_its_headers(world, relay):
    assert actions.run_day(TODAY).mails == 1
    (letter,) = relay.taken
    assert letter["To"] == CAMILLE
    assert letter["From"] == "Égide <egide@academie.example>"
    assert letter["List-Unsubscribe"].strip().startswith("<http://localhost/nouvelles/arret/")
    assert letter["Message-ID"].endswith("@academie.example>")
    kinds = [part.get_content_type() for part in letter.iter_parts()]
    assert kinds == ["text/plain", "text/html"]


def test_an_address_that_is_refused_is_tried_the_next_day_and_not_logged(world, relay, caplog):
    reached(world.basile, BASILE)
    told(world.basile)
    relay.refused = {CAMILLE}
    assert actions.send_digest(TODAY) == 1
    assert [letter["To"] for letter in relay.taken] == [BASILE]
    assert "tried tomorrow" in caplog.text
    assert "camille" not in caplog.text
    relay.refused = set()
    assert actions.send_digest(TODAY) == 0
    assert actions.send_digest(TOMORROW) == 1
    assert relay.taken[-1]["To"] == CAMILLE
    assert actions.send_digest(TOMORROW + timedelta(1)) == 0


def test_a_relay_that_is_away_takes_nothing_from_anybody(world, settings, caplog):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", 1
    assert actions.send_digest(TODAY) == 0
    assert "digests wait" in caplog.text
    assert not Told.objects.exclude(mailed_at=None).exists()


def test_a_machine_that_stops_after_the_claim_loses_nothing(world):
    assert digest.claim(world.camille.pk, TODAY)
    assert actions.send_digest(TODAY) == 0
    assert actions.send_digest(TOMORROW) == 1
    assert not digest.waiting().exists()


def test_without_a_relay_nothing_is_claimed(world, settings):
    settings.MAILS = False
    assert actions.send_digest(TODAY) == 0
    assert not Digest.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_one_mail(world):
    together, counts = Barrier(2), []

    def run():
        together.wait()
        counts.append(actions.send_digest(TODAY))
        connection.close()

    runs = [Thread(target=run) for _ in range(2)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert sorted(counts) == [0, 1]
    assert len(mail.outbox) == 1
