"""The files: an ODS read again cell by cell, where nothing is a formula; JSON; the draft."""

import io
import zipfile
from datetime import date

import odfdo
import pypdfium2
import pytest

from egide.catalogue.models import Provider, Service
from egide.decisions.models import Agreement
from egide.kit.clock import today
from egide.register.asked import read
from egide.register.assessment import assessment
from egide.register.exports.sheet import ods, sheet_name
from egide.register.queries import register
from egide.register.transfers import transfers
from tests.rooms.decisions import signed

pytestmark = pytest.mark.django_db
SIGNED = date(2026, 9, 14)
COLLEGE = "0980001A"
HOSTILE = '=HYPERLINK("http://evil.example";"x")'


@pytest.fixture
def world():
    made = signed.a_world()
    signed.a_tool()
    return made


@pytest.fixture
def held(world):
    signed.an_agreement(world, on=SIGNED)
    return register(COLLEGE, read({}, today()))


def tables(file):
    return odfdo.Document(io.BytesIO(file)).body.tables


def rows(table):
    """What each row says, empty cells left out."""
    return [[cell for cell in line if cell not in {None, ""}] for line in table.get_values()]


def test_the_cover_says_who_answers_who_advises_and_what_is_done(held):
    cover = rows(tables(ods(held))[0])
    assert ["Nom", "Collège des Tilleuls"] in cover
    assert ["Code", COLLEGE] in cover
    assert ["Adresse", "1 rue des Tilleuls, Val"] in cover
    assert ["Courriel", "college@val.example"] in cover
    assert ["Nom ou fonction", "La déléguée à la protection des données"] in cover
    assert ["Courriel", "dpd@val.example"] in cover
    (activity,) = held.activities
    listed = cover[-1] or cover[-2]
    assert [listed[0], int(listed[1]), listed[2]] == [
        "Usage de Cartes en classe",
        1,
        activity.reference,
    ]
    assert [str(day)[:10] for day in listed[3:5]] == ["2026-09-14", "2026-09-14"]
    assert listed[5] == "en cours"


def test_a_fiche_is_a_sheet_with_the_blocks_of_the_model(held):
    table = tables(ods(held))[1]
    assert table.name == "1 Cartes"
    said = rows(table)
    titles = [line[0] for line in said if len(line) == 1]
    assert titles[2:] == [
        "Identité", "Finalités", "Personnes concernées", "Données traitées",
        "Durées de conservation", "Destinataires", "Transferts hors de l’Union européenne",
        "Sécurité", "Conditions de la convention",
    ]  # fmt: skip
    assert ["Responsables conjoints", "aucun"] in said
    assert ["Sous-traitants ultérieurs", "nommés"] in said
    assert ["Informations économiques", "aucune"] in said
    assert any(line[0] == "Données sensibles" and "⚠" in line[-1] for line in said if line)


def test_no_text_is_ever_a_formula(world):
    made = signed.an_agreement(world, on=SIGNED, purpose=HOSTILE)
    Service.objects.filter(slug="cartes").update(name="=1+1 [évil]*?:/\\'" + "x" * 60)
    Provider.objects.update(name="@SUM(A1:A9)")
    Agreement.objects.filter(pk=made.pk).update(digest=made.digest)
    file = ods(register(COLLEGE, read({}, today())))
    with zipfile.ZipFile(io.BytesIO(file)) as inside:
        content = inside.read("content.xml").decode()
    assert "table:formula" not in content
    cells = [cell for table in tables(file) for line in table.rows for cell in line.cells]
    texts = [cell for cell in cells if isinstance(cell.value, str)]
    assert any(HOSTILE in cell.value for cell in texts)
    assert {cell.type for cell in texts} == {"string"}
    assert content.count("<table:table-column ") >= 4
    assert all(len(table.name) <= 31 for table in tables(file))


@pytest.mark.parametrize("name", ["a/b", "[x]", "'quoted'", "tab\there", "y" * 80])
def test_a_spreadsheet_accepts_the_name_of_a_sheet(name):
    made = sheet_name(3, type("Activity", (), {"tool": name}))
    assert made.startswith("3 ")
    assert len(made) <= 31
    assert not set(made) & set("[]*?:/\\'\t")


def test_two_tools_make_two_sheets(world):
    signed.a_tool("frises")
    for slug in ("cartes", "frises"):
        signed.an_agreement(world, slug, on=SIGNED)
    names = [table.name for table in tables(ods(register(COLLEGE, read({}, today()))))]
    assert names == ["Registre", "1 Cartes", "2 Frises"]


def test_transfers_say_the_instrument_and_whether_it_holds_that_day(held):
    found = {one.instrument: one for one in transfers(held.activities)}
    framework, clauses = found["Data Privacy Framework"], found["clauses contractuelles types"]
    assert not framework.holds
    assert "inscription de l’entreprise à prouver" in framework.validity
    assert framework.fact == "transfer.us.dpf"
    assert clauses.holds
    assert clauses.to_verify
    assert clauses.country == "États-Unis"


def test_an_instrument_falls_with_the_day_asked(world):
    said = {**signed.SAID, "transfer_mechanisms": ("privacy_shield",)}
    signed.a_tool("bouclier", said=said)
    signed.an_agreement(world, "bouclier", on=date(2020, 6, 1))
    entry = "en vigueur"
    before = transfers(
        register(COLLEGE, read({"on": "2020-07-15", "regard": "alors"}, today())).activities
    )
    assert before == ()
    before, after = (
        transfers(register(COLLEGE, read({"on": day}, today())).activities)[0].validity
        for day in ("2020-07-15", "2020-07-16")
    )
    assert "hors vigueur" in after
    assert entry not in after


def test_the_draft_is_filled_from_the_verdict_and_says_what_waits(held):
    (activity,) = held.activities
    draft = assessment(activity)
    titles = [block.title for block in draft.blocks]
    assert titles[-5:] == [
        "Nécessité et proportionnalité", "Droits des personnes", "Risques", "Mesures prévues",
        "Avis et validation",
    ]  # fmt: skip
    assert {sign.name for sign in draft.signs} >= {"vulnerable", "transfers", "scoring"}
    assert draft.due
    need = next(block for block in draft.blocks if block.title.startswith("Nécessité"))
    gaps = {line.name for line in need.rows if line.gap}
    assert "FIN-02" in gaps
    assert "FIN-01" not in gaps
    people = draft.blocks[-1].rows
    assert all(line.gap for line in people)


def test_files_over_the_wire(client, world, held):
    client.force_login(world.helene)
    (activity,) = held.activities
    data = client.get(f"/registre/{COLLEGE}/registre.json").json()
    (one,) = data["activities"]
    assert data["controller"]["code"] == COLLEGE
    assert one["attributes"] == ["pseudonym", "display_name", "role", "group"]
    assert {flow["tool"] for flow in one["flows"]} == {"dpf", "scc"}
    draft = client.get(f"/registre/{COLLEGE}/{activity.reference}/analyse.json").json()
    assert draft["draft"]
    opinion = draft["blocks"][-1]["rows"][0]
    assert (opinion["values"][0], opinion["gap"]) == ("favorable : Vu.", False)
    answer = client.get(f"/registre/{COLLEGE}/registre.ods")
    assert f"registre-{COLLEGE}-" in answer["Content-Disposition"]
    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    paper = client.get(f"/registre/{COLLEGE}/{activity.reference}/analyse.pdf")
    text = pypdfium2.PdfDocument(paper.content)[0].get_textpage().get_text_range()
    assert "Analyse d’impact : brouillon" in " ".join(text.split())
    moves = client.get(f"/registre/{COLLEGE}/transferts.json").json()
    assert len(moves["transfers"]) == 2


def test_english_files_keep_their_names(client, world, held):
    client.force_login(world.helene)
    client.cookies["language"] = "en"
    (one,) = client.get(f"/registre/{COLLEGE}/registre.json").json()["activities"]
    assert one["title"] == "Use of Cartes in class"
    assert one["blocks"][0]["rows"][0]["name"] == "name"
