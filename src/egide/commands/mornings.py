"""In a server that runs for months: what `egide day` does, once a day; announcements that wait.

Doors shut by themselves on the day: a server that was off tells people later, and shuts no later.
Two workers may run it at once: rows are locked, and what is written is not written twice.
"""

import logging
from datetime import date
from threading import Thread
from time import sleep

EVERY = 60  # seconds; the first ones too: a server that starts has other things to do
log = logging.getLogger(__name__)


def start() -> None:
    """Watch for mornings beside the pages, as long as the process lives."""
    Thread(target=watch, name="mornings", daemon=True).start()


def watch() -> None:
    """Run each day once, deliver what was left; a fault is written, and tried again."""
    done: date | None = None
    while True:
        sleep(EVERY)
        done = attempt(done)


def attempt(done: date | None) -> date | None:
    """Run today if it was not run; give back the last day that was.

    A commit delivers a hundred announcements at most: what a large change leaves goes here.
    """
    from django.db import close_old_connections, connection

    from egide.decisions.actions import run_day
    from egide.gateway.endings import leaving
    from egide.gateway.sweeping import sweep
    from egide.kit.announcements import deliver
    from egide.kit.clock import now, today

    day = today()
    close_old_connections()
    try:
        if day != done:
            run_day(day)
        sweep(at=now())
        leaving.again(at=now())
        while deliver():
            pass
    except Exception:  # a job's outer loop: seen in the log, tried again
        log.exception("the day was not run")
        return done
    finally:
        connection.close()
    return day
