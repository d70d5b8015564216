"""Where a roster is prepared: a private folder and a small database that spills to disk.

DuckDB does the work that must not be done a row at a time in Python: parse, check, derive ids,
compare. It gets little memory, one thread (lines keep their order), and no file but our own.
"""

import shutil
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

# Beside Python, Django and the program of DuckDB itself, this keeps a process under 300 MB.
MEMORY = "96MB"
# Rows held while a table is written: few, or they take the memory that joins need.
ROW_GROUP = 16384
# A file and a line in one number: the line takes the low bits.
LINE_BITS = 40
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    "threads": "1",
    "preserve_insertion_order": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
}


class Workshop:
    """One import being prepared; everything in it is gone at the end."""

    def __init__(self, roster: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="egide-import-"))
        config = CONFIG | {"temp_directory": str(self.folder / "spill")}
        import duckdb  # ten megabytes, in processes that import alone

        self.database = duckdb.connect(config=config)
        # It guesses that a CSV file is small and would hold it in memory: our joins are written
        # with what is to be held on their right.
        self.database.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        self.database.execute(f"SET allowed_directories = ['{self.folder}/']")
        self.database.execute("SET enable_external_access = false")
        self.database.execute("SET VARIABLE roster = $1", [f"{roster}|"])
        self.script("egide.people.imports.engine", "schema")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.database.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def script(self, package: str, name: str) -> None:
        """Run one of our files of SQL."""
        self.database.execute((files(package) / "sql" / f"{name}.sql").read_text("utf-8"))

    def add(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Some rows of our own making into a table, at once."""
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            values = ", ".join(f"unnest(${rank})" for rank in range(1, len(columns) + 1))
            self.database.execute(f"INSERT INTO {table} SELECT {values}", columns)

    def number(self, query: str) -> int:
        """The one number that a query gives; 0 when it gives none."""
        rows = self.database.execute(query).fetchall()
        return int(rows[0][0] or 0) if rows else 0
