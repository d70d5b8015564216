"""What this room tells. Numbers and words alone: whoever heeds reads the rest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Requested:
    """Somebody wishes for a tool in a school; `service` is empty for one that nobody knows."""

    request: int
    school: int
    service: str


@dataclass(frozen=True, slots=True)
class Advised:
    """The data protection officer gave an opinion on a request."""

    request: int
    favourable: bool


@dataclass(frozen=True, slots=True)
class Declined:
    """A request was declined, or withdrawn by its last supporter."""

    request: int
    outcome: str


@dataclass(frozen=True, slots=True)
class AgreementSigned:
    """An agreement of any kind was signed. `school` is 0 for what opens no single school."""

    agreement: int
    school: int
    service: str


@dataclass(frozen=True, slots=True)
class AgreementMoved:
    """Something happened to an agreement: warned, suspended, resumed, ended, extended."""

    agreement: int
    what: str
    on: str


@dataclass(frozen=True, slots=True)
class StanceTaken:
    """A level opened, framed or closed a service."""

    organisation: int
    service: str
    stance: str


@dataclass(frozen=True, slots=True)
class ToTell:
    """People concerned by an agreement have something to know. `about`: what it is, once each."""

    agreement: int
    about: str
    said: dict[str, object]
    on: str
