-- A link is its own key: it is there or not.
CREATE TABLE new_attachment AS
SELECT DISTINCT member, school, role
FROM attachment ANTI JOIN was_attachment USING (member, school, role)
WHERE rule IS NULL;
CREATE TABLE gone_attachment AS
SELECT pk FROM was_attachment
ANTI JOIN (SELECT member, school, role FROM attachment WHERE rule IS NULL)
USING (member, school, role);
