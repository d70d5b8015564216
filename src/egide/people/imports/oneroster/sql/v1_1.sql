-- Version 1.1: a user has one role, and their schools in one field.
CREATE VIEW raw_member AS
SELECT
    csv_users.sourcedId AS source_id,
    CASE WHEN absent(csv_users.status, enabledUser) THEN 'absent' ELSE kind_of(role) END AS kind,
    givenName AS given_name, familyName AS family_name, birth.born AS birth_month,
    level_of(level_word.level, grades) AS level, email AS mail, place
FROM csv_users
LEFT JOIN birth ON birth.sourcedId = csv_users.sourcedId
LEFT JOIN level_word ON level_word.word = lower(grades);

CREATE VIEW raw_attachment AS
SELECT sourcedId AS member, orgSourcedIds AS school, attached_as(role) AS role, place
FROM here_users
WHERE kind_of(role) <> 'guardian' AND NOT contains(orgSourcedIds, ',')
UNION ALL
SELECT sourcedId, trim(unnest(string_split(orgSourcedIds, ','))), attached_as(role), place
FROM here_users
WHERE kind_of(role) <> 'guardian' AND contains(orgSourcedIds, ',');

CREATE TABLE agent AS
SELECT sourcedId, kind_of(role) AS kind, lower(role) AS role, agentSourcedIds, place
FROM here_users WHERE agentSourcedIds IS NOT NULL OR lower(role) = 'relative';
