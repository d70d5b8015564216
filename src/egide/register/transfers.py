"""The transfers of a register: to whom, where, on what, in force or not, on whose word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from egide.decisions.document.flows import NONE_NAMED, Flow
from egide.decisions.document.words import TOOLS, country
from egide.law.words import words
from egide.register.activity import Activity
from egide.register.rows import Row, gap, lang, row, value
from egide.trust.law import Mark


@dataclass(frozen=True, slots=True)
class Transfer:
    """One line of the list of transfers. `fact`: the page of the law that says so, or empty."""

    tool: str
    recipient: str
    reference: str
    country: str
    instrument: str
    holds: bool
    validity: str
    source: str
    to_verify: bool
    fact: str


def transfers(activities: Iterable[Activity]) -> tuple[Transfer, ...]:
    """Every flow of every activity."""
    return tuple(_line(one, flow) for one in activities for flow in one.flows)


def unsaid(activities: Iterable[Activity]) -> tuple[str, ...]:
    """The tools whose terms do not say whether data leave Europe: a gap, not an absence."""
    return tuple(one.tool for one in activities if not one.flows and one.transfers != "none")


def _line(one: Activity, flow: Flow) -> Transfer:
    rests = flow.rests
    return Transfer(
        tool=one.tool,
        recipient=one.signed.provider.name,
        reference=one.reference,
        country=country(flow.to, lang()),
        instrument=str(TOOLS[flow.tool]),
        holds=flow.holds,
        validity=_validity(flow),
        source=rests.title if rests else "",
        to_verify=rests is not None and rests.mark is Mark.TO_VERIFY,
        fact=rests.fact if rests else "",
    )


def _validity(flow: Flow) -> str:
    """Since when, until when; what lacks where it does not hold."""
    rests = flow.rests
    if rests is None:
        return _("aucune règle suivie ne dit ce qu’il vaut")
    since = words().date(rests.since, lang())
    if rests.until:
        until = words().date(rests.until, lang())
        days = _("du %(since)s au %(until)s") % {"since": since, "until": until}
    else:
        days = _("depuis le %(since)s") % {"since": since}
    if not rests.in_force:
        return _("hors vigueur (%(days)s)") % {"days": days}
    if flow.entry not in {"", "favourable"}:
        return _("en vigueur %(days)s, inscription de l’entreprise à prouver") % {"days": days}
    return _("en vigueur %(days)s") % {"days": days}


def transfer_rows(one: Activity) -> Iterator[Row]:
    """The lines of a fiche."""
    if not one.flows:
        make = row if one.transfers == "none" else gap
        yield make("transfers", _("Transferts"), value("transfers", one.transfers))
    for number, flow in enumerate(one.flows, start=1):
        line = _line(one, flow)
        lacking = flow.tool == NONE_NAMED or not flow.holds
        name, label = f"transfer_{number}", f"{line.country}, {line.recipient}"
        make = gap if lacking else row
        yield make(
            name, label, f"{line.instrument} : {line.validity}", *filter(None, [line.source])
        )
