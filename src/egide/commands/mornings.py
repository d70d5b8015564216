"""Once a day, in a server that runs for months: what `egide day` does.

Doors shut by themselves on the day: a server that was off tells people later, and shuts no later.
Two workers may run it at once: rows are locked, and what is written is not written twice.
"""

import logging
from datetime import date
from threading import Thread
from time import sleep

FIRST, EVERY = 60, 3600  # seconds: a server that starts has other things to do
log = logging.getLogger(__name__)


def start() -> None:
    """Watch for mornings beside the pages, as long as the process lives."""
    Thread(target=watch, name="mornings", daemon=True).start()


def watch() -> None:
    """Run each day once; a fault is written, and tried again in an hour."""
    done: date | None = None
    sleep(FIRST)
    while True:
        done = attempt(done)
        sleep(EVERY)


def attempt(done: date | None) -> date | None:
    """Run today if it was not run; give back the last day that was."""
    from django.db import close_old_connections, connection

    from egide.decisions.actions import run_day
    from egide.kit.clock import today

    day = today()
    if day == done:
        return done
    close_old_connections()
    try:
        run_day(day)
    except Exception:  # a job's outer loop: seen in the log, tried again
        log.exception("the day was not run")
        return done
    finally:
        connection.close()
    return day
