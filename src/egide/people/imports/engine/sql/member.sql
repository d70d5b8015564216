-- Members as they will be kept. `rule` says why a row is not: the field, then the reason.
CREATE TABLE member AS
WITH clean AS (
    SELECT
        place,
        coalesce(source_id, '') AS source_id,
        coalesce(kind, '') AS kind,
        coalesce(trim(given_name), '') AS given_name,
        coalesce(trim(family_name), '') AS family_name,
        CASE WHEN kind = 'pupil' THEN coalesce(level, '') ELSE '' END AS level,
        CASE WHEN kind IN ('teacher', 'staff') THEN coalesce(trim(mail), '') ELSE '' END AS mail,
        -- Of the day that a pupil was born, the month is enough for every rule.
        CASE WHEN kind = 'pupil'
            THEN CAST(date_trunc('month', try_cast(birth_month AS DATE)) AS DATE) END AS birth,
        coalesce(kind = 'pupil' AND birth_month IS NOT NULL, false) AS dated
    FROM raw_member
), known AS (
    SELECT
        * EXCLUDE (level, mail, birth, dated),
        level <> '' AND level NOT IN (
            'ps', 'ms', 'gs', 'cp', 'ce1', 'ce2', 'cm1', 'cm2', '6e', '5e', '4e', '3e',
            '2de', 'cap1', '1re', 'cap2', 'tle', 'post_bac'
        ) AS odd_level,
        mail <> '' AND (length(mail) > 254 OR NOT regexp_full_match(mail, '[!-?A-~]+@[!-?A-~]+'))
            AS odd_mail,
        dated AND (birth IS NULL OR birth NOT BETWEEN DATE '1900-01-01' AND DATE '2100-01-01')
            AS odd_birth,
        CASE WHEN odd_level THEN '' ELSE level END AS level,
        CASE WHEN odd_mail THEN '' ELSE mail END AS mail,
        CASE WHEN NOT odd_birth THEN birth END AS birth_month
    FROM clean
)
SELECT
    *,
    CAST(md5(getvariable('roster') || 'member|' || source_id) AS UUID) AS id,
    md5_number(
        kind || chr(31) || given_name || chr(31) || family_name || chr(31) || level || chr(31)
        || mail || chr(31) || coalesce(CAST(birth_month AS VARCHAR), '')
    ) AS digest,
    CASE
        -- Staged all the same, so that every row of a file is accounted for.
        WHEN kind = 'absent' THEN 'unneeded'
        WHEN source_id = '' THEN 'source_id|empty'
        WHEN length(source_id) > 80 THEN 'source_id|too-long'
        WHEN kind = '' THEN 'kind|empty'
        WHEN kind NOT IN ('pupil', 'teacher', 'staff', 'guardian') THEN 'kind|unknown-word'
        WHEN length(given_name) > 120 THEN 'given_name|too-long'
        WHEN length(family_name) > 120 THEN 'family_name|too-long'
        WHEN given_name = '' AND family_name = '' THEN 'family_name|empty'
        WHEN regexp_matches(given_name || family_name || source_id, '[\x00-\x1f\x7f]')
            THEN 'family_name|control-character'
    END AS rule
FROM known;

INSERT INTO problem SELECT place, 'level', 'unknown-word', true FROM member
WHERE odd_level AND rule IS NULL;
INSERT INTO problem SELECT place, 'mail', 'not-a-mail', true FROM member
WHERE odd_mail AND rule IS NULL;
INSERT INTO problem SELECT place, 'birth_month', 'not-a-day', true FROM member
WHERE odd_birth AND rule IS NULL;

-- A row that repeats itself is one row. The first of those that differ stands; the others are named.
CREATE TABLE twice AS
SELECT id, min(place) AS stands FROM member WHERE rule IS NULL GROUP BY id HAVING count(*) > 1;
CREATE TABLE stands AS
SELECT member.id, any_value(member.digest) AS digest, any_value(member.place) AS place
FROM member JOIN twice ON twice.id = member.id AND twice.stands = member.place GROUP BY member.id;
UPDATE member SET
    rule = CASE WHEN member.digest = stands.digest THEN 'twin' ELSE 'source_id|duplicate' END
FROM stands WHERE stands.id = member.id AND member.rule IS NULL AND member.place <> stands.place;
DROP TABLE twice;
DROP TABLE stands;

-- What a refused row says of its links counts for nothing, even when its id is that of another.
CREATE VIEW refused AS
SELECT DISTINCT place FROM member WHERE rule IS NOT NULL AND rule NOT IN ('twin', 'unneeded');
