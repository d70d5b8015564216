"""A person's word stays as it was written: no update, no deletion, whoever asks the database."""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION terms_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a confirmation is never changed: add another one'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER terms_append_only BEFORE UPDATE OR DELETE ON terms_confirmation
  FOR EACH ROW EXECUTE FUNCTION terms_append_only();
"""
BACK = """
DROP TRIGGER terms_append_only ON terms_confirmation;
DROP FUNCTION terms_append_only();
"""


class Migration(migrations.Migration):

    dependencies = [("terms", "0001_initial")]

    operations = [migrations.RunSQL(TRIGGER, BACK)]
