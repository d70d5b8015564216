-- A link is its own key: it is there or not.
CREATE TABLE new_placement AS
SELECT DISTINCT member, grp, role
FROM placement ANTI JOIN was_placement USING (member, grp, role)
WHERE rule IS NULL;
CREATE TABLE gone_placement AS
SELECT pk FROM was_placement
ANTI JOIN (SELECT member, grp, role FROM placement WHERE rule IS NULL)
USING (member, grp, role);
