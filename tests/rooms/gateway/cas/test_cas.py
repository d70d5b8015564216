"""The door of CAS: what is answered, and each way in which it is tried to be bent."""

import json
import re

import pytest
from django.test import Client

from egide.gateway import journaling
from egide.gateway.doors_out.cas import pages, tickets
from egide.gateway.models import CasTicket, Visit
from egide.gateway.secrets import keys
from egide.journal.errors import JournalClosed
from egide.journal.models import Opening
from tests.rooms.gateway.cas.flow import (
    NAMING,
    SERVICE,
    login,
    origin,
    read_xml,
    registered,
    ticket_of,
    validate,
)
from tests.rooms.gateway.flow import NAMED, signed_in

pytestmark = pytest.mark.django_db
OTHER, QUIET = "https://other.example/", "https://quiet.example/"


@pytest.fixture(scope="module", autouse=True)
def served(lasting_house):
    """Two services."""
    registered()
    registered(OTHER, attributes=["pseudonym", "role"])


def lines():
    """How many disclosures about Léo are in the journal."""
    return Opening.objects.filter(person=keys.of_person(NAMED["leo"].member)).count()


def test_a_pupil_reaches_a_tool_that_knows_a_pseudonym_alone():
    before, ticket = lines(), ticket_of()
    assert re.fullmatch(r"ST-[A-Za-z0-9-]{32,}", ticket)
    assert lines() == before  # nothing has left yet
    answer = validate(ticket)
    user, shown, _ = read_xml(answer)
    assert lines() == before + 1
    assert shown["uid"] == [user]
    assert shown["role"] == ["pupil"]
    assert shown["displayName"][0].split()[1].isdigit()
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not [name for name in NAMING if name in answer.content.decode()]


def test_the_line_of_the_journal_is_there_before_a_name_leaves(monkeypatch):
    def broken(entries):
        raise JournalClosed

    ticket = ticket_of()
    monkeypatch.setattr(journaling, "append", broken)
    assert read_xml(validate(ticket))[2] == "INTERNAL_ERROR"
    monkeypatch.undo()
    assert read_xml(validate(ticket))[2] == "INVALID_TICKET"


def test_a_ticket_is_good_once():
    ticket = ticket_of()
    assert read_xml(validate(ticket))[0]
    assert read_xml(validate(ticket))[2] == "INVALID_TICKET"


def test_a_ticket_of_another_service_or_page_is_spent_for_nothing():
    for wrong in (OTHER, f"{SERVICE}?x", f"{SERVICE}/", "https://evil.example/"):
        ticket = ticket_of()
        assert read_xml(validate(ticket, wrong))[2] == "INVALID_SERVICE"
        assert read_xml(validate(ticket))[2] == "INVALID_TICKET"


def test_a_ticket_that_is_over_or_invented_opens_nothing(monkeypatch):
    ticket = ticket_of()
    CasTicket.objects.update(ends_at=1)
    assert read_xml(validate(ticket))[2] == "INVALID_TICKET"
    assert read_xml(validate("ST-invented"))[2] == "INVALID_TICKET"
    assert read_xml(validate("PT-1"))[2] == "INVALID_TICKET_SPEC"


@pytest.mark.parametrize("query", [
    "", "ticket=ST-1", f"service={SERVICE}", f"ticket=ST-1&ticket=ST-2&service={SERVICE}",
    f"ticket=ST-%00&service={SERVICE}",
])  # fmt: skip
def test_a_request_that_lacks_something_or_says_it_twice_is_invalid(query):
    answer = Client().get(f"/cas/serviceValidate?{query}")
    assert read_xml(answer)[2] == "INVALID_REQUEST"


def test_two_tools_know_one_pupil_under_two_names_and_each_what_it_may():
    here, there = (read_xml(validate(ticket_of(service=one), one)) for one in (SERVICE, OTHER))
    assert here[0] != there[0]
    assert "groups" in here[1]
    assert {"groups", "displayName"}.isdisjoint(there[1])


def test_each_version_answers_as_its_protocol_says():
    assert validate(ticket_of(), at="validate").content.decode().startswith("yes\ne")
    assert validate("ST-1", at="validate").content == b"no\n\n"
    for at in ("serviceValidate", "proxyValidate", "p3/serviceValidate", "p3/proxyValidate"):
        assert read_xml(validate(ticket_of(), at=at, pgtUrl="https://tool.example/pgt"))[0]
        told = validate(ticket_of(), at=at, format="JSON").json()["serviceResponse"]
        assert told["authenticationSuccess"]["attributes"]["role"] == ["pupil"]
    failed = validate("ST-1", format="json").json()["serviceResponse"]["authenticationFailure"]
    assert failed["code"] == "INVALID_TICKET"
    assert "UNAUTHORIZED_SERVICE_PROXY" in Client().get("/cas/proxy").content.decode()


@pytest.mark.parametrize("dialect, path", [
    ("v3", "cas:authenticationSuccess/cas:attributes/cas:role"),
    ("flat", "cas:authenticationSuccess/cas:attributes/cas:role"),
    ("nested", "cas:authenticationSuccess/cas:attributes/cas:userAttributes/cas:role"),
    ("beside", "cas:authenticationSuccess/cas:role"),
])  # fmt: skip
def test_a_dialect_puts_attributes_where_its_services_look(dialect, path):
    from lxml import etree

    from tests.rooms.gateway.cas.flow import CAS

    address = f"https://{dialect}.example/"
    registered(address, dialect=dialect, attribute_names={"display_name": "nom"})
    root = etree.fromstring(validate(ticket_of(service=address), address).content)
    assert root.findtext(path, namespaces=CAS) == "pupil"
    assert root.findtext(path.replace("role", "nom"), namespaces=CAS)
    assert (root.find(".//cas:isFromNewLogin", CAS) is not None) == (dialect == "v3")


def test_whoever_is_not_there_signs_in_and_comes_back():
    answer = login(Client())
    assert answer.headers["Location"].startswith("/ent/?vers=%2Fcas%2Flogin%3Fservice%3D")
    form = Client().get(answer.headers["Location"])
    assert f"form-action 'self' {origin(SERVICE)}" in form.headers["Content-Security-Policy"]


def test_renew_asks_again_and_a_service_may_insist():
    browser = signed_in()
    assert login(browser, renew="true").headers["Location"].startswith("/ent/?vers=")
    assert "renew" not in login(browser, renew="true").headers["Location"]
    assert read_xml(validate(ticket_of(browser), renew="true"))[0]
    ticket = ticket_of(browser)
    CasTicket.objects.filter(ticket=tickets.digest(ticket)).update(fresh=False)
    assert read_xml(validate(ticket, renew="true"))[2] == "INVALID_TICKET"


def test_a_sign_in_of_some_time_ago_is_not_new(monkeypatch):
    browser = signed_in()
    later = pages.now()
    monkeypatch.setattr(pages, "now", lambda: later + tickets.FRESH + 5)
    ticket = ticket_of(browser)
    assert not CasTicket.objects.get(ticket=tickets.digest(ticket)).fresh


def test_gateway_never_shows_a_page():
    assert login(Client(), gateway="true").headers["Location"] == SERVICE
    assert login(Client(), gateway="true", renew="true").headers["Location"].startswith("/ent/")


@pytest.mark.parametrize("service", [
    "https://evil.example/", "javascript:alert(1)", f"{SERVICE}@evil.example", "//evil.example",
])  # fmt: skip
@pytest.mark.parametrize("page", ["login", "logout"])
def test_nobody_is_sent_to_an_address_that_is_no_services(service, page):
    for browser in (Client(), signed_in()):
        answer = browser.get(f"/cas/{page}", {"service": service, "gateway": "true"})
        assert answer.status_code == 400
        assert "Location" not in answer.headers
    twice = signed_in().get(f"/cas/{page}?service={SERVICE}&service={service}")
    assert twice.status_code == 400


def test_a_browser_that_cannot_be_let_in_learns_why_and_no_ticket_is_made(monkeypatch):
    from egide.gateway.errors import Shut
    from egide.trust.disclosure.admission import Reason

    def shut(*given, **named):
        raise Shut(Reason.SUSPENDED, "essai", pupil=True)

    ticket, browser = ticket_of(), signed_in()
    monkeypatch.setattr(pages, "let_in", shut)
    monkeypatch.setattr(pages.refusing, "page", lambda request, shut: pages.redirect("/why"))
    assert login(browser).headers["Location"] == "/why"
    assert login(browser, gateway="1").headers["Location"] == SERVICE
    monkeypatch.setattr("egide.gateway.crossing.let_in", shut)
    assert read_xml(validate(ticket))[2] == "INVALID_TICKET"


def test_a_service_hears_of_the_end_and_a_ticket_under_way_dies(monkeypatch):
    posted = []

    def post_all(letters):
        posted.extend(letters)
        return [True for _ in letters]

    monkeypatch.setattr("egide.gateway.endings.leaving.post_all", post_all)
    registered(QUIET, single_logout=False)
    browser = signed_in()
    used, unused = ticket_of(browser), ticket_of(browser)
    quiet = ticket_of(browser, QUIET)
    assert read_xml(validate(used))[0]
    assert read_xml(validate(quiet, QUIET))[0]
    answer = browser.get("/cas/logout", {"service": f"{SERVICE}?bye"})
    assert answer.headers["Location"] == f"{SERVICE}?bye"
    assert [one.address for one in posted] == [SERVICE]
    assert used in posted[0].body
    assert unused not in json.dumps(posted[0].body)
    assert read_xml(validate(unused))[2] == "INVALID_TICKET"
    assert login(browser).headers["Location"].startswith("/ent/")


def test_a_ticket_nobody_brought_back_is_written_nowhere_as_it_is():
    ticket = ticket_of()
    assert not Visit.objects.filter(reference__contains=ticket).exists()
    assert Visit.objects.filter(reference=tickets.unused(ticket)).exists()


def test_what_is_over_leaves_nothing_behind():
    ticket_of()
    assert tickets.sweep(at=2_000_000_000) > 0
    assert not CasTicket.objects.exists()
