"""The paper of an agreement: one page that binds, annexes, tags for readers, a seal that tells."""

import io
import json
import random
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest

from egide.decisions.document.actions import document_of
from egide.decisions.document.check import State, check
from egide.decisions.document.conf import seal as the_seal
from egide.decisions.document.seal import CERTIFICATE, DEMONSTRATION, Seal, make
from egide.decisions.models import Document
from tests.rooms.decisions import makers, signed

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def seal(tmp_path, monkeypatch):
    """A seal of this test alone."""
    held = Seal(tmp_path / "seal")
    make(held, DEMONSTRATION, at=AT)
    monkeypatch.setattr("egide.decisions.document.actions.seal", lambda: held)
    return held


@pytest.fixture
def agreement():
    world = signed.a_world()
    world.helene.display_name = "Hélène Vasseur · principale"
    world.helene.save()
    signed.a_tool()
    return signed.an_agreement(world)


@pytest.fixture
def pdf(agreement, seal):
    return bytes(document_of(agreement.pk).pdf)


def pages(pdf):
    """The text of each page, in reading order."""
    read = pypdfium2.PdfDocument(pdf)
    return [read[number].get_textpage().get_text_range() for number in range(len(read))]


def test_the_first_page_says_all_that_binds_and_the_annexes_why(pdf, agreement):
    first, *annexes = pages(pdf)
    flat = " ".join(first.split())
    for said in (
        "Collège des Tilleuls", "Maker of cartes", "Des cartes mentales", "5e B", "un surnom",
        "notes, bulletins, diplômes", "États-Unis : clauses contractuelles types",
        "Gratuit, hors commande publique", "CA du 5 novembre 2026", "Favorable",
        "1er septembre 2027", "Pas de vrai nom", "Signé par Hélène Vasseur, principale",
        "il ne remplace pas", agreement.digest,
    ):  # fmt: skip
        assert said in flat
    rest = " ".join(annexes)
    assert [n for n in range(1, 5) if f"Annexe {n}" in rest] == [1, 2, 3, 4]
    assert "About hosting, we say FR and US." in rest
    assert "référence à vérifier" in rest
    assert "proposé par la machine, pas encore relu" in rest
    spoken = ("Convention :", "Responsable", "Pourquoi", "Des cartes", "Classes", "5e B", "Signé")
    order = [flat.index(word) for word in spoken]
    assert order == sorted(order)


def test_nothing_overclaims(pdf):
    text = " ".join(pages(pdf)).lower()
    for word in ("eidas", "signature avancée", "conforme rgpd", "certifié par", "valeur légale"):
        assert word not in text


def test_it_is_tagged_for_those_who_listen(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as read:
        root = read.Root
        assert root.Lang == "fr"
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        with read.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            title = " ".join(told["dc:title"].split())
            assert title == "Convention : Cartes, Collège des Tilleuls"
        kinds = set(structure(root.StructTreeRoot))
        assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/BlockQuote"} <= kinds
        assert "/Table" not in kinds
        assert all(page.Tabs == "/S" for page in read.pages if "/Annots" in page)
        hidden = [note for page in read.pages for note in page.get("/Annots", [])]
        assert all(int(note.F) & 2 for note in hidden)


def structure(node):
    """Every kind of element under a node of the structure tree."""
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from structure(node.K)
    elif isinstance(node, pikepdf.Array):
        for one in node:
            yield from structure(one)


def test_its_metadata_names_nobody_but_the_signatory_and_their_function(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as read:
        told = {name: str(value) for name, value in read.docinfo.items()}
    assert told["/Author"] == "Hélène Vasseur, principale"
    assert set(told) <= {"/Author", "/Title", "/Subject", "/Producer", "/CreationDate", "/ModDate"}
    everything = " ".join(told.values())
    assert "Camille" not in everything
    assert "Marc" not in everything


def test_the_agreement_itself_is_inside_bit_for_bit(pdf, agreement):
    with pikepdf.open(io.BytesIO(pdf)) as read:
        inside = read.attachments["convention.json"].get_file().read_bytes()
    assert json.loads(inside) == agreement.payload


def test_the_seal_tells_a_whole_file_and_whose_it_is(pdf, agreement, seal):
    checked = check(pdf, [seal.folder / CERTIFICATE])
    assert (checked.state, checked.sealed_by) == (State.INTACT, DEMONSTRATION)
    assert checked.digest == agreement.digest
    assert checked.good


def test_a_stranger_who_seals_the_same_is_a_stranger(pdf, tmp_path):
    other = Seal(tmp_path / "other")
    certificate = make(other, DEMONSTRATION, at=AT)
    assert check(pdf, [certificate]).state is State.UNKNOWN_CERTIFICATE


UNTOUCHED = {State.INTACT, State.UNKNOWN_CERTIFICATE}


def test_one_bit_anywhere_is_found(pdf, seal):
    known, chance = [seal.folder / CERTIFICATE], random.Random(1)  # noqa: S311 - places to change, no secret
    start = pdf.index(b"/Contents <30820") + len("/Contents ")
    places = [chance.randrange(len(pdf)) for _ in range(120)]
    places += [chance.randrange(start, start + 2200) for _ in range(120)]
    for place in places:
        changed = bytearray(pdf)
        changed[place] ^= 1 << chance.randrange(8)
        assert check(bytes(changed), known).state not in UNTOUCHED, place


@pytest.mark.parametrize("added", [b"\n", b"%", b"\n%%EOF\n"])
def test_nothing_can_be_added(pdf, seal, added):
    assert check(pdf + added, [seal.folder / CERTIFICATE]).state is not State.INTACT


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7\n", b"hello"])
def test_what_is_no_pdf_is_unreadable(file):
    assert check(file, []).state is State.UNREADABLE


def test_a_paper_is_made_once(agreement, seal):
    first = document_of(agreement.pk)
    assert document_of(agreement.pk).sha256 == first.sha256
    assert Document.objects.count() == 1


def test_without_a_seal_nothing_is_delivered(agreement, tmp_path, monkeypatch, settings):
    from egide.decisions.document.seal import NoSeal

    settings.PERSONAS = False
    monkeypatch.setattr("egide.decisions.document.actions.seal", lambda: Seal(tmp_path / "none"))
    with pytest.raises(NoSeal):
        document_of(agreement.pk)
    assert not Document.objects.exists()


def test_the_key_is_for_its_owner_alone(seal):
    assert (seal.folder / "key.pem").stat().st_mode & 0o077 == 0
    assert "key" not in repr(the_seal())


@pytest.mark.parametrize("who", ["helene", "marc", "rector", "minister"])
def test_who_may_read_it(client, agreement, seal, who):
    from egide.people.models import Person

    client.force_login(Person.objects.get(display_name__startswith=NAMES[who]))
    answer = client.get(f"/conventions/{agreement.digest}/convention.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("who", ["camille", "agnes", "lucas", "dasen"])
def test_who_may_not(client, agreement, seal, who):
    from egide.people.models import Person

    client.force_login(Person.objects.get(display_name__startswith=NAMES[who]))
    assert client.get(f"/conventions/{agreement.digest}/convention.pdf").status_code == 403
    assert client.get(f"/conventions/{'0' * 64}/convention.pdf").status_code == 404


NAMES = {
    "helene": "Hélène", "marc": "Marc", "rector": "Rose", "minister": "Max", "camille": "Camille",
    "agnes": "Agnès", "lucas": "Lucas", "dasen": "Denis",
}  # fmt: skip


def test_the_provider_reads_what_it_is_a_party_to(client, agreement, seal):
    party = makers.place("provider", "maker", "Maker of cartes")
    stranger = makers.place("provider", "other", "Somebody else")
    address = f"/conventions/{agreement.digest}/convention.pdf"
    for at, status in ((party, 200), (stranger, 403)):
        client.force_login(makers.person("P", "provider", at))
        assert client.get(address).status_code == status


def test_a_visitor_is_sent_to_the_door(client, agreement):
    assert client.get(f"/conventions/{agreement.digest}/convention.pdf").status_code == 302
