-- A link is its own key: it is there or not.
CREATE TABLE new_guardianship AS
SELECT guardian, pupil, legal
FROM legal_guardianship ANTI JOIN was_guardianship USING (guardian, pupil, legal);
CREATE TABLE gone_guardianship AS
SELECT pk FROM was_guardianship ANTI JOIN legal_guardianship USING (guardian, pupil, legal);
