"""What programs ask of the journal: checkpoints, tiles, keys (C2SP), and what witnesses send.

All of it is public and the same for everyone; a web server may serve the folder of files instead.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from egide.journal import actions, queries, witnesses
from egide.journal.errors import NoSuchTile, Unreadable
from egide.journal.shelf import Shelf
from egide.kit import clock
from egide.kit.guards import everyone
from egide.trust.journal import notes, tiles
from egide.trust.journal.errors import Malformed
from egide.trust.journal.notes import LONGEST_NOTE
from egide.trust.journal.witness import Fault, NotWitnessed

TEXT = "text/plain; charset=utf-8"
BYTES = "application/octet-stream"
MUTABLE = {"public": True, "max_age": 2}
IMMUTABLE = {"public": True, "max_age": 365 * 24 * 60 * 60, "immutable": True}


def public(content: str | bytes, kind: str, **kept: object) -> HttpResponse:
    """An answer that anyone may keep, and any page may read."""
    response = HttpResponse(content, content_type=kind)
    patch_cache_control(response, **kept)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@everyone
@require_safe
def checkpoint(_request: HttpRequest, academy: str, year: str) -> HttpResponse:
    """The last signed checkpoint, with what witnesses signed."""
    return public(queries.published_checkpoint(academy, year), TEXT, **MUTABLE)


@everyone
@require_safe
def keys(_request: HttpRequest, academy: str, year: str) -> HttpResponse:
    """The log's public keys, as a policy file that a verifier may keep."""
    return public(queries.policy_text(queries.log_of(academy, year)), TEXT, **MUTABLE)


@everyone
@require_safe
def tile(_request: HttpRequest, academy: str, year: str, path: str) -> HttpResponse:
    """A tile of hashes or a bundle of entries."""
    log = queries.log_of(academy, year)
    try:
        data = Shelf.of(log.academy, log.year).path(tiles.from_path(f"tile/{path}")).read_bytes()
    except (Malformed, OSError):
        raise NoSuchTile from None
    return public(data, BYTES, **IMMUTABLE)


@everyone
@csrf_exempt
@require_POST
def cosignatures(request: HttpRequest, academy: str, year: str) -> HttpResponse:
    """A witness sends the checkpoint that it signed."""
    log = queries.log_of(academy, year)
    try:
        note = notes.read_note(body_of(request))
        actions.add_cosignatures(log.pk, note)
    except Malformed:
        raise Unreadable from None
    return HttpResponse(status=204)


@everyone
@csrf_exempt
@require_POST
def add_checkpoint(request: HttpRequest) -> HttpResponse:
    """Somebody else's log asks this instance to witness that it only grew (C2SP tlog-witness)."""
    try:
        line = witnesses.witness(body_of(request), at=clock.now())
    except NotWitnessed as refused:
        return not_witnessed(refused)
    except Malformed:
        return not_witnessed(NotWitnessed(Fault.MALFORMED))
    return HttpResponse(line, content_type=TEXT)


def not_witnessed(refused: NotWitnessed) -> HttpResponse:
    """The answer that the protocol wants for each fault."""
    if refused.fault is Fault.OTHER_SIZE:
        body, kind = f"{refused.size}\n", "text/x.tlog.size"
    else:
        body, kind = f"{refused.fault.name.lower().replace('_', ' ')}\n", TEXT
    return HttpResponse(body, content_type=kind, status=refused.fault.value)


@everyone
@require_safe
def witnessed(_request: HttpRequest, digest: str) -> HttpResponse:
    """The last checkpoint of a log that this instance witnessed."""
    return public(witnesses.last_of(digest), TEXT, **MUTABLE)


def body_of(request: HttpRequest) -> str:
    """What was sent, as text."""
    if int(request.headers.get("Content-Length") or 0) > LONGEST_NOTE:
        raise Malformed("body", "too long")
    try:
        return request.body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("body", "UTF-8 is wanted") from error
