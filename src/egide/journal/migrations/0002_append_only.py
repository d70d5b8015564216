"""What was published stays as it was: no update, no deletion, whoever asks the database.

What opens a line may go with its person, and never change.
"""

from django.db import migrations

FOR_EVER = ("leaf", "checkpoint", "publickey")
FUNCTION = """
CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is never rewritten' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE ON journal_opening
  FOR EACH ROW EXECUTE FUNCTION journal_append_only();
CREATE FUNCTION journal_never_shorter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < OLD.size OR NEW.origin <> OLD.origin OR NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'a log only grows' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER journal_never_shorter BEFORE UPDATE ON journal_log
  FOR EACH ROW EXECUTE FUNCTION journal_never_shorter();
"""
TRIGGERS = "".join(
    f"""
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal_{table}
  FOR EACH ROW EXECUTE FUNCTION journal_append_only();
"""
    for table in FOR_EVER
)
BACK = """
DROP FUNCTION journal_append_only() CASCADE;
DROP FUNCTION journal_never_shorter() CASCADE;
"""


class Migration(migrations.Migration):

    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunSQL(FUNCTION + TRIGGERS, BACK)]
