-- Who answers for which pupil: a guardian for a pupil, and nobody else for anybody else.
CREATE TABLE guardianship AS
WITH linked AS (
    SELECT
        place,
        CAST(md5(getvariable('roster') || 'member|' || coalesce(guardian, '')) AS UUID) AS guardian,
        CAST(md5(getvariable('roster') || 'member|' || coalesce(pupil, '')) AS UUID) AS pupil,
        coalesce(legal, '1') AS legal
    FROM raw_guardianship
)
SELECT
    linked.place, linked.guardian, linked.pupil, legal = '1' AS legal,
    CASE
        WHEN adult.id IS NULL OR refused.place IS NOT NULL THEN 'guardian|dangling'
        WHEN child.id IS NULL THEN 'pupil|dangling'
        WHEN adult.kind <> 'guardian' THEN 'guardian|wrong-kind'
        WHEN child.kind <> 'pupil' THEN 'pupil|wrong-kind'
        WHEN legal NOT IN ('0', '1') THEN 'legal|unknown-word'
    END AS rule
FROM linked
LEFT JOIN refused ON refused.place = linked.place
LEFT JOIN (SELECT id, kind FROM member WHERE rule IS NULL) AS adult ON adult.id = linked.guardian
LEFT JOIN (SELECT id, kind FROM member WHERE rule IS NULL) AS child ON child.id = linked.pupil;

-- A guardian of nobody here is not kept; that is no fault of a row, hence counted, not named.
CREATE TABLE lone AS
SELECT place FROM member
ANTI JOIN (SELECT guardian FROM guardianship WHERE rule IS NULL) AS tied ON tied.guardian = member.id
WHERE rule IS NULL AND kind = 'guardian';
INSERT INTO unknown SELECT 'guardian-of-nobody', count(*) FROM lone HAVING count(*) > 0;
UPDATE member SET rule = 'unneeded' FROM lone
WHERE lone.place = member.place AND member.rule IS NULL;
DROP TABLE lone;

-- A guardian named twice for a pupil, once by law, is so by law.
CREATE TABLE legal_guardianship AS
SELECT guardian, pupil, bool_or(legal) AS legal FROM guardianship WHERE rule IS NULL
GROUP BY guardian, pupil;
