"""What the measure does inside a house: register, fill, sign people in, count receipts.

python -m benchmarks.crossing.inside WHAT   JSON in, JSON out
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.crossing.house import client_of
from egide.commands.kit import kit_house
from egide.settings.conf import conf


def register(services: int, alg: str, first: int = 0) -> int:
    """Invented services, each with its client and an agreement that the head signed."""
    from egide.gateway.kit.reading import read
    from egide.gateway.kit.registering import register as registered

    for number in range(first, services):
        one = client_of(number, alg)
        registered(
            read({
                "protocol": "oidc", "client_id": one.id, "client_secret": one.secret,
                "redirect_uris": [one.redirect_uri], "id_token_signed_response_alg": alg,
                "pkce": "required",
            }),
            on=today(),
        )  # fmt: skip
    return services


def signed_in(services: int, seen: bool = True) -> list[dict[str, Any]]:  # noqa: FBT001, FBT002 - by name, from JSON
    """The pupils of the invented school, each to each service."""
    from egide.gateway.doors_in.accounts import ACCOUNTS
    from egide.people.queries import schools_of_member

    found = []
    for one in ACCOUNTS:
        if one.role == "pupil":
            school = schools_of_member(one.member)[0]
            cookie = minted(str(one.member), school, seen=seen)
            found += [
                {"person": str(one.member), "cookie": cookie, "service": service}
                for service in range(services)
            ]
    return found


def drawn(size: list[int], first: int, people: int, seen: bool) -> list[dict[str, Any]]:  # noqa: FBT001 - by name, from JSON
    """So many pupils of the filled house, spread over its schools, each to a service of theirs.

    `size`: schools and services.
    """
    from benchmarks.crossing import filling

    return [
        {"person": str(one.member), "cookie": minted(str(one.member), one.school, seen=seen),
         "service": one.service}
        for one in filling.drawn(filling.Size(*size), people, first=first, seen=seen)
    ]  # fmt: skip


def minted(member: str, school: int, *, seen: bool) -> str:
    """The cookie of somebody who signed in; `seen`: and has crossed already."""
    from uuid import UUID

    from django.http import HttpResponse

    from egide.gateway import seen as roster
    from egide.gateway.doors_in import arrivals

    now = int(time.time())
    known = roster.look(UUID(member), school, at=now) if seen else None
    answer = HttpResponse()
    arrivals.hand(answer, arrivals.Standing(UUID(member), school, now, seen=known))
    name = arrivals.cookie_name()
    return f"{name}={answer.cookies[name].value}"


def fill(schools: int, services: int, first: int = 0) -> dict[str, float]:
    """Bring the tables to a size."""
    from benchmarks.crossing import filling

    return filling.fill(filling.Size(schools, services), first=first)


def receipts() -> int:
    """The lines of all the journals, in a database that waits for its disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"SHOW {setting}")
            assert cursor.fetchone() == ("on",), setting  # noqa: S101 - else nothing is durable
        cursor.execute("SELECT coalesce(sum(size), 0)::bigint FROM journal_log")
        return int(cursor.fetchone()[0])


def told(alg: str) -> dict[str, int]:
    """The lines of the journal by person and client: what families would find."""
    from collections import Counter

    from egide.gateway.doors_in.accounts import ACCOUNTS
    from egide.gateway.models import OidcClient
    from egide.gateway.secrets import keys
    from egide.journal.models import Opening

    who = {keys.of_person(one.member): str(one.member) for one in ACCOUNTS}
    rows = OidcClient.objects.filter(alg=alg).values_list("service__slug", "client_id")
    clients = dict(rows)
    lines = Opening.objects.values_list("person", "service")
    found = Counter(f"{who[bytes(person)]} {clients[service]}" for person, service in lines)
    return dict(found)


def today() -> date:
    """The day of the house."""
    from egide.kit.clock import today as of_the_house

    return of_the_house()


WHAT: dict[str, Callable[..., Any]] = {
    one.__name__: one for one in (register, signed_in, drawn, fill, receipts, told)
}


def main() -> None:
    """Do it."""
    given = json.load(sys.stdin)
    with kit_house(int(conf().entrance.port)):
        json.dump(WHAT[sys.argv[1]](**given), sys.stdout)


if __name__ == "__main__":
    main()
