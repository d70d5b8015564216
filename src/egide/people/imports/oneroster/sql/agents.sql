-- A pupil names their adults, an adult their pupils: one link, whoever says it.
CREATE VIEW raw_guardianship AS
WITH tie AS (
    SELECT sourcedId, kind, trim(unnest(string_split(agentSourcedIds, ','))) AS other, place FROM agent
    WHERE kind IN ('pupil', 'guardian')
), ends AS (
    SELECT
        CASE WHEN kind = 'pupil' THEN other ELSE sourcedId END AS guardian,
        CASE WHEN kind = 'pupil' THEN sourcedId ELSE other END AS pupil,
        place
    FROM tie WHERE other <> ''
)
SELECT
    guardian, pupil,
    -- A relative comes to the gate; a parent or a guardian answers in law.
    CASE WHEN relative.sourcedId IS NULL THEN '1' ELSE '0' END AS legal,
    place
FROM ends
LEFT JOIN (SELECT DISTINCT sourcedId FROM agent WHERE role = 'relative') AS relative
ON relative.sourcedId = ends.guardian;
