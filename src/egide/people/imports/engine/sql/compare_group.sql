-- Classes and groups, as members.
CREATE VIEW new_group AS
SELECT grp.* FROM grp ANTI JOIN was_group USING (id) WHERE rule IS NULL;
CREATE TABLE moved_group AS
SELECT grp.id, was_group.gone FROM grp JOIN was_group USING (id)
WHERE rule IS NULL AND (was_group.digest <> grp.digest OR was_group.gone);
CREATE TABLE gone_group AS
SELECT id FROM was_group ANTI JOIN (SELECT id FROM grp WHERE rule IS NULL) USING (id)
WHERE NOT gone;
