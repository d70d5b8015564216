-- Classes and groups as they will be kept.
CREATE TABLE grp AS
WITH clean AS (
    SELECT
        place,
        coalesce(source_id, '') AS source_id,
        coalesce(school, '') AS school_source,
        coalesce(kind, '') AS kind,
        coalesce(trim(name), '') AS name,
        coalesce(level, '') AS level
    FROM raw_group
), known AS (
    SELECT
        * EXCLUDE (level),
        level <> '' AND level NOT IN (
            'ps', 'ms', 'gs', 'cp', 'ce1', 'ce2', 'cm1', 'cm2', '6e', '5e', '4e', '3e',
            '2de', 'cap1', '1re', 'cap2', 'tle', 'post_bac'
        ) AS odd_level,
        CASE WHEN odd_level THEN '' ELSE level END AS level
    FROM clean
)
SELECT
    known.*, school.organisation AS school,
    CAST(md5(getvariable('roster') || 'group|' || known.source_id) AS UUID) AS id,
    md5_number(
        school_source || chr(31) || kind || chr(31) || name || chr(31) || level
    ) AS digest,
    CASE
        WHEN known.source_id = '' THEN 'source_id|empty'
        WHEN length(known.source_id) > 120 THEN 'source_id|too-long'
        WHEN kind NOT IN ('class', 'group') THEN 'kind|unknown-word'
        WHEN name = '' THEN 'name|empty'
        WHEN length(name) > 120 THEN 'name|too-long'
        WHEN regexp_matches(name || known.source_id, '[\x00-\x1f\x7f]')
            THEN 'name|control-character'
        WHEN school_source = '' THEN 'school|empty'
        WHEN school.source_id IS NULL THEN 'school|dangling'
    END AS rule
FROM known LEFT JOIN school ON school.source_id = known.school_source;

INSERT INTO problem SELECT place, 'level', 'unknown-word', true FROM grp
WHERE odd_level AND rule IS NULL;

CREATE TABLE twice AS
SELECT id, min(place) AS stands FROM grp WHERE rule IS NULL GROUP BY id HAVING count(*) > 1;
CREATE TABLE stands AS
SELECT grp.id, any_value(grp.digest) AS digest, any_value(grp.place) AS place
FROM grp JOIN twice ON twice.id = grp.id AND twice.stands = grp.place GROUP BY grp.id;
UPDATE grp SET
    rule = CASE WHEN grp.digest = stands.digest THEN 'twin' ELSE 'source_id|duplicate' END
FROM stands WHERE stands.id = grp.id AND grp.rule IS NULL AND grp.place <> stands.place;
DROP TABLE twice;
DROP TABLE stands;
