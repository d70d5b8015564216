"""The register writes itself, for each controller, as of any day; who may read it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from egide.decisions import actions
from egide.decisions.models import Agreement, AgreementEvent
from egide.kit.clock import today
from egide.register import queries
from egide.register.asked import THEN, read
from egide.register.errors import NotADay
from egide.register.fiche import fiche, gaps
from egide.trust.agreement.life import Status
from egide.trust.law import View
from tests.rooms.decisions import makers, signed

pytestmark = pytest.mark.django_db
SIGNED = date(2026, 9, 14)
COLLEGE, ACADEMY, PRIMARY = "0980001A", "98", "0980002B"


@pytest.fixture
def world():
    made = signed.a_world()
    signed.a_tool()
    return made


@pytest.fixture
def agreement(world):
    made = signed.an_agreement(world, on=SIGNED)
    learnt(Agreement, made.pk, SIGNED)
    return made


def learnt(model, number, on):
    """Recorded on that very day."""
    model.objects.filter(pk=number).update(at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC))


def register(code=COLLEGE, *, on=None, then=False):
    query = {"on": (on or today()).isoformat()} | ({"regard": THEN} if then else {})
    return queries.register(code, read(query, today()))


def lines(activity):
    """Every line of a fiche by its name."""
    return {line.name: " ".join(" ".join(line.values).split())
            for block in fiche(activity) for line in block.rows}  # fmt: skip


def test_every_field_of_the_model_is_there(agreement):
    (activity,) = register().activities
    said = lines(activity)
    expected = {
        "name": "Usage de Cartes en classe",
        "reference": agreement.digest[:8],
        "created": "14 septembre 2026",
        "updated": "14 septembre 2026",
        "state": "en cours",
        "controller": "Collège des Tilleuls (chef ou cheffe d’établissement)",
        "joint": "aucun",
        "software": "Cartes (Maker of cartes)",
        "purpose": "Enseigner : Des cartes mentales.",
        "pupils": "5e B, 5e",
        "internal": "Professeurs des classes, direction",
        "external": "aucun",
        "processor": "Maker of cartes",
        "subprocessors": "nommés",
        "hosting": "France États-Unis",
        "economic": "aucune",
        "personal_life": "aucune",
    }
    assert {name: said[name] for name in expected} == expected
    assert "Mission d’intérêt public" in said["basis"]
    assert "un surnom" in said["identity"]
    assert "la classe" in said["schooling"]
    assert "notes, bulletins" in said["never"]
    kinds = {
        "access",
        "tracing",
        "software_protection",
        "backup",
        "encryption",
        "processors",
        "incidents",
    }
    assert kinds | {"special_data", "sensors", "connection", "pupil_data", "ends"} <= set(said)
    assert "(UE) 2021/914" in said["transfer_2"]
    assert gaps(fiche(activity)) > 0


def test_what_nobody_said_is_a_gap_and_not_an_absence(agreement):
    (activity,) = register().activities
    waiting = {line.name for block in fiche(activity) for line in block.rows if line.gap}
    assert {"special_data", "sensors", "transfer_1"} <= waiting
    assert "transfer_2" not in waiting


def test_before_the_signature_there_is_nothing(agreement):
    assert register(on=SIGNED - timedelta(1)).activities == ()
    assert len(register(on=SIGNED).activities) == 1


def test_what_the_register_said_is_not_what_is_known_since(agreement, world):
    suspended = date(2026, 10, 5)
    event = actions.suspend(agreement.pk, "Vérification.", by=world.helene, on=suspended)
    learnt(AgreementEvent, event.pk, date(2026, 10, 20))
    seen = date(2026, 10, 10)
    (since,) = register(on=seen).activities
    (then,) = register(on=seen, then=True).activities
    assert (since.status, then.status) == (Status.SUSPENDED, Status.IN_FORCE)
    (later,) = register(on=date(2026, 10, 21), then=True).activities
    assert later.status is Status.SUSPENDED


def test_an_agreement_recorded_late_was_not_in_the_register_then(agreement):
    learnt(Agreement, agreement.pk, date(2026, 10, 1))
    assert register(on=date(2026, 9, 20), then=True).activities == ()
    assert len(register(on=date(2026, 9, 20)).activities) == 1


def test_a_day_is_seen_with_its_own_law(world):
    asked = read({"on": "2020-01-10"}, today())
    then = read({"on": "2020-01-10", "regard": THEN}, today())
    assert (asked.law, then.law) == (View.HINDSIGHT, View.KNOWN)
    assert read({}, today()).law is View.KNOWN
    assert asked.known_at is None
    assert then.known_at.isoformat() == "2020-01-11T00:00:00+01:00"


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "2026", "'; DROP TABLE", "0"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotADay):
        read({"on": text}, today())


def test_a_day_to_come_is_today():
    assert read({"on": "2999-01-01"}, today()).on == today()


@pytest.fixture
def primaries(world):
    """The DASEN signs the same for two public primary schools."""
    other = makers.school(
        "0980009Z", "École du Lac", "public_primary", ["elementaire"], world.academy
    )
    group = makers.group(other, "CM1", "cm2")
    teacher = makers.teacher("Zoé", other, group)
    for by, at, classes in ((world.paul, world.primary, world.cm2), (teacher, other, group)):
        request = makers.a_request(world, by=by, groups=[classes], at=at, on=SIGNED)
        makers.an_opinion(world, request, on=SIGNED)
        makers.a_signature(request, by=world.dasen, on=SIGNED)
    return world


def test_a_dasen_has_one_fiche_for_the_same_thing_in_many_schools(primaries):
    (activity,) = register(ACADEMY).activities
    assert activity.places == ("École du Lac", "École du Pré")
    assert len(activity.agreements) == 2
    assert "DASEN" in lines(activity)["controller"]


def test_a_public_primary_answers_for_nothing_and_sees_who_does(primaries):
    held = register(PRIMARY)
    assert held.activities == ()
    (above,) = held.above
    assert above.signed.organisation.code == ACADEMY


def test_an_academy_finds_the_registers_below_it(agreement, world):
    asked = read({}, today())
    counts = {
        one.place.code: one.count for one in queries.below(register(ACADEMY).organisation, asked)
    }
    assert counts[COLLEGE] == 1
    assert counts["0980003C"] == 0


@pytest.mark.parametrize("who", ["helene", "marc", "rector", "minister"])
def test_who_reads_a_schools_register(client, world, agreement, who):
    client.force_login(getattr(world, who))
    assert client.get(f"/registre/{COLLEGE}/").status_code == 200


@pytest.mark.parametrize("who", ["camille", "agnes", "lucas", "dasen"])
def test_who_does_not(client, world, agreement, who):
    client.force_login(getattr(world, who))
    pages = ("", "registre.json", "registre.ods", "transferts/", "transferts.json")
    reference = agreement.digest[:8]
    more = (f"{reference}/", f"{reference}/analyse/", f"{reference}/analyse.json")
    for page in (*pages, *more, f"{reference}/analyse.pdf"):
        assert client.get(f"/registre/{COLLEGE}/{page}").status_code == 403, page


def test_one_is_led_to_ones_own_register(client, world):
    client.force_login(world.helene)
    assert client.get("/registre/").url == f"/registre/{COLLEGE}/"
    client.force_login(world.dasen)
    assert client.get("/registre/").url == f"/registre/{ACADEMY}/"


def test_no_such_record_and_no_such_day(client, world, agreement):
    client.force_login(world.helene)
    assert client.get(f"/registre/{COLLEGE}/00000000/").status_code == 404
    assert client.get(f"/registre/{COLLEGE}/?on=never").status_code == 400
    assert client.get("/registre/0000000A/").status_code == 404


def test_a_register_costs_as_much_with_two_tools_as_with_one(
    client, world, agreement, django_assert_max_num_queries
):
    signed.a_tool("frises")
    signed.an_agreement(world, "frises", on=SIGNED)
    client.force_login(world.helene)
    client.get(f"/registre/{COLLEGE}/")
    with django_assert_max_num_queries(12):
        client.get(f"/registre/{COLLEGE}/")
