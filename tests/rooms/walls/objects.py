"""What each address with a parameter shows, and to whom: the data of the walk.

A room that adds such an address adds its line here, or the walk fails. `SOMEBODY_ELSES`: an object
of the Collège des Tilleuls in the demonstration, and the personas to whom it belongs; the walk then
proves that nobody else opens it. `NOBODYS`: addresses that show no school's object, and why.
"""

from datetime import timedelta
from secrets import token_bytes, token_hex

from django.utils import timezone

from egide.gateway.models import LtiApplication
from egide.kit.clock import today
from egide.people import queries
from egide.people.demo.places import TILLEULS
from egide.people.models import (
    Group,
    Mandate,
    Organisation,
    OutsideAccount,
    Passkey,
    Person,
)
from egide.people.roles import Role
from egide.people.signin.invitations import Wanted, invite
from tests.rooms.walls.agreed import a_request_of, an_agreement_of
from tests.rooms.walls.crossing import CROSSING
from tests.rooms.walls.theirs import Theirs, those


def days() -> dict[str, str]:
    """A span that forms accept."""
    return {"since": today().isoformat(), "last": (today() + timedelta(90)).isoformat()}


def the_mandate() -> dict[str, object]:
    """The mandate of the head."""
    return {"mandate": Mandate.objects.get(person__key="helene", delegated=None).pk}


def as_a_teacher() -> dict[str, object]:
    """A mandate of teacher for the deputy."""
    return to_the_deputy() | {"role": "teacher"}


def to_the_deputy() -> dict[str, object]:
    """A delegation that is right, were it one's own mandate."""
    return days() | {"to": Person.objects.get(key="karim").pk}


def the_register() -> dict[str, object]:
    """The register of the collège."""
    return {"code": TILLEULS}


def the_record() -> dict[str, object]:
    """A record of that register."""
    return {"code": TILLEULS, "reference": an_agreement_of(TILLEULS).digest[:8]}


def the_paper() -> dict[str, object]:
    """The agreement behind that record."""
    return {"digest": an_agreement_of(TILLEULS).digest}


def camille() -> Person:
    """A teacher of the Tilleuls."""
    return Person.objects.get(key="camille")


def a_primary_class() -> dict[str, object]:
    """A class of the École des Hirondelles: codes are for schools whose pupils have no account."""
    return {"group": Group.objects.get(name="CM2").pk}


def a_passkey() -> dict[str, object]:
    """A passkey of Camille's."""
    key = Passkey(person=camille(), credential=b"c", public_key=b"k", name="x", at=timezone.now())
    key.save()
    return {"key": key.pk}


def an_account() -> dict[str, object]:
    """An account of Camille's at a service that vouches."""
    made = OutsideAccount.objects.create(
        person=camille(), issuer="https://op.example", subject="c", at=timezone.now()
    )
    return {"account": made.pk}


def an_invitation() -> dict[str, object]:
    """An invitation to teach at the Tilleuls."""
    wanted = Wanted("Ada", Role.TEACHER, Organisation.objects.get(code=TILLEULS))
    return {"invitation": invite(wanted, by=None, at=timezone.now()).invitation.pk}


SOMEBODY_ELSES: dict[str, Theirs] = {
    "people:school": Theirs(
        lambda: {"code": TILLEULS}, those("camille mehdi helene karim thierry solene marc odile")
    ),
    "people:record-vote": Theirs(
        lambda: {"code": TILLEULS}, those("helene"), lambda: days() | {"reference": "Acte 1"}
    ),
    "people:give": Theirs(lambda: {"code": TILLEULS}, those("helene"), as_a_teacher),
    "people:pass-on": Theirs(the_mandate, those("helene"), to_the_deputy),
    "people:take-back": Theirs(the_mandate, those("helene thierry")),
    "people:rename-key": Theirs(a_passkey, those("camille"), lambda: {"name": "y"}),
    "people:remove-key": Theirs(a_passkey, those("camille")),
    "people:unlink": Theirs(an_account, those("camille")),
    "people:renew": Theirs(lambda: {"person": camille().pk}, those("helene")),
    "people:withdraw": Theirs(an_invitation, those("helene")),
    **{
        f"gateway:{name}": Theirs(a_primary_class, those("claire nadia"))
        for name in ("cards", "class-code-close", "cards-draw")
    },
    "gateway:class-code-open": Theirs(
        a_primary_class,
        those("claire nadia"),
        lambda: {"jusqu": (today() + timedelta(1)).isoformat()},
    ),
    "people:class": Theirs(
        lambda: {"group": Group.objects.get(name="4e A").pk}, those("camille helene")
    ),
}
READ_IT = those("helene thierry solene marc odile")
SOMEBODY_ELSES |= {
    f"register:{name}": Theirs(the_register, READ_IT)
    for name in ("register", "json", "ods", "transfers", "transfers-json")
}
SOMEBODY_ELSES |= {
    f"register:{name}": Theirs(the_record, READ_IT)
    for name in ("fiche", "impact", "impact-json", "impact-pdf")
}
SOMEBODY_ELSES["papers:agreement"] = Theirs(the_paper, READ_IT)


def the_request() -> dict[str, object]:
    """A request that the collège has open."""
    return {"number": a_request_of(TILLEULS).pk}


def the_agreement() -> dict[str, object]:
    """An agreement of the collège."""
    return {"number": an_agreement_of(TILLEULS).pk}


FOLLOW_IT = READ_IT | those("camille mehdi")
SOMEBODY_ELSES |= {
    "decisions:request": Theirs(the_request, FOLLOW_IT),
    "decisions:try": Theirs(the_request, FOLLOW_IT),
    "decisions:withdraw": Theirs(the_request, FOLLOW_IT),
    "decisions:support": Theirs(the_request, those("camille mehdi helene")),
    "decisions:advise": Theirs(the_request, those("marc"), lambda: {"avis": "favorable"}),
    "decisions:sign": Theirs(the_request, those("helene"), lambda: {"lu": "1"}),
    "decisions:decline": Theirs(the_request, those("helene"), lambda: {"raison": "Non"}),
    "decisions:agreement": Theirs(the_agreement, FOLLOW_IT),
    "decisions:suspend": Theirs(
        the_agreement, those("helene thierry solene"), lambda: {"raison": "Un doute"}
    ),
    "decisions:resume": Theirs(the_agreement, those("helene"), lambda: {"raison": "Levé"}),
    "decisions:end": Theirs(the_agreement, those("helene"), lambda: {"raison": "Fini"}),
    "decisions:extend": Theirs(the_agreement, FOLLOW_IT, lambda: {"jusqu": "2027-01-01"}),
    "decisions:record": Theirs(the_agreement, FOLLOW_IT, lambda: {"resultat": "Bien"}),
    "decisions:offer": Theirs(the_agreement, frozenset()),
}


def a_tool_that_asks() -> dict[str, object]:
    """A tool that registers itself at the Tilleuls, and waits for the head."""
    asked = {"name": "x", "login_uri": "https://x.example", "target": "https://x.example",
             "redirect_uris": [], "jwks_uri": "https://x.example", "scopes": [], "claims": [],
             "custom": {}, "deep_linking": ""}  # fmt: skip
    place = Organisation.objects.get(code=TILLEULS)
    service = an_agreement_of(TILLEULS).service_id
    row = LtiApplication.objects.create(token=token_bytes(32), client_id=token_hex(8), ends_at=0,
                                        service_id=service, place=place, asked=asked)  # fmt: skip
    return {"number": row.pk}


SOMEBODY_ELSES["gateway:lti-application"] = Theirs(
    a_tool_that_asks, those("helene"), lambda: {"reponse": "refuser"}
)
SOMEBODY_ELSES["gateway:scores"] = Theirs(
    lambda: {"group": Group.objects.get(name="4e A").pk}, those("camille")
)
SOMEBODY_ELSES |= CROSSING

A_TEXT, THE_LOG = "what a provider publishes", "a public journal: it holds no name and no person"
A_NOTICE = "what every family may read: no pupil, no teacher is named"
A_SERVER = "a service's server, which proves itself by a token and reads pseudonyms of its own"
NOBODYS: dict[str, str] = {
    "gateway:lti-members": A_SERVER,
    "gateway:lti-items": A_SERVER,
    "gateway:lti-item": A_SERVER,
    "gateway:lti-scores": A_SERVER,
    "gateway:lti-results": A_SERVER,
    "gateway:why-me": "what goes to a tool about whoever came in by the school's own door",
    "decisions:wish": "a service of the catalogue, asked for the reader's own school",
    "decisions:join": "a framework, joined for the reader's own school",
    "decisions:stance": "a service of the catalogue, for the reader's own place",
    "decisions:stop": "a signed link: it stops a mail, and shows nobody",
    "decisions:sign-clause": "a service of the catalogue; its provider alone signs",
    "families:notice": A_NOTICE,
    "families:short": A_NOTICE,
    "families:paper": A_NOTICE,
    "families:text": A_NOTICE,
    "families:school": "the tools of a school, for everybody: no pupil, no teacher is named",
    **{
        f"gateway:{name}": "the door, towards an ENT or back from it: it shows nobody"
        for name in ("ent-depart", "ent-back", "ent-end", "ent-assertion", "ent-metadata")
    },
    "kit:language": "a language",
    "people:enter": "the door of the demonstration",
    "people:depart": "the door, towards a service that vouches",
    "people:arrive": "the door, back from a service that vouches",
    "law:fact": "the law",
    "law:charter": "the charter",
    "terms:archive": A_TEXT,
    "terms:changes": A_TEXT,
    "verdicts:service": "the catalogue",
    "verdicts:desk": A_TEXT,
    "verdicts:decide": A_TEXT,
    "verdicts:readers": A_TEXT,
    "gateway:oneroster": A_SERVER,
    "gateway:gradebook": "it answers 403 to everybody",
    "journal:checkpoint": THE_LOG,
    "journal:keys": THE_LOG,
    "journal:cosignatures": THE_LOG,
    "journal:tile": THE_LOG,
    "journal:witnessed": THE_LOG,
}


def secrets() -> list[str]:
    """The names that only the Tilleuls may read: its pupils, who are no persona."""
    teacher = Person.objects.get(key="camille").member_id
    known = set(Person.objects.values_list("member_id", flat=True))
    return [
        name
        for group in queries.classes_of(teacher)
        for pupil in group.pupils
        if pupil.id not in known
        for name in (
            f"{pupil.given_name} {pupil.family_name}",
            f"{pupil.family_name} {pupil.given_name}",
        )
    ]
