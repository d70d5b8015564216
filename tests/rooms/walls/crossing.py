"""Around the crossing: what belongs to a family, to a class, to two persons."""

from datetime import timedelta
from secrets import token_bytes
from uuid import UUID

from django.utils import timezone

from egide.decisions import queries as decisions
from egide.families import actions as families
from egide.families import erasing
from egide.gateway import conf
from egide.gateway.inside import choosing, identifying, lessons
from egide.gateway.inside.choosing import About, When
from egide.gateway.inside.identifying import Name
from egide.gateway.secrets import keys
from egide.journal.models import Leaf, Log, Opening
from egide.kit.clock import now, today
from egide.people.demo.places import TILLEULS
from egide.people.models import Group, Person
from tests.rooms.walls.agreed import TOOL, an_agreement_of
from tests.rooms.walls.theirs import Theirs, those

THE_FAMILY = those("anne julien leo")
WHY = "Un message blessant a été écrit dans l’outil."


def somebody(key: str) -> Person:
    """An invented person."""
    return Person.objects.get(key=key)


def leo() -> UUID:
    """A pupil of the 5e B."""
    return Person.objects.values_list("member", flat=True).get(key="leo")


def moment() -> When:
    """Now."""
    return When(today(), timezone.now())


def tool() -> str:
    """A tool of the college, with its notice and the keys that name people to it."""
    keys.make(conf.keys())
    made = an_agreement_of(TILLEULS)
    families.issue([decisions.agreement(made.pk, on=today())], on=today())
    return TOOL


def the_class() -> dict[str, object]:
    """The 5e B."""
    tool()
    return {"group": Group.objects.get(name="5e B").pk}


def a_lesson() -> dict[str, object]:
    """A lesson of the 5e B."""
    group = the_class()["group"]
    hour = timedelta(hours=1)
    made = lessons.begin(group, TOOL, hour, by=somebody("mehdi"), when=moment())
    return {"lesson": made.pk}


def why_of_leo() -> dict[str, object]:
    """What goes to the tool about Leo."""
    return {"service": tool(), "member": leo()}


def of_leo() -> dict[str, object]:
    """Leo."""
    tool()
    return {"child": leo()}


def a_choice_for_leo() -> dict[str, object]:
    """The tool and Leo."""
    return {"child": leo(), "service": tool()}


def a_line() -> dict[str, object]:
    """A line about Leo that no checkpoint holds yet: whoever may read it is told to wait."""
    tool()
    log = Log.objects.create(academy="walls", year="2026-2027", origin="walls", size=1)
    Leaf.objects.create(pk=(log.pk, 0), on=today(), who=token_bytes(32), under=token_bytes(32),
                        agreement=token_bytes(32), under_salt=token_bytes(32))  # fmt: skip
    Opening.objects.create(pk=(log.pk, 0), person=keys.of_person(leo()), service=TOOL,
                           pseudonym=token_bytes(32), attributes="role", at=now(),
                           pseudonym_salt=token_bytes(32), who_salt=token_bytes(32))  # fmt: skip
    return {"child": leo(), "log": log.pk, "index": 0}


def the_school() -> dict[str, object]:
    """The college."""
    tool()
    return {"code": TILLEULS}


def a_paper() -> dict[str, object]:
    """What a family wrote on paper."""
    tool()
    agreed = an_agreement_of(TILLEULS)
    about = About(leo(), agreed.school_id, TOOL, agreed.digest)
    made = choosing.record(about, "objection", by=somebody("helene"), when=moment())
    return {"choice": made.pk}


def an_erasure() -> dict[str, object]:
    """A request of Leo's mother."""
    tool()
    return {"number": erasing.ask(leo(), by=somebody("anne"), when=moment()).pk}


def asked() -> identifying.Identification:
    """The head asks who bears a name."""
    name = Name(an_agreement_of(TILLEULS).school_id, tool(), "Loutre 12")
    return identifying.ask(name, WHY, by=somebody("helene"), when=moment())


def to_decide() -> dict[str, object]:
    """A request that waits."""
    return {"number": asked().pk}


def to_read() -> dict[str, object]:
    """A request that the officer allowed."""
    number = asked().pk
    identifying.decide(number, allow=True, by=somebody("marc"), when=moment())
    return {"number": number}


def a_lesson_asked() -> dict[str, object]:
    """An hour in the tool."""
    return {"outil": TOOL, "minutes": "60"}


def a_paper_asked() -> dict[str, object]:
    """No, for Leo."""
    return {"eleve": str(leo()), "outil": TOOL, "choix": "objection"}


CROSSING: dict[str, Theirs] = {
    "gateway:names": Theirs(the_class, those("camille mehdi")),
    "gateway:begin-lesson": Theirs(the_class, those("camille mehdi helene"), a_lesson_asked),
    "gateway:end-lesson": Theirs(a_lesson, those("camille mehdi helene")),
    "gateway:why": Theirs(why_of_leo, THE_FAMILY | those("camille mehdi helene marc")),
    "gateway:identifications": Theirs(the_school, those("helene marc")),
    "gateway:decide-identification": Theirs(to_decide, those("marc"), lambda: {"reponse": "oui"}),
    "gateway:read-identification": Theirs(to_read, those("helene")),
    "families:left": Theirs(of_leo, THE_FAMILY),
    "families:receipt": Theirs(a_line, THE_FAMILY),
    "families:every-receipt": Theirs(of_leo, THE_FAMILY),
    "families:ask-erasure": Theirs(of_leo, THE_FAMILY),
    "families:choice": Theirs(a_choice_for_leo, THE_FAMILY, lambda: {"faire": "non"}),
    "families:choices": Theirs(the_school, those("helene marc")),
    "families:record-paper": Theirs(the_school, those("helene"), a_paper_asked),
    "families:paper-back": Theirs(a_paper, those("helene")),
    "families:erase": Theirs(an_erasure, those("helene marc"), lambda: {"etape": "lu"}),
}
