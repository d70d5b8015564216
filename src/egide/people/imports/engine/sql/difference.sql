-- What is new, what moved, what is gone, by comparing digests: columns are not read again.
CREATE VIEW new_member AS
SELECT member.* FROM member ANTI JOIN was_member USING (id) WHERE rule IS NULL;
CREATE TABLE moved_member AS
SELECT member.id, was_member.gone FROM member JOIN was_member USING (id)
WHERE rule IS NULL AND (was_member.digest <> member.digest OR was_member.gone);
CREATE TABLE gone_member AS
SELECT id FROM was_member ANTI JOIN (SELECT id FROM member WHERE rule IS NULL) USING (id)
WHERE NOT gone;

CREATE VIEW new_group AS
SELECT grp.* FROM grp ANTI JOIN was_group USING (id) WHERE rule IS NULL;
CREATE TABLE moved_group AS
SELECT grp.id, was_group.gone FROM grp JOIN was_group USING (id)
WHERE rule IS NULL AND (was_group.digest <> grp.digest OR was_group.gone);
CREATE TABLE gone_group AS
SELECT id FROM was_group ANTI JOIN (SELECT id FROM grp WHERE rule IS NULL) USING (id)
WHERE NOT gone;

-- A link is its own key: it is there or not.
CREATE TABLE new_attachment AS
SELECT DISTINCT member, school, role
FROM attachment ANTI JOIN was_attachment USING (member, school, role)
WHERE rule IS NULL;
CREATE TABLE gone_attachment AS
SELECT pk FROM was_attachment
ANTI JOIN (SELECT member, school, role FROM attachment WHERE rule IS NULL)
USING (member, school, role);

CREATE TABLE new_placement AS
SELECT DISTINCT member, grp, role
FROM placement ANTI JOIN was_placement USING (member, grp, role)
WHERE rule IS NULL;
CREATE TABLE gone_placement AS
SELECT pk FROM was_placement
ANTI JOIN (SELECT member, grp, role FROM placement WHERE rule IS NULL)
USING (member, grp, role);

-- A guardian named twice for a pupil, once by law, is so by law.
CREATE TABLE legal_guardianship AS
SELECT guardian, pupil, bool_or(legal) AS legal FROM guardianship WHERE rule IS NULL
GROUP BY guardian, pupil;
CREATE TABLE new_guardianship AS
SELECT guardian, pupil, legal
FROM legal_guardianship ANTI JOIN was_guardianship USING (guardian, pupil, legal);
CREATE TABLE gone_guardianship AS
SELECT pk FROM was_guardianship ANTI JOIN legal_guardianship USING (guardian, pupil, legal);
