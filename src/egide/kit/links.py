"""A connection to the database of one's own, beside Django's: for who commits or listens alone."""

from typing import Any, Final

from django.db import connection

# A server that does not answer at all is told by nobody: seconds to connect, milliseconds after.
UNANSWERED: Final = {"connect_timeout": 5, "tcp_user_timeout": 5000}
OF_DJANGO: Final = {"cursor_factory", "context", "prepare_threshold", "server_side_binding"}


def where() -> dict[str, Any]:
    """How to reach the database of this process, by a connection of one's own."""
    given = connection.get_connection_params()
    return UNANSWERED | {name: given[name] for name in given if name not in OF_DJANGO}
