-- Who is in which class or group.
CREATE TABLE placement AS
WITH linked AS (
    SELECT
        place,
        CAST(md5(getvariable('roster') || 'member|' || coalesce(member, '')) AS UUID) AS member,
        CAST(md5(getvariable('roster') || 'group|' || coalesce("group", '')) AS UUID) AS grp,
        coalesce(role, '') AS role
    FROM raw_placement
)
SELECT
    linked.*,
    CASE
        WHEN role = 'absent' THEN 'unneeded'
        WHEN member.id IS NULL OR refused.place IS NOT NULL THEN 'member|dangling'
        WHEN found.id IS NULL THEN 'group|dangling'
        WHEN role NOT IN ('pupil', 'teacher') THEN 'role|unknown-word'
    END AS rule
FROM linked
LEFT JOIN refused ON refused.place = linked.place
LEFT JOIN (SELECT id FROM member WHERE rule IS NULL) AS member ON member.id = linked.member
LEFT JOIN (SELECT id FROM grp WHERE rule IS NULL) AS found ON found.id = linked.grp;
