"""What the page says at the end of a check, and where a log is asked for."""

import re

ADDRESS = re.compile(r"/journal/val/2026-2027/(.*)$")


def end(result):
    return result.locator("[data-end]:visible").get_attribute("data-end")


def states(result):
    """The state of each step that is shown."""
    rows = result.locator("[data-step]:visible").all()
    return {
        row.get_attribute("data-step"): row.locator("[data-mark]:visible").get_attribute(
            "data-mark"
        )
        for row in rows
    }
