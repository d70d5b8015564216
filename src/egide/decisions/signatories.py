"""Who binds the controller of a school, and a refusal that names who does."""

from datetime import date

from egide.decisions.errors import AnotherSigns
from egide.decisions.places import School
from egide.people import mandates
from egide.people.mandates import Actor
from egide.trust.mandate import Because, Power, Role

RUNS_A_SCHOOL = {Role.HEAD, Role.DIRECTOR}


def require_signatory(by: Actor, at: School, *, on: date, power: Power = Power.SIGN) -> None:
    """Let whoever binds the controller go on.

    Whoever runs the school and does not bind it is told who does, and that the request waits
    there; anybody else is refused as everywhere.
    """
    ruling = mandates.ruling(by, power, at=at.id, on=on)
    if ruling.allowed:
        return
    if ruling.because is Because.ANOTHER_ROLE and ruling.who_could and runs(by, at, on):
        raise AnotherSigns(ruling.who_could[0].value)
    mandates.require(by, power, at=at.id, on=on)


def runs(by: Actor, at: School, on: date) -> bool:
    """Whether somebody runs that school, be it without binding it."""
    return mandates.ruling(by, Power.READ_CLASS, at=at.id, on=on).allowed
