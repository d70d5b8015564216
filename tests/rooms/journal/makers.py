"""A dull, valid entry; a test names only what matters to it."""

from datetime import date
from urllib.parse import quote

from django.db import connection

from egide.journal.entry import Entry

TODAY = date(2026, 11, 23)
NOON = 1_795_435_200  # that day, at noon UTC
INES = b"i" * 32
TABLES = ("leaf", "opening", "checkpoint", "log")


def an_entry(log, **said):
    entry = Entry(
        log=log,
        person=INES,
        service="carto-mentale",
        pseudonym="k3v9q2",
        attributes=("class", "display_name", "role"),
        at=NOON,
        agreement=b"a" * 32,
        on=TODAY,
    )
    return entry._replace(**said)


def entries(log, count, **said):
    return [an_entry(log, **({"at": NOON + number} | said)) for number in range(count)]


def address():
    """The database of this test, as another process reaches it."""
    given = connection.settings_dict
    host = quote(given["HOST"], safe="")
    return f"postgresql://{given['USER']}@{host}/{given['NAME']}"


def tamper(statement):
    """What someone with every right on the database could do."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE journal_{table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE journal_{table} ENABLE TRIGGER USER")
