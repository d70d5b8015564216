"""What a reader asks of a register: a day, and with which eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from egide.register.errors import NotADay
from egide.trust.law import View

THEN, SINCE = "alors", "depuis"


@dataclass(frozen=True, slots=True)
class Asked:
    """A day, and whether it is seen as on that day or with what is known since."""

    on: date
    today: date
    view: View = View.HINDSIGHT

    @property
    def is_today(self) -> bool:
        """Whether the question is about now."""
        return self.on == self.today

    @property
    def known_at(self) -> datetime | None:
        """The last instant of what counts: the end of that day, or now."""
        if self.is_today or self.view is View.HINDSIGHT:
            return None
        return timezone.make_aware(datetime.combine(self.on + timedelta(days=1), time.min))

    @property
    def law(self) -> View:
        """How the law is looked at: of today there is one view."""
        return View.KNOWN if self.is_today else self.view

    @property
    def query(self) -> str:
        """As addresses carry it."""
        if self.is_today:
            return ""
        eyes = THEN if self.view is View.KNOWN else SINCE
        return f"?on={self.on.isoformat()}&regard={eyes}"


def read(query: Mapping[str, str], today: date) -> Asked:
    """The question in an address; NotADay for what is no day, or a day to come."""
    text = query.get("on", "")
    view = View.KNOWN if query.get("regard") == THEN else View.HINDSIGHT
    try:
        on = date.fromisoformat(text) if text else today
    except ValueError as error:
        raise NotADay from error
    return Asked(min(on, today), today, view)
