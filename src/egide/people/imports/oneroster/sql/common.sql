-- What both versions say alike. A row that is to be deleted is absent.
CREATE MACRO kind_of(role) AS CASE lower(role)
    WHEN 'student' THEN 'pupil' WHEN 'teacher' THEN 'teacher'
    WHEN 'guardian' THEN 'guardian' WHEN 'parent' THEN 'guardian' WHEN 'relative' THEN 'guardian'
    WHEN 'aide' THEN 'staff' WHEN 'administrator' THEN 'staff' WHEN 'proctor' THEN 'staff'
    WHEN 'counselor' THEN 'staff' WHEN 'principal' THEN 'staff'
    WHEN 'siteadministrator' THEN 'staff' WHEN 'districtadministrator' THEN 'staff'
    WHEN 'systemadministrator' THEN 'staff'
    ELSE CASE WHEN role IS NULL THEN NULL ELSE '?' END
END;
CREATE MACRO absent(status, enabled) AS
lower(coalesce(status, '')) = 'tobedeleted' OR lower(coalesce(enabled, '')) IN ('false', '0');
CREATE MACRO attached_as(role) AS
CASE WHEN lower(role) = 'principal' THEN 'head' ELSE kind_of(role) END;
CREATE MACRO level_of(found, grades) AS
coalesce(found, CASE WHEN grades IS NULL OR contains(grades, ',') THEN NULL ELSE '?' END);

CREATE VIEW here_orgs AS
SELECT * FROM csv_orgs WHERE lower(coalesce(status, '')) <> 'tobedeleted';
CREATE VIEW here_users AS
SELECT * FROM csv_users WHERE NOT absent(status, enabledUser);
CREATE VIEW here_classes AS
SELECT * FROM csv_classes WHERE lower(coalesce(status, '')) <> 'tobedeleted';
CREATE VIEW here_demographics AS
SELECT * FROM csv_demographics WHERE lower(coalesce(status, '')) <> 'tobedeleted';

-- A school without a UAI gets a code of ours, always the same.
CREATE VIEW raw_school AS
SELECT
    sourcedId AS source_id,
    CASE
        WHEN regexp_full_match(upper(trim(identifier)), '[0-9]{7}[A-Z]')
            THEN upper(trim(identifier))
        WHEN regexp_full_match(upper(trim(sourcedId)), '[0-9]{7}[A-Z]')
            THEN upper(trim(sourcedId))
        WHEN sourcedId IS NOT NULL
            THEN 'or-' || left(md5(getvariable('roster') || 'school|' || sourcedId), 16)
    END AS code,
    trim(name) AS name,
    getvariable('school_kind') AS school_kind,
    '' AS stages,
    '' AS commune,
    place
FROM here_orgs WHERE lower(trim(type)) = 'school';

INSERT INTO problem SELECT place, 'type', 'not-a-school', true FROM here_orgs
WHERE lower(trim(coalesce(type, ''))) NOT IN ('school', 'district', 'local', 'state', 'national');

-- The month of birth is all that is taken from demographics.
CREATE TABLE birth AS
SELECT sourcedId, min(try_cast(birthDate AS DATE)) AS born FROM here_demographics
WHERE sourcedId IS NOT NULL AND birthDate IS NOT NULL GROUP BY sourcedId;
INSERT INTO problem SELECT place, 'birth_month', 'not-a-day', true FROM here_demographics
WHERE birthDate IS NOT NULL AND try_cast(birthDate AS DATE) IS NULL;

CREATE VIEW raw_group AS
SELECT
    sourcedId AS source_id,
    schoolSourcedId AS school,
    CASE WHEN lower(classType) = 'homeroom' THEN 'class' ELSE 'group' END AS kind,
    title AS name,
    -- A class of several levels has none.
    level_of(level_word.level, grades) AS level,
    place
FROM here_classes LEFT JOIN level_word ON level_word.word = lower(grades);

CREATE VIEW raw_placement AS
SELECT
    userSourcedId AS member,
    classSourcedId AS "group",
    CASE
        WHEN absent(status, NULL) THEN 'absent'
        ELSE CASE lower(role)
            WHEN 'student' THEN 'pupil' WHEN 'teacher' THEN 'teacher'
            -- Known to the standard, of no use here.
            WHEN 'administrator' THEN 'absent' WHEN 'aide' THEN 'absent'
            WHEN 'proctor' THEN 'absent' WHEN 'guardian' THEN 'absent' WHEN 'parent' THEN 'absent'
            ELSE '?'
        END
    END AS role,
    place
FROM csv_enrollments;
