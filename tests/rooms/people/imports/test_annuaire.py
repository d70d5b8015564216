"""The directory of schools: a tree, and dated events; never an edit that loses history."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from egide.people.imports.annuaire import import_directory
from egide.people.imports.annuaire.reading import COLUMNS
from egide.people.imports.engine.importing import Order
from egide.people.imports.errors import ImportRefused
from egide.people.models import Organisation, OrganisationEvent

pytestmark = pytest.mark.django_db

REAL = Path(__file__).parents[4] / "corpus" / "annuaire" / "ille-et-vilaine.csv"
FIRST, LATER = date(2026, 9, 1), date(2026, 10, 1)


def row(code="0350001L", **given):
    return dict.fromkeys(COLUMNS, "") | {
        "Identifiant_de_l_etablissement": code, "Nom_etablissement": "Collège des Ormes",
        "Type_etablissement": "Collège", "Statut_public_prive": "Public", "Nom_commune": "Rennes",
        "Code_academie": "14", "Libelle_academie": "Rennes", "date_ouverture": "1965-10-01",
        "date_maj_ligne": "2026-08-30", "etat": "OUVERT", "code_nature": "340",
        "etablissement_multi_lignes": "0", "Code_type_contrat_prive": "99",
    } | given  # fmt: skip


def listed(path, *rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def bring(path, *, on=FIRST, **choices):
    return import_directory([path], Order(on=on, **choices))


def events(code="0350001L"):
    found = OrganisationEvent.objects.filter(organisation__code=code).order_by("id")
    return [(event.on, event.what, event.about) for event in found]


def test_the_real_directory_imports_or_names_every_row_that_does_not():
    outcome = bring(REAL)
    lines = {problem.line for problem in outcome.problems if not problem.warned}
    with REAL.open(encoding="utf-8") as file:
        codes = [found[COLUMNS[0]] for found in csv.DictReader(file, delimiter=";")]
    for line, code in enumerate(codes, start=2):
        assert (line in lines) != Organisation.objects.filter(code=code).exists()
    kinds = Organisation.objects.filter(kind="school").values_list("school_kind", flat=True)
    assert Counter(kinds) == {"public_primary": 421, "eple": 102, "private_contract": 329}
    reasons = Counter(problem.reason.value for problem in outcome.problems)
    assert reasons == {"not-a-school": 95, "no-contract": 46}


def test_the_tree_goes_up_to_the_ministry():
    bring(REAL)
    school = Organisation.objects.get(code="0350122T")
    assert (school.name, school.commune) == ("Ecole primaire publique les Lucioles", "Baulon")
    assert (school.school_kind, school.stages) == ("public_primary", ["maternelle", "elementaire"])
    assert school.since == date(1965, 10, 1)
    assert (school.parent.code, school.parent.name) == ("14", "Académie de Rennes")
    assert school.parent.parent.kind == "ministry"


def test_the_same_directory_again_writes_nothing():
    bring(REAL)
    before = OrganisationEvent.objects.count()
    outcome = bring(REAL, on=LATER)
    assert outcome.counts.written == 0
    assert OrganisationEvent.objects.count() == before


def test_a_preview_writes_nothing(tmp_path):
    outcome = bring(listed(tmp_path / "a.csv", row()), dry_run=True)
    assert outcome.counts.added == 1
    assert not Organisation.objects.exists()


def test_what_changes_is_an_event_and_the_school_stays_itself(tmp_path):
    bring(listed(tmp_path / "a.csv", row()))
    was = Organisation.objects.get(code="0350001L").pk
    renamed = row(Nom_etablissement="Collège Simone Veil", Type_etablissement="Lycée")
    outcome = bring(listed(tmp_path / "b.csv", renamed), on=LATER)
    assert outcome.counts.changed == 1
    assert Organisation.objects.get(code="0350001L").pk == was
    assert events()[1:] == [
        (LATER, "renamed", {"before": "Collège des Ormes", "after": "Collège Simone Veil"}),
        (LATER, "kind_changed", {"before": ["college"], "after": ["lycee"]}),
    ]


def test_a_school_closes_merges_and_opens_again(tmp_path):
    rows = [row(), row("0350002M"), row("0350003N")]
    bring(listed(tmp_path / "a.csv", *rows))
    closed = row(etat="FERME", date_maj_ligne="2026-09-15")
    merged = row("0350002M", etat="FERME", etablissement_mere="0350003N")
    outcome = bring(listed(tmp_path / "b.csv", closed, merged, rows[2]), on=LATER)
    assert outcome.counts.removed == 2
    assert events()[-1] == (date(2026, 9, 15), "closed", {})
    other = Organisation.objects.get(code="0350003N").pk
    assert events("0350002M")[-1] == (
        date(2026, 8, 30),
        "merged",
        {"code": "0350003N", "into": other},
    )
    assert Organisation.objects.get(code="0350001L").until == date(2026, 9, 15)
    bring(listed(tmp_path / "c.csv", *rows), on=LATER)
    assert Organisation.objects.get(code="0350001L").until is None
    assert events()[-1][1] == "opened"


def test_a_school_that_is_listed_no_longer_is_closed_in_its_own_department_only(tmp_path):
    rows = [row(f"035000{rank}{key}") for rank, key in zip("123456", "LMNPRS", strict=True)]
    bring(listed(tmp_path / "a.csv", *rows, row("0290001C")))
    outcome = bring(listed(tmp_path / "b.csv", *rows[1:]), on=LATER)
    assert outcome.counts.removed == 1
    assert events()[-1] == (LATER, "closed", {})
    assert Organisation.objects.get(code="0290001C").until is None


def test_a_directory_cut_short_closes_nothing_until_it_is_meant(tmp_path):
    rows = [row("0350001L"), row("0350002M"), row("0350003N")]
    bring(listed(tmp_path / "a.csv", *rows))
    short = listed(tmp_path / "b.csv", rows[0])
    with pytest.raises(ImportRefused, match="close 2 of 3"):
        bring(short, on=LATER)
    assert not Organisation.objects.filter(until__isnull=False).exists()
    assert bring(short, on=LATER, yes_remove=True).counts.removed == 2


@pytest.mark.parametrize(
    "bad, field, reason",
    [
        (row(""), "Identifiant_de_l_etablissement", "empty"),
        (row("035"), "Identifiant_de_l_etablissement", "uai-shape"),
        (row("0350001A"), "Identifiant_de_l_etablissement", "uai-key"),
        (row(Nom_etablissement=""), "Nom_etablissement", "empty"),
        (row(Nom_etablissement="x" * 201), "Nom_etablissement", "too-long"),
        (row(Type_etablissement="Service Administratif"), "Type_etablissement", "not-a-school"),
        (row(Statut_public_prive="Privé", Code_type_contrat_prive="10"), "Statut_public_prive",
         "no-contract"),
        (row(Code_academie="x"), "Code_academie", "unknown-word"),
        (row(etat="?"), "etat", "unknown-word"),
        (row(date_ouverture="01/10/1965"), "date_ouverture", "not-a-day"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(tmp_path, bad, field, reason):
    outcome = bring(listed(tmp_path / "a.csv", row("0350002M"), bad))
    found = [(p.file, p.line, p.field, p.reason.value) for p in outcome.problems]
    assert found == [("a.csv", 3, field, reason)]
    assert Organisation.objects.filter(code="0350002M").exists()


@pytest.mark.parametrize(
    "content, code",
    [
        (b"a;b;c\n1;2;3\n", "columns"),
        ("é".encode("utf-16"), "encoding"),
        (b"", "empty"),
        (";".join(COLUMNS).encode() + b'\n"0350001L', "quotes"),
    ],
)
def test_a_file_that_is_no_directory(tmp_path, content, code):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(ImportRefused) as refusal:
        bring(tmp_path / "a.csv")
    assert refusal.value.code == code
    assert not Organisation.objects.exists()
