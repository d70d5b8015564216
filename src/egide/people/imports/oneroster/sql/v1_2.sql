-- Version 1.2: roles have a file of their own. The primary one says what a person is.
CREATE VIEW here_roles AS
SELECT * FROM csv_roles WHERE lower(coalesce(status, '')) <> 'tobedeleted';
CREATE TABLE role_of AS
SELECT userSourcedId, arg_min(role, CASE WHEN lower(roleType) = 'primary' THEN 0 ELSE 1 END) AS role
FROM here_roles WHERE userSourcedId IS NOT NULL GROUP BY userSourcedId;

CREATE VIEW raw_member AS
SELECT
    csv_users.sourcedId AS source_id,
    CASE WHEN absent(csv_users.status, enabledUser) THEN 'absent' ELSE kind_of(role_of.role) END AS kind,
    givenName AS given_name, familyName AS family_name, birth.born AS birth_month,
    level_of(level_word.level, grades) AS level, email AS mail, place
FROM csv_users
LEFT JOIN role_of ON role_of.userSourcedId = csv_users.sourcedId
LEFT JOIN birth ON birth.sourcedId = csv_users.sourcedId
LEFT JOIN level_word ON level_word.word = lower(grades);

CREATE VIEW raw_attachment AS
SELECT userSourcedId AS member, orgSourcedId AS school, attached_as(role) AS role, place
FROM here_roles WHERE coalesce(kind_of(role), '') <> 'guardian';

CREATE TABLE agent AS
SELECT
    sourcedId, kind_of(role_of.role) AS kind, lower(role_of.role) AS role, agentSourcedIds, place
FROM here_users LEFT JOIN role_of ON role_of.userSourcedId = here_users.sourcedId
WHERE agentSourcedIds IS NOT NULL OR lower(role_of.role) = 'relative';
