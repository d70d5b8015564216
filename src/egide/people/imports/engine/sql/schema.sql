-- A number for a file and a line: the file in the high bits.
CREATE TABLE problem (place BIGINT, field VARCHAR, reason VARCHAR, warned BOOLEAN);
CREATE TABLE unknown (name VARCHAR, times BIGINT);

-- What schools of the roster are in our directory; `organisation` is below zero until it exists.
CREATE TABLE school (source_id VARCHAR, organisation BIGINT);
-- Those that were made in the end: their number below zero, and their true one.
CREATE TABLE made (from_id BIGINT, to_id BIGINT);

-- What the database holds of this roster.
CREATE TABLE was_member (id UUID, digest UHUGEINT, gone BOOLEAN);
CREATE TABLE was_group (id UUID, digest UHUGEINT, gone BOOLEAN);
CREATE TABLE was_attachment (pk BIGINT, member UUID, school BIGINT, role VARCHAR);
CREATE TABLE was_placement (pk BIGINT, member UUID, grp UUID, role VARCHAR);
CREATE TABLE was_guardianship (pk BIGINT, guardian UUID, pupil UUID, legal BOOLEAN);
