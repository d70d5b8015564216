"""Lists: requests, agreements, experiments, news. What goes on comes before what ended."""

from collections.abc import Sequence

from egide.decisions.queries import Held, Message, Tried
from egide.decisions.queries.requests import Asked
from egide.decisions.seats import Seat
from egide.decisions.shown.agreement import MARKS, STANDS
from egide.decisions.shown.lang import day
from egide.decisions.shown.leaving import leaving
from egide.decisions.shown.request import ENDED, steps
from egide.people import queries as people


def requests_list(found: Sequence[Asked], place: int, seat: Seat) -> dict[str, object]:
    """The requests of a school."""
    primary = seat.place.school_kind == "public_primary"
    return {
        "place": people.organisation(place).name,
        "going_on": [
            {"asked": one, "steps": steps(one, primary=primary)}
            for one in found
            if not one.stage.over
        ],
        "ended": [
            {"asked": one, "how": ENDED[one.stage] % {"day": day(one.ended_on)}}
            for one in found
            if one.stage.over
        ],
    }


def agreements_list(found: Sequence[Held], place: int, seat: Seat) -> dict[str, object]:
    """The agreements of a school."""
    lines = [agreement(one) for one in found]
    return {
        "place": people.organisation(place).name,
        "seat": seat,
        "going_on": [line for line in lines if not line["over"]],
        "ended": [line for line in lines if line["over"]],
    }


def agreement(held: Held) -> dict[str, object]:
    """One agreement in a line."""
    return {
        "held": held,
        "mark": MARKS[held.status],
        "stands": STANDS[held.status],
        "over": held.status.over,
        "until": day(held.deadline or held.ends),
        "leaves": leaving(held.signed.attributes).leaves,
    }


def experiments_list(found: Sequence[Tried], place: int) -> dict[str, object]:
    """What is tried: the question, until when, what came out."""
    return {
        "place": people.organisation(place).name,
        "tried": [
            {
                "one": one,
                "mark": MARKS[one.agreement.status],
                "until": day(one.agreement.ends),
                "school": one.agreement.signed.school,
                "over": one.agreement.status.over,
            }
            for one in found
        ],
    }


def message(one: Message) -> dict[str, object]:
    """A sentence, and where it leads."""
    return {
        "sentence": one.sentence,
        "day": day(one.on),
        "new": one.read_at is None,
        "request": one.said.get("request"),
        "agreement": one.said.get("agreement"),
    }
