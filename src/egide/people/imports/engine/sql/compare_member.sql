-- What is new, what moved, what is gone, by comparing digests: columns are not read again.
CREATE VIEW new_member AS
SELECT member.* FROM member ANTI JOIN was_member USING (id) WHERE rule IS NULL;
CREATE TABLE moved_member AS
SELECT member.id, was_member.gone FROM member JOIN was_member USING (id)
WHERE rule IS NULL AND (was_member.digest <> member.digest OR was_member.gone);
CREATE TABLE gone_member AS
SELECT id FROM was_member ANTI JOIN (SELECT id FROM member WHERE rule IS NULL) USING (id)
WHERE NOT gone;
