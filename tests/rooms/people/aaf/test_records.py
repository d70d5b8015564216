"""What an export says of schools, pupils, families and staff, in either dialect, as rows."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.people.imports.aaf import deliveries, delivery
from egide.people.imports.errors import ImportRefused
from egide.people.imports.levels import LEVELS
from egide.people.imports.records import Table
from egide.people.synth.aaf import write_aaf
from egide.people.synth.months import everybody
from egide.people.synth.places import attended
from tests.rooms.people.aaf.making import Noted, an_export, everything, read, record
from tests.rooms.people.synth.test_academies import an_order

HOME = {"ENTPersonStructRattach": "1"}


def a_pupil(number=7, **said):
    """A pupil of the second degree."""
    return record("Eleve", number, **(HOME | {"sn": "NOM", "givenName": "Lou"} | said))


def guardianships(tmp_path, *values, degree="2D", **said):
    """The guardians of one pupil."""
    pupil = a_pupil(ENTElevePersRelEleve=list(values) or [""], **said)
    return read(an_export(tmp_path, degree=degree, Eleve=pupil))


def test_a_pupil_keeps_a_name_a_month_a_level_and_nothing_else(tmp_path):
    rows, noted = read(an_export(tmp_path, Eleve=a_pupil(
        ENTPersonJointure="7", ENTEleveINE="123456789AB", ENTPersonDateNaissance="21/08/2013",
        ENTEleveMEF="10210001110", ENTPersonAdresse="1 RUE D’AVAL", mail="enfant@famille.example",
        mobile="+33 6 39 98 00 00", ENTEleveBoursier="O", ENTEleveClasses="1$4E3",
        ENTEleveGroupes=["1$LATIN", "1$LATIN"],
    )))  # fmt: skip
    assert rows[Table.MEMBER] == [("7", "pupil", "Lou", "NOM", "2013-08-01", "4e", "")]
    assert rows[Table.ATTACHMENT] == [("7", "1", "pupil")]
    assert set(rows[Table.PLACEMENT]) == {
        ("7", "class$1$4E3", "pupil"),
        ("7", "group$1$LATIN", "pupil"),
    }
    assert rows[Table.GROUP] == [
        ("class$1$4E3", "1", "class", "4E3", "4e"),
        ("group$1$LATIN", "1", "group", "LATIN", "4e"),
    ]
    assert (noted.problems, noted.unknowns) == ([], {})


def test_a_pupil_of_the_first_degree_says_the_same_in_other_words(tmp_path):
    pupil = record(
        "Eleve", 8, ENTPersonStructRattach="1", ENTPersonNom="NOM", ENTPersonPrenom="Lou",
        ENTPersonDateNaissance="02/01/2019", ENTEleveNiveau="CE1", ENTPersonClasses="1$CE1-CE2 A",
        ENTEleveAutoriteParentale=["31", "32"], ENTEleveRestaurantScolaire="O",
        ENTEleveGarderieSoir="N", ENTPersonCivilite="M.",
    )  # fmt: skip
    rows, noted = read(an_export(tmp_path, degree="1D", Eleve=pupil))
    assert rows[Table.MEMBER] == [("8", "pupil", "Lou", "NOM", "2019-01-01", "ce1", "")]
    assert rows[Table.GUARDIANSHIP] == [("31", "8", "1"), ("32", "8", "1")]
    assert (noted.problems, noted.unknowns) == ([], {})


@pytest.mark.parametrize(
    "values, expected",
    [
        (["31$1$1$1$1$1"], {("31", "1")}),
        (["31$1$1$1$1$1", "32$2$0$1$1$0"], {("31", "1"), ("32", "1")}),
        (["31$6$0$2$1$0"], {("31", "0")}),
        (["31$6$1$3$1$1"], set()),
        (["31$1$1$0$1$1"], set()),
        (["31$1$0$2$1$0", "31$1$1$1$1$1"], {("31", "1")}),
        (["31$1$1$1$1$1", "31$1$0$2$1$0"], {("31", "1")}),
        ([""], set()),
    ],
)
def test_who_answers_in_law_who_is_in_charge_and_who_is_only_reached(tmp_path, values, expected):
    rows, noted = guardianships(tmp_path, *values)
    assert {(row[0], row[2]) for row in rows[Table.GUARDIANSHIP]} == expected
    assert noted.problems == []


@pytest.mark.parametrize("broken", ["31", "31$1", "$1$1$1$1$1", "31$1$1"])
def test_a_link_that_is_cut_short_is_named_and_makes_no_guardian(tmp_path, broken):
    rows, noted = guardianships(tmp_path, broken, "32$1$1$1$1$1")
    assert [row[0] for row in rows[Table.GUARDIANSHIP]] == ["32"]
    assert [said[2:] for said in noted.problems] == [("ENTElevePersRelEleve", "wrong-width", True)]


def test_what_the_second_degree_no_longer_fills_in_makes_no_guardian(tmp_path):
    old = {"ENTEleveAutoriteParentale": ["31"], "ENTElevePere": "32", "ENTElevePersRelEleve1": "33"}
    rows, noted = guardianships(tmp_path, **old)
    assert rows[Table.GUARDIANSHIP] == []
    assert noted.unknowns == {}


def test_a_guardian_is_a_name_and_no_way_to_reach_them(tmp_path):
    told = record("PersRelEleve", 31, sn="NOM", givenName="Éva", mail="x@famille.example",
                  ENTPersonDateNaissance="01/02/1980", homePhone="+33 1 99 00 00 00",
                  ENTPersonAdresse="1 RUE D’AVAL")  # fmt: skip
    rows, _ = read(an_export(tmp_path, PersRelEleve=told))
    assert rows[Table.MEMBER] == [("31", "guardian", "Éva", "NOM", "", "", "")]


@pytest.mark.parametrize(
    "said, kind, roles",
    [
        ({"ENTPersonFonctions": "1$ENS$ENSEIGNEMENT$L0202$LETTRES"}, "teacher", {("1", "teacher")}),
        ({"ENTPersonFonctions": "1$DIR$DIRECTION$D0010$X"}, "staff", {("1", "head")}),
        ({"ENTPersonFonctions": ["1$ENS$E$L$L", "2$ENS$E$L$L", "1$ENS$E$M$M"]}, "teacher",
         {("1", "teacher"), ("2", "teacher")}),
        ({"ENTPersonFonctions": "1$EDU$EDUCATION$E0030$CPE"}, "staff", {("1", "staff")}),
        ({"ENTPersonFonctions": "1$DOC$DOCUMENTATION$L0080$X"}, "teacher", {("1", "teacher")}),
        ({"ENTPersonFonctions": "-"}, "staff", {("1", "staff")}),
        ({"ENTPersonFonctions": "2$-$-$-$-"}, "staff", {("1", "staff")}),
        ({"PersEducNatPresenceDevantEleves": "O"}, "teacher", {("1", "teacher")}),
        ({"ENTPersonCategorieEnseignant": "N"}, "staff", {("1", "staff")}),
        ({"ENTEnsFonctionDir": "1", "ENTPersonCategorieEnseignant": "O"}, "teacher",
         {("1", "head")}),
    ],
)  # fmt: skip
def test_what_somebody_is_to_a_school(tmp_path, said, kind, roles):
    one = record(
        "PersEducNat", 41, sn="NOM", givenName="Éva", mail="e@ac13.example", **HOME, **said
    )
    rows, _ = read(an_export(tmp_path, PersEducNat=one))
    assert rows[Table.MEMBER] == [("41", kind, "Éva", "NOM", "", "", "e@ac13.example")]
    assert {row[1:] for row in rows[Table.ATTACHMENT]} == roles


def test_a_class_is_taught_once_whatever_the_subjects(tmp_path):
    one = record("PersEducNat", 41, sn="NOM", **HOME, ENTAuxEnsClassesMatieres=["1$4E3$020700",
                 "1$4E3$043700"], ENTAuxEnsClassesPrincipal="1$4E3",
                 ENTAuxEnsGroupesMatieres="1$LATIN$020700")  # fmt: skip
    rows, _ = read(an_export(tmp_path, PersEducNat=one))
    assert rows[Table.PLACEMENT] == [
        ("41", "class$1$4E3", "teacher"),
        ("41", "group$1$LATIN", "teacher"),
    ]
    assert rows[Table.MEMBER][0][1] == "teacher"


PRIMARY, EPLE, PRIVATE = "public_primary", "eple", "private_contract"


@pytest.mark.parametrize(
    "nature, contract, label, expected",
    [
        ("101", "PU", "ECOLE MATERNELLE", ("École maternelle Rosa Parks", PRIMARY, "maternelle")),
        ("151", "PU", "ECOLE ELEMENTAIRE", ("École Rosa Parks", PRIMARY, "elementaire")),
        ("151", "PR", "ECOLE PRIMAIRE", ("École Rosa Parks", PRIVATE, "maternelle elementaire")),
        ("340", "PU", "COLLEGE", ("Collège Rosa Parks", EPLE, "college")),
        ("320", "PU", "LYCEE PRO", ("Lycée professionnel Rosa Parks", EPLE, "lycee")),
        ("300", "PR", "LYCEE", ("Lycée Rosa Parks", PRIVATE, "lycee")),
        ("340", "", "COLLEGE", ("Collège Rosa Parks", "", "college")),
        ("809", "PU", "CIRCONSCRIPTION", ("Rosa Parks", "", "")),
    ],
)
def test_what_a_school_is_and_who_answers_for_it(tmp_path, nature, contract, label, expected):
    told = record("EtabEducNat", 1, ENTStructureUAI="0860001A", ENTStructureCodeTypeStruct=nature,
                  ENTEtablissementContrat=contract, ENTStructureTypeStruct=label,
                  ENTStructureNomCourant="CLG$ROSA PARKS$AUBRE-LES-BAINS")  # fmt: skip
    rows, _ = read(an_export(tmp_path, EtabEducNat=told))
    name, kind, stages = expected
    assert rows[Table.SCHOOL] == [("1", "0860001A", name, kind, stages, "Aubre-les-Bains")]


def test_a_class_has_the_level_of_its_pupils_or_the_one_declared(tmp_path):
    school = record("EtabEducNat", 1, ENTStructureUAI="0860001A", ENTStructureGroupes="LATIN$$4E3",
                    ENTStructureClasses=["4E3$$10210001110", "MIXTE$$10210001110$10310019110",
                                         "VIDE$$10310019110"])  # fmt: skip
    pupils = a_pupil(1, ENTEleveMEF="10210001110", ENTEleveClasses=["1$4E3", "1$MIXTE"]) + a_pupil(
        2, ENTEleveMEF="10310019110", ENTEleveClasses="1$MIXTE", ENTEleveGroupes="1$LATIN"
    )
    rows, _ = read(an_export(tmp_path, EtabEducNat=school, Eleve=pupils))
    assert {(row[3], row[4]) for row in rows[Table.GROUP]} == {
        ("4E3", "4e"), ("MIXTE", ""), ("VIDE", "3e"), ("LATIN", "3e")
    }  # fmt: skip


def test_a_bad_record_is_named_by_its_line_and_the_others_go_on(tmp_path):
    pupils = record("Eleve", "", sn="A", **HOME) + a_pupil(2, ENTPersonStructRattach="") + a_pupil(
        3, ENTPersonJointure="4") + a_pupil(5, ENTPersonDateNaissance="31/02/2013")  # fmt: skip
    rows, noted = read(an_export(tmp_path, Eleve=pupils))
    assert [row[0] for row in rows[Table.MEMBER]] == ["5"]
    assert [said[2:] for said in noted.problems] == [
        ("id", "empty", False),
        ("ENTPersonStructRattach", "no-school", False),
        ("ENTPersonJointure", "unreadable", False),
        ("ENTPersonDateNaissance", "not-a-day", True),
    ]
    lines = (tmp_path / "ENT_Complet_20261124_Eleve_0001.xml").read_text().splitlines()
    assert all(lines[said[1] - 1] == "<addRequest>" for said in noted.problems)


def test_what_is_not_known_is_counted_and_left_out(tmp_path):
    pupil = a_pupil(ENTEleveCouleur="bleu", ENTEleveMEF="99900000000")
    strange = record("Robot", 9, sn="X")
    rows, noted = read(an_export(tmp_path, Eleve=pupil + strange))
    assert noted.unknowns == {"ENTEleveCouleur": 1, "ENTEleveMEF 99900000000": 1, "Robot": 1}
    assert [row[0] for row in rows[Table.MEMBER]] == ["7"]
    assert rows[Table.MEMBER][0][5] == ""


def test_a_level_may_come_from_the_nomenclature(tmp_path):
    mef = record("Mef", "24711111110", ENTMefJointure="24711111110", ENTLibelleMef="1CAP2 METIER")
    pupil = a_pupil(ENTEleveMEF="24711111110")
    rows, _ = read(an_export(tmp_path, MefEducNat=mef, Eleve=pupil))
    assert rows[Table.MEMBER][0][5] == "cap1"


def test_both_degrees_are_two_rosters_and_never_one(tmp_path):
    write_aaf(an_order(), tmp_path)
    assert [one.roster for one in deliveries([tmp_path])] == ["aaf:14:1d", "aaf:14:2d"]
    with pytest.raises(ImportRefused):
        delivery([tmp_path])


def test_nothing_that_should_stay_out_comes_in(tmp_path):
    write_aaf(an_order(), tmp_path)
    seen = [str(cell) for _, row in everything(tmp_path) for cell in row]
    assert not any(re.search(r"\+33|famille\.example|\d{9}ZZ|\d\d/\d\d/\d{4}", one) for one in seen)
    days = {one for one in seen if re.fullmatch(r"\d{4}-\d\d-\d\d", one)}
    assert days
    assert all(day.endswith("-01") for day in days)


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    schools=st.integers(1, 30),
    each=st.integers(1, 40),
    month=st.integers(0, 3),
)
def test_what_was_invented_is_what_is_read(seed, schools, each, month):
    order = an_order(seed=seed, schools=max(3, schools), pupils=40 * each, month=month)
    with TemporaryDirectory() as folder:
        write_aaf(order, Path(folder))
        rows = [row for one in deliveries([Path(folder)]) for row in one.records(Noted())]
    told = {table: {row[:-2] for name, row in rows if name is table} for table in Table}
    placed, answering, pupils = set(), set(), set()
    for place in attended(order):
        school, primary = place.school.number, place.school.kind.primary
        for one in everybody(order, place).pupils:
            year, at, _ = one.civil.born
            family = one.civil.family.replace("’", "'").upper()
            pupils.add((str(one.number), "pupil", one.civil.given, family, f"{year}-{at:02}-01",
                        one.level, ""))  # fmt: skip
            placed.add((str(one.number), f"class${school}${one.room}", "pupil"))
            placed |= {(str(one.number), f"group${school}${name}", "pupil") for name in one.groups}
            answering |= {
                (str(tie.guardian), str(one.number), "1" if tie.duty == 1 else "0")
                for tie in one.ties
                if tie.duty == 1 or (tie.duty == 2 and not primary)
            }
    assert {row for row in told[Table.MEMBER] if row[1] == "pupil"} == pupils
    assert {row for row in told[Table.PLACEMENT] if row[2] == "pupil"} == placed
    assert told[Table.GUARDIANSHIP] == answering


def test_an_invented_academy_is_read_without_a_problem(tmp_path):
    write_aaf(an_order(month=1), tmp_path)
    for one in deliveries([tmp_path]):
        noted = Noted()
        rows = list(one.records(noted))
        assert (noted.problems, noted.unknowns) == ([], {})
        pupils = [row for table, row in rows if table is Table.MEMBER and row[1] == "pupil"]
        assert all(row[5] in LEVELS and row[4] for row in pupils)
