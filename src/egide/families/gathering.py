"""From an agreement and what surrounds it to the notice that families would be given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from egide.decisions.document.around import Around, around
from egide.decisions.queries import Held
from egide.people import contacts
from egide.people import queries as people
from egide.people.queries import Org
from egide.trust.agreement.value import Kind
from egide.trust.notice import Abroad, Contact, Notice, Surroundings, notice

OPENS_A_DOOR = frozenset({Kind.OWN, Kind.ACCESSION, Kind.EXPERIMENT, Kind.NATIONAL})


@dataclass(frozen=True, slots=True)
class Places:
    """Where the notices of some agreements speak: organisations, their contacts, class names."""

    organisations: dict[int, Org]
    contacts: dict[int, contacts.Known]
    classes: dict[str, str]


def notices(held: Iterable[Held], *, on: date) -> dict[int, Notice]:
    """The notice of each of these agreements, as it would be given on that day."""
    told = [one for one in held if one.signed.kind in OPENS_A_DOOR]
    surrounds = around((one.signed for one in told), on=on)
    places = _places(told)
    return {
        one.id: notice(
            one.signed, _surroundings(one, surrounds[one.signed.digest], places), one.life.ends
        )
        for one in told
    }


def _places(told: list[Held]) -> Places:
    numbers = {one.organisation for one in told} | {one.school for one in told if one.school}
    groups = {UUID(group) for one in told for group in one.signed.groups}
    names = {str(one.id): one.name for one in people.groups(groups)} if groups else {}
    return Places(people.organisations(numbers), contacts.known(numbers), names)


def _surroundings(one: Held, near: Around, places: Places) -> Surroundings:
    at = one.school or one.organisation
    controller = places.organisations[one.organisation]
    reached, officer = places.contacts[one.organisation], places.contacts[at]
    audience = (places.classes.get(group, "") for group in one.signed.groups)
    return Surroundings(
        tool=near.card.name,
        place=places.organisations[at].name,
        controller=Contact(controller.name, reached.mail),
        dpo=Contact(officer.dpo_name, officer.dpo_mail),
        audience=tuple(sorted(filter(None, audience))),
        country=near.card.country,
        subprocessors=_word(near, "subprocessors"),
        transfers=_word(near, "transfers"),
        abroad=abroad(near),
        decides=_word(near, "profiling"),
    )


def _word(near: Around, question: str) -> str:
    return near.says(question)[0]


def abroad(near: Around) -> tuple[Abroad, ...]:
    """The countries outside Europe, each with the instruments that hold on the day."""
    countries = dict.fromkeys(flow.to for flow in near.flows)
    return tuple(
        Abroad(to, tuple(sorted(flow.tool for flow in near.flows if flow.to == to and flow.holds)))
        for to in countries
    )
