"""One statement writes a batch: it takes the log's turn, numbers the lines and keeps them.

The update of the log's row is the lock: whoever holds it knows the next index, and the others wait
until that is committed or undone. So indexes follow each other without a gap, whoever is killed.

A line that is to be said once carries a key: the statement keeps the keys first, in one order for
all, and leaves out the lines whose key was kept before, by this batch or by anybody's.
"""

from collections.abc import Sequence
from typing import Any, Final

from egide.journal.entry import Draft, Written

# The order of the values is that of `Draft.columns`.
WRITE: Final = """
WITH given AS MATERIALIZED (
  SELECT * FROM unnest(
    %b::bytea[], %b::bytea[], %b::bytea[], %b::date[], %b::bytea[], %b::bytea[],
    %b::text[], %b::bytea[], %b::text[], %b::int8[], %b::bytea[], %b::bytea[], %b::bytea[]
  ) WITH ORDINALITY AS given(
    who, under, agreement, "on", under_salt, person,
    service, pseudonym, attributes, at, pseudonym_salt, who_salt, once, place
  )
), said AS (
  INSERT INTO journal_said (key, at)
  SELECT once, at FROM given WHERE once IS NOT NULL ORDER BY once
  ON CONFLICT DO NOTHING RETURNING key
), kept AS MATERIALIZED (
  SELECT given.* FROM given WHERE once IS NULL
  UNION ALL
  (SELECT DISTINCT ON (once) given.* FROM given JOIN said ON once = key ORDER BY once, place)
), turn AS (
  UPDATE journal_log SET size = size + (SELECT count(*) FROM kept) WHERE id = %s
  RETURNING id, size - (SELECT count(*) FROM kept) AS first
), line AS (
  SELECT turn.id AS log_id, turn.first + row_number() OVER (ORDER BY place) - 1 AS index, kept.*
  FROM turn, kept
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
SELECT first, ARRAY(SELECT place - 1 FROM kept ORDER BY place) FROM turn
"""
# Durable before anything leaves, whatever the server's own habit is.
DURABLE: Final = "SET synchronous_commit TO on"
# A turn is a fraction of a second; a stuck one must become a refusal, never a queue without end.
PATIENT: Final = "SET statement_timeout TO '5s'"


def arguments(log: int, drafts: Sequence[Draft]) -> list[Any]:
    """What the statement is given for these lines of one log."""
    columns = zip(*(draft.columns() for draft in drafts), strict=True)
    return [*map(list, columns), log]


def numbered(row: tuple[int, list[int]], drafts: Sequence[Draft]) -> list[Written | None]:
    """The lines at their places; nothing for one that was said before."""
    first, places = row
    lines: list[Written | None] = [None] * len(drafts)
    for step, place in enumerate(places):
        draft = drafts[place]
        lines[place] = Written(draft.log, first + step, draft.line, draft.salts)
    return lines


def by_log(drafts: Sequence[Draft]) -> list[tuple[int, list[Draft]]]:
    """The lines of each log; logs in one order for all, so that no two batches lock each other."""
    logs: dict[int, list[Draft]] = {}
    for draft in drafts:
        logs.setdefault(draft.log, []).append(draft)
    return sorted(logs.items())
