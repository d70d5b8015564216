"""What search stands on: two extensions, the plain form of words, the trigger that writes it."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

PLAIN = """
CREATE FUNCTION catalogue_plain(words text) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(unaccent('unaccent', words)) $$;
"""


class Migration(migrations.Migration):

    dependencies = []

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(PLAIN, "DROP FUNCTION catalogue_plain(text)"),
    ]
