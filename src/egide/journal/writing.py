"""One statement writes a batch: it takes the turn of each log, numbers the lines and keeps them.

The lock of a log's row is the turn: whoever holds it knows the next index, and the others wait
until that is committed or undone. So indexes follow each other without a gap, whoever is killed.
Rows are locked in one order for all: batches over many logs wait for each other, never in a circle.

A line that is to be said once carries a key: the statement keeps the keys first, in one order for
all, and leaves out the lines whose key was kept before, by this batch or by anybody's.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from egide.journal.entry import Draft, Written

# The order of the values is that of `Draft.columns`.
WRITE: Final = """
WITH given AS MATERIALIZED (
  SELECT * FROM unnest(
    %b::bytea[], %b::bytea[], %b::bytea[], %b::date[], %b::bytea[], %b::bytea[],
    %b::text[], %b::bytea[], %b::text[], %b::int8[], %b::bytea[], %b::bytea[], %b::bytea[],
    %b::int8[]
  ) WITH ORDINALITY AS given(
    who, under, agreement, "on", under_salt, person,
    service, pseudonym, attributes, at, pseudonym_salt, who_salt, once, log, place
  )
), said AS (
  INSERT INTO journal_said (key, at)
  SELECT once, at FROM given WHERE once IS NOT NULL ORDER BY once
  ON CONFLICT DO NOTHING RETURNING key
), kept AS MATERIALIZED (
  SELECT given.* FROM given WHERE once IS NULL
  UNION ALL
  (SELECT DISTINCT ON (once) given.* FROM given JOIN said ON once = key ORDER BY once, place)
), locked AS MATERIALIZED (
  SELECT id FROM journal_log WHERE id IN (SELECT log FROM given) ORDER BY id FOR UPDATE
), asked AS MATERIALIZED (
  SELECT id, count(place) AS lines FROM locked LEFT JOIN kept ON log = id GROUP BY id
), turn AS (
  UPDATE journal_log SET size = size + lines FROM asked WHERE journal_log.id = asked.id
  RETURNING journal_log.id, size - lines AS first
), line AS (
  SELECT id AS log_id,
    first + row_number() OVER (PARTITION BY log ORDER BY place) - 1 AS index, kept.*
  FROM turn JOIN kept ON log = id
), leaf AS (
  INSERT INTO journal_leaf (log_id, index, who, under, agreement, "on", under_salt)
  SELECT log_id, index, who, under, agreement, "on", under_salt FROM line
), opening AS (
  INSERT INTO journal_opening (
    log_id, index, person, service, pseudonym, attributes, at, pseudonym_salt, who_salt
  )
  SELECT log_id, index, person, service, pseudonym, attributes, at, pseudonym_salt, who_salt
  FROM line
)
SELECT id, first, ARRAY(SELECT place - 1 FROM kept WHERE log = id ORDER BY place) FROM turn
"""
Row = tuple[int, int, list[int]]  # a log, the index of its first line, the lines that were kept
Numbered = dict[int, list[Written | None]]
# Durable before anything leaves, whatever the server's own habit is.
DURABLE: Final = "SET synchronous_commit TO on"
# A turn is a fraction of a second; a stuck one must become a refusal, never a queue without end.
PATIENT: Final = "SET statement_timeout TO '5s'"


def arguments(drafts: Sequence[Draft]) -> list[Any]:
    """What the statement is given for these lines."""
    return [list(column) for column in zip(*map(Draft.columns, drafts), strict=True)]


def numbered(rows: Iterable[Row], drafts: Sequence[Draft]) -> Numbered:
    """The lines at their places, log by log; nothing for one that was said before.

    A log that no row speaks of is not there.
    """
    lines: list[Written | None] = [None] * len(drafts)
    known = set()
    for log, first, places in rows:
        known.add(log)
        for step, place in enumerate(places):
            draft = drafts[place]
            lines[place] = Written(log, first + step, draft.line, draft.salts)
    found: Numbered = {log: [] for log in known}
    for draft, line in zip(drafts, lines, strict=True):
        if draft.log in known:
            found[draft.log].append(line)
    return found
