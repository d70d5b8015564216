-- Who belongs to which school. A school that the directory lacks is told once, at its own row.
CREATE TABLE attachment AS
WITH linked AS (
    SELECT
        place,
        CAST(md5(getvariable('roster') || 'member|' || coalesce(member, '')) AS UUID) AS member,
        coalesce(school, '') AS school,
        coalesce(role, '') AS role
    FROM raw_attachment
)
SELECT
    linked.place, linked.member, school.organisation AS school, linked.role,
    CASE
        WHEN member.id IS NULL OR refused.place IS NOT NULL THEN 'member|dangling'
        WHEN linked.school = '' THEN 'school|empty'
        WHEN school.source_id IS NULL THEN 'school|dangling'
        WHEN linked.role NOT IN ('pupil', 'teacher', 'head', 'staff') THEN 'role|unknown-word'
    END AS rule
FROM linked
LEFT JOIN school ON school.source_id = linked.school
LEFT JOIN refused ON refused.place = linked.place
LEFT JOIN (SELECT id FROM member WHERE rule IS NULL) AS member ON member.id = linked.member;

-- A member of no school, guardians apart, is nobody's business here: it is not kept.
CREATE TABLE lone AS
SELECT place FROM member
ANTI JOIN (SELECT member FROM attachment WHERE rule IS NULL) AS placed ON placed.member = member.id
WHERE rule IS NULL AND kind <> 'guardian';
UPDATE member SET rule = 'school|no-school' FROM lone
WHERE lone.place = member.place AND member.rule IS NULL;
DROP TABLE lone;
