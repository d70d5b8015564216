"""The endpoints: who asks, what they may read today, its lines in the journal, the answer."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from egide.gateway import journaling, rosters
from egide.gateway.doors_out.credentials import form_of
from egide.gateway.doors_out.oneroster import answers, asking, clients, paths, tokens
from egide.gateway.doors_out.oneroster.asking import Asked
from egide.gateway.doors_out.oneroster.errors import Failed, NoToken
from egide.gateway.doors_out.oneroster.pace import readers
from egide.gateway.doors_out.oneroster.paths import Found
from egide.gateway.doors_out.oneroster.records import Book, Record, Writer
from egide.gateway.errors import NoJournal, Shut
from egide.gateway.journaling import Moment
from egide.gateway.models import OneRosterClient
from egide.journal.errors import JournalClosed
from egide.kit.clock import now, today
from egide.kit.guards import everyone
from egide.people.signin.throttle import caller
from egide.trust.agreement.attributes import Attribute


@everyone
@csrf_exempt  # a server comes here, with its own secret
@sensitive_post_parameters()
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """A token for a client's own secret (RFC 6749, section 4.4)."""
    try:
        form = form_of(request.POST.lists(), NoToken)
        header, at = request.headers.get("Authorization", ""), now()
        client = clients.authenticated(header, form, address=caller(request), at=at)
        if form.get("grant_type") != "client_credentials":
            raise NoToken("unsupported_grant_type", "client_credentials alone")
        scope = tokens.scopes(form.get("scope", ""))
        issued = tokens.issue(client, scope, at=at)
        return answers.body({"access_token": issued, "token_type": "Bearer",
                             "expires_in": tokens.LASTS, "scope": scope})  # fmt: skip
    except NoToken as refusal:
        return answers.no_token(refusal)


@everyone
@csrf_exempt
def roster(request: HttpRequest, path: str) -> HttpResponse:
    """A collection or a record of the Rostering service."""
    try:
        return read(request, path)
    except Failed as failure:
        return answers.failed(failure)
    except (NoJournal, JournalClosed):
        return answers.failed(Failed(503, "the journal cannot be written: nothing left"))


@everyone
@csrf_exempt
def gradebook(request: HttpRequest, path: str) -> HttpResponse:
    """No grade is readable or writable here, whoever asks: what the standard names has no place."""
    return answers.failed(Failed(403, "grades never leave, and none is taken here"))


def read(request: HttpRequest, path: str) -> HttpResponse:
    """The steps of a reading, in their order."""
    moment = Moment(today(), now())
    token = tokens.of_token(request.headers.get("Authorization", ""), at=moment.at)
    if request.method != "GET":
        raise Failed(405, "this service is read, never written")
    readers.require(token.client_id, at=moment.at)
    words = paths.words(path)
    tokens.require(token, words)
    found = paths.walk(book(token.client, moment), words)
    asked = asking.read(request.GET, found.entity)
    return told(found, asked, moment, request)


def book(client: OneRosterClient, moment: Moment) -> Book:
    """What a client may read today: the school's roster for its service, if a door is open."""
    school = client.school_id
    try:
        every = frozenset(Attribute)
        found = rosters.roster(school, client.service.slug, every, on=moment.on)
    except Shut as shut:
        raise Failed(403, f"the door is shut: {shut.reason.value}") from None
    return Writer(found, answers.base(), moment).book()


def told(found: Found, asked: Asked, moment: Moment, request: HttpRequest) -> HttpResponse:
    """The answer, once the journal says of whom."""
    kept = answers.matching(found, asked)
    start, limit = asked.page.offset, asked.page.limit
    part = kept if found.alone else kept[start : start + limit]
    keep(found, asked, kept if asked.filter else part, moment)
    if found.alone and not part:
        raise Failed(404, "no such record")
    said = answers.shown(part, found, asked)
    if found.alone:
        return answers.body(said)
    return answers.collection(said, len(kept), answers.links(request, asked, len(kept)))


def keep(found: Found, asked: Asked, records: list[Record], moment: Moment) -> None:
    """The lines, on the disk, of everybody of whom the answer says something.

    A filter that somebody meets says it of them even on a page where they are not: the count does.
    Each line names all that the roster holds of a person: a filter reads what the answer hides.
    """
    known = [*found.about, *(one.about for one in records if one.about)]
    by_person = {one.arrival.id: one for one in known}
    journaling.keep_new(list(by_person.values()), moment)
