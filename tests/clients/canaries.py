"""Canaries: names, mails and identifiers that exist nowhere else, and where they are looked for."""

import json
import re
import subprocess
from base64 import urlsafe_b64decode
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote_plus

import httpx

from egide.people.demo.kept import numbered
from tests.clients.listening import Quiet, served
from tests.house.command import EGIDE

PUPIL = {"given_name": "Zephyrincanari", "family_name": "Canarivoli", "source_id": "INE-CANARI-77Q"}
TEACHER = {
    "given_name": "Serinette",
    "family_name": "Canarindor",
    "mail": "canari.serin@ac.example",
}
TYPED = ("tape-canari-1", "tape-canari-2")  # by somebody who mistakes one field for another
# What names somebody. A member's own number is known to tables that refer to it, and to no other.
NAMING = (*PUPIL.values(), *TEACHER.values(), *TYPED)
NUMBERS = tuple(str(numbered("member", one)) for one in ("p-leo", "t-camille"))
CODED = re.compile(r"[A-Za-z0-9+/_-]{24,}")

PLANT = f"""
from egide.people.models import Member
assert Member.objects.filter(id="{NUMBERS[0]}").update(**{PUPIL!r}) == 1
assert Member.objects.filter(id="{NUMBERS[1]}").update(**{TEACHER!r}) == 1
"""
# A class code and the four pictures of the pupil's card: of an école, for once.
CARD = f"""
import json
from uuid import UUID
from egide.gateway.doors_in.cards import codes, holding
from egide.kit.clock import now
from egide.people import queries
from egide.people.models import Organisation, Person, Placement
pupil, at = UUID("{NUMBERS[0]}"), now()
Organisation.objects.filter(attachments__member=pupil).update(stages=["elementaire"])
number = Placement.objects.get(member=pupil, group__kind="class").group_id
group = queries.class_with_pupils(number)
by = Person.objects.get(key="camille")
code = codes.open_code(group, codes.first_evening(at), by=by, at=at)
print(json.dumps([code.text, list(holding.draw(group, [pupil], at=at)[pupil])]))
"""


def card(environ):
    """A class code, and the pictures of a pupil's card."""
    return json.loads(inside(environ, CARD).strip().splitlines()[-1])


# Every table but the roster's own; a row is read as PostgreSQL writes it, bytes as their hex.
SEARCH = """
import json
from django.db import connection
found, rows = {}, {}
with connection.cursor() as cursor:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    for table in sorted(name for (name,) in cursor.fetchall() if not name.startswith("people_")):
        wanted = naming + (numbers if table.startswith(("journal_", "django_")) else ())
        patterns = [f"%{form}%" for text in wanted for form in (text, text.encode().hex())]
        cursor.execute(
            f'SELECT count(*), count(*) FILTER (WHERE t::text ILIKE ANY(%s)) FROM "{table}" t',
            [patterns],
        )
        rows[table], hits = cursor.fetchone()
        found |= {table: hits} if hits else {}
    cursor.execute(
        "SELECT count(*) FROM people_member t WHERE t::text ILIKE ANY(%s)",
        [[f"%{text}%" for text in naming]],
    )
    rows["people_member"] = cursor.fetchone()[0]
print(json.dumps({"found": found, "rows": rows}))
"""


def inside(environ, script):
    """What a script says that runs in the house of the kit, on its database."""
    kit = environ | {"EGIDE_HOME": f"{environ['EGIDE_HOME']}/kit"}
    done = subprocess.run([EGIDE, "manage", "shell", "--verbosity", "0", "-c", script], env=kit,
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_tables(environ):
    """The tables in which somebody is named, and how many rows were read in each.

    Of the roster's own, how many name one of them: a search that is blind would find none there.
    """
    known = f"naming, numbers = {NAMING!r}, {NUMBERS!r}\n"
    said = json.loads(inside(environ, known + SEARCH).strip().splitlines()[-1])
    return said["found"], said["rows"]


def named_in(text, *, numbers=True):
    """The canaries that a text holds: as they are, escaped, or in what it holds encoded."""
    every = "\n".join([text, unquote_plus(text), *decoded(text)])
    plain = every.casefold()
    wanted = NAMING + (NUMBERS if numbers else ())
    return [one for one in wanted if one.casefold() in plain]


def decoded(text):
    """What stands in base64: the parts of a token, an assertion."""
    for run in CODED.findall(text):
        with suppress(ValueError):
            yield urlsafe_b64decode(run.replace("+", "-").replace("/", "_") + "==").decode(
                "latin-1"
            )


def named_in_files(folder):
    """The files under a folder in which somebody is named; the database is read by its tables."""
    return [
        str(file.relative_to(folder))
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ("postgres" not in file.parts or "log" in file.name)
        and named_in(file.read_bytes().decode("latin-1"))
    ]  # fmt: skip


class Recorder:
    """A browser or a service's server, and all that it sent and received."""

    def __init__(self):
        self.seen = []
        hooks = {"request": [self.sent], "response": [self.received]}
        self.client = httpx.Client(event_hooks=hooks, timeout=60)

    def sent(self, request):
        """Where it went, and with which headers: what it was told to send."""
        self.seen.append(f"{request.url}\n{dict(request.headers)}")

    def received(self, response):
        """What came back."""
        response.read()
        self.seen.append(f"{dict(response.headers)}\n{response.text}")


@contextmanager
def a_tool():
    """A service's own server: its address, and all that reaches it."""
    reached = []

    class Ears(Quiet, BaseHTTPRequestHandler):
        def do_GET(self):
            size = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(size).decode()
            reached.append(f"{self.command} {self.path}\n{self.headers}\n{body}")
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - as the base class names it

    with served(Ears) as base:
        yield base, reached
