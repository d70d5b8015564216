"""The trigger that writes what search looks into, whoever writes the row and however."""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION catalogue_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.plain_name := catalogue_plain(NEW.name);
  NEW.plain := catalogue_plain(concat_ws(', ', NEW.name,
    nullif(array_to_string(NEW.keywords_fr, ', '), ''),
    nullif(array_to_string(NEW.keywords_en, ', '), '')));
  NEW.words :=
    setweight(to_tsvector('french', catalogue_plain(NEW.name)), 'A') ||
    setweight(to_tsvector('french', catalogue_plain(array_to_string(NEW.keywords_fr, ', '))), 'B') ||
    setweight(to_tsvector('english', catalogue_plain(array_to_string(NEW.keywords_en, ', '))), 'B') ||
    setweight(to_tsvector('french', catalogue_plain(NEW.what_for_fr)), 'C') ||
    setweight(to_tsvector('english', catalogue_plain(NEW.what_for_en)), 'C');
  RETURN NEW;
END $$;
CREATE TRIGGER catalogue_words BEFORE INSERT OR UPDATE ON catalogue_service
  FOR EACH ROW EXECUTE FUNCTION catalogue_words();
"""
BACK = """
DROP TRIGGER catalogue_words ON catalogue_service;
DROP FUNCTION catalogue_words();
"""


class Migration(migrations.Migration):

    dependencies = [("catalogue", "0002_initial")]

    operations = [migrations.RunSQL(TRIGGER, BACK)]
