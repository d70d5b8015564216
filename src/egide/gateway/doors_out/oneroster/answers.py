"""What is answered: a collection, a record, a refusal, a token."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse

from egide.gateway import conf
from egide.gateway.doors_out.oneroster.asking import OURS, Asked
from egide.gateway.doors_out.oneroster.errors import Failed, NoToken
from egide.gateway.doors_out.oneroster.filters import values
from egide.gateway.doors_out.oneroster.paths import Found
from egide.gateway.doors_out.oneroster.records import Record

SERVICE = "/ims/oneroster/rostering/v1p2"


def base() -> str:
    """The address of the service."""
    return conf.issuer() + SERVICE


def matching(found: Found, asked: Asked) -> list[Record]:
    """The records of a collection that a filter lets through, in the order that was asked."""
    wanted = asked.filter
    kept = [one for one in found.records if wanted is None or wanted.meets(one.values)]
    if asked.sort:
        kept.sort(key=lambda one: place(one, asked.sort), reverse=asked.falling)
    return kept


def place(record: Record, path: str) -> tuple[bool, str]:
    """Where a record stands in an order; those without the field together."""
    first = next(values(record.values, path), None)
    return first is not None, first or ""


def shown(records: Sequence[Record], found: Found, asked: Asked) -> dict[str, object]:
    """The body: one record, or a part of a collection."""
    said = [selected(one, asked) for one in records]
    return {found.entity.one: said[0]} if found.alone else {found.entity.many: said}


def selected(record: Record, asked: Asked) -> Mapping[str, object]:
    """The fields that are wanted."""
    if not asked.fields:
        return record.values
    return {name: value for name, value in record.values.items() if name in asked.fields}


def body(said: Mapping[str, object]) -> HttpResponse:
    """Never kept: it names people, if only by their pseudonyms."""
    answer = JsonResponse(said)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def collection(said: Mapping[str, object], total: int, links: str) -> HttpResponse:
    """A part of a collection, with how large the whole is and where the other parts are."""
    answer = body(said)
    answer.headers["X-Total-Count"] = str(total)
    if links:
        answer.headers["Link"] = links
    return answer


def links(request: HttpRequest, asked: Asked, total: int) -> str:
    """The other parts of a collection (RFC 8288), with what was asked of this one."""
    given = {name: request.GET[name] for name in OURS if name in request.GET}
    address = conf.issuer() + quote(request.path_info)
    said = []
    for rel, offset in around(asked.page.offset, asked.page.limit, total):
        query = urlencode({**given, "limit": asked.page.limit, "offset": offset})
        said.append(f'<{address}?{query}>; rel="{rel}"')
    return ", ".join(said)


def around(offset: int, limit: int, total: int) -> Iterator[tuple[str, int]]:
    """Where the parts around one begin."""
    yield "first", 0
    yield "last", max(0, (total - 1) // limit * limit)
    if offset:
        yield "prev", max(0, offset - limit)
    if offset + limit < total:
        yield "next", offset + limit


def failed(failure: Failed) -> HttpResponse:
    """A refusal as `imsx_StatusInfo`."""
    minor = {"imsx_codeMinorFieldName": "TargetEndSystem",
             "imsx_codeMinorFieldValue": failure.minor}  # fmt: skip
    answer = body({
        "imsx_codeMajor": "failure",
        "imsx_severity": "error",
        "imsx_description": failure.about,
        "imsx_CodeMinor": {"imsx_codeMinorField": [minor]},
    })  # fmt: skip
    answer.status_code = failure.status
    if failure.status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="oneroster"'
    if failure.wait:
        answer.headers["Retry-After"] = str(failure.wait)
    return answer


def no_token(refusal: NoToken) -> HttpResponse:
    """A refusal of RFC 6749, section 5.2."""
    said = {"error": refusal.error, "error_description": refusal.about}
    answer = body({name: text for name, text in said.items() if text})
    answer.status_code = refusal.status
    if refusal.status == 401:
        answer.headers["WWW-Authenticate"] = 'Basic realm="oneroster"'
    return answer
