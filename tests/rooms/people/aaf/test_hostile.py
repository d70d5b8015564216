"""Files that would harm, or that say less than they seem to: refused in one line, or read right."""

import gzip
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egide.people.imports.aaf import delivery, unpacking
from egide.people.imports.errors import ImportRefused
from tests.rooms.people.aaf.making import HEAD, TAIL, Noted, an_export, named, read, record

PUPIL = record("Eleve", 7, ENTPersonStructRattach="1", sn="NOM", givenName="Éva")
SEVERAL = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def refusal(folder, content=None):
    """The code of the refusal, after the file of pupils was replaced; None when it is read."""
    an_export(folder)
    if content is not None:
        data = content if isinstance(content, bytes) else content.encode()
        named(folder).write_bytes(data)
    try:
        list(delivery([folder]).records(Noted()))
    except ImportRefused as refused:
        said = refused.line("fr") + refused.line("en")
        return refused.code if "\n" not in said and str(folder) not in said else said
    return None


DECLARED = HEAD.replace("{degree}", "2D")
BOMB = '<!DOCTYPE ficAlimMENESR [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def with_doctype(doctype):
    """A file that declares a document type of its own."""
    return DECLARED.replace('<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">', doctype)


@pytest.mark.parametrize(
    "content, code",
    [
        (with_doctype(BOMB) + PUPIL.replace("NOM", "&b;") + TAIL, "entities"),
        (with_doctype('<!DOCTYPE ficAlimMENESR [<!ENTITY x SYSTEM "file:///etc/hosts">]>') + TAIL,
         "entities"),
        (with_doctype('<!DOCTYPE ficAlimMENESR [<!ENTITY % p SYSTEM "http://127.0.0.1/p">%p;]>'),
         "entities"),
        (with_doctype('<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd" []>') + TAIL, "entities"),
        (DECLARED + PUPIL.replace("NOM", "&inconnu;") + TAIL, "entities"),
        (with_doctype('<!DOCTYPE ficAlimMENESR SYSTEM "http://127.0.0.1/bad.dtd">'), "not-aaf"),
        (with_doctype('<!DOCTYPE html>') + TAIL, "not-aaf"),
        (DECLARED + "<html/>" + TAIL, "not-aaf"),
        (DECLARED + PUPIL.replace("<value>NOM", "<value><b>NOM</b>") + TAIL, "not-aaf"),
        (DECLARED + "<addRequest>" * 50_000, "not-aaf"),
        (DECLARED + PUPIL.replace("addRequest", "modifyRequest") + TAIL, "delta"),
        (DECLARED + PUPIL.replace("addRequest", "deleteRequest") + TAIL, "delta"),
        (DECLARED + PUPIL, "not-well-formed"),
        (DECLARED + PUPIL + TAIL + TAIL, "not-well-formed"),
        (DECLARED + PUPIL.replace("NOM", "a & b") + TAIL, "not-well-formed"),
        (DECLARED + PUPIL.replace("NOM", "&#0;") + TAIL, "not-well-formed"),
        ((DECLARED + PUPIL + TAIL).encode("latin-1"), "not-well-formed"),
        ((DECLARED + PUPIL + TAIL).encode("utf-16"), "not-well-formed"),
        (DECLARED.replace("UTF-8", "utf-7") + TAIL, "unknown-encoding"),
        (DECLARED.replace("UTF-8", "rot13") + TAIL, "unknown-encoding"),
        (DECLARED.replace("UTF-8", "idna") + TAIL, "unknown-encoding"),
        ("", "not-well-formed"),
        (b"\x00\x01PK\x03\x04" * 100, "not-well-formed"),
        (DECLARED.replace('codeAcademieExport="13"', "") + TAIL, "no-academy"),
        (DECLARED.replace('"13"', '"../../x"') + TAIL, "no-academy"),
    ],
)  # fmt: skip
def test_what_could_harm_is_refused_in_one_line(tmp_path, content, code):
    assert refusal(tmp_path, content) == code


@pytest.mark.parametrize(
    "bulk, code",
    [
        (f'<addRequest><operationalAttributes><attr name="{"x" * 3_000_000}', "too-large"),
        ("<addRequest><operationalAttributes><attr>" + "<value>" * 500_000, "too-large"),
        ("<!-- " + "x" * 3_000_000, "too-large"),
        (record("Eleve", 7, mail="x" * 3_000_000), "too-large"),
    ],
)
def test_what_is_larger_than_life_is_refused_before_it_is_held(tmp_path, bulk, code):
    an_export(tmp_path)
    tracemalloc.start()
    try:
        assert refusal(tmp_path, DECLARED + PUPIL + bulk) == code
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15", "iso-8859-1"])
def test_a_file_in_the_encoding_that_it_declares_is_read(tmp_path, encoding):
    text = DECLARED.replace("UTF-8", encoding.removesuffix("-sig")) + PUPIL + TAIL
    an_export(tmp_path)
    named(tmp_path).write_bytes(text.encode(encoding))
    rows, noted = read(tmp_path)
    assert rows["member"] == [("7", "pupil", "Éva", "NOM", "", "", "")]
    assert noted.problems == []


@pytest.mark.parametrize("broken", ["Ã‰va", "Ã©va", "\ufffdva"])
def test_a_name_read_in_the_wrong_encoding_is_named(tmp_path, broken):
    an_export(tmp_path, Eleve=PUPIL.replace("Éva", broken))
    assert [said[2:] for said in read(tmp_path)[1].problems] == [("givenName", "unreadable", True)]
    an_export(tmp_path, Eleve=PUPIL.replace("Éva", "JOÃO"))
    assert read(tmp_path)[1].problems == []


def test_text_is_whole_whatever_stands_inside_it(tmp_path):
    an_export(tmp_path, Eleve=PUPIL.replace("NOM", "N<!-- -->O<![CDATA[M <]]><?pi x?>&#233;"))
    assert read(tmp_path)[0]["member"][0][3] == "NOM <é"


@pytest.mark.parametrize(
    "change, code",
    [
        (lambda at: named(at, "PersEducNat").unlink(), "incomplete"),
        (lambda at: named(at).rename(named(at, number=2)), "incomplete"),
        (lambda at: named(at).rename(named(at, mode="Delta")), "delta"),
        (lambda at: named(at).rename(at / "eleves.xml"), "not-a-name"),
        (
            lambda at: named(at).rename(at / "ENT_Complet_20261125_Eleve_0001.xml"),
            "several-exports",
        ),
        (lambda at: named(at).write_text(HEAD.replace("13", "14") + TAIL), "incomplete"),
        (lambda at: [file.unlink() for file in at.iterdir()], "nothing"),
        (lambda at: [*map(Path.unlink, at.iterdir()), at.rmdir()], "nothing"),
    ],
)
def test_an_export_that_lacks_a_file_is_refused(tmp_path, change, code):
    an_export(tmp_path)
    change(tmp_path)
    with pytest.raises(ImportRefused) as refused:
        list(delivery([tmp_path]).records(Noted()))
    assert refused.value.code == code


def packed(folder, data):
    """Replace the file of pupils by a packed one."""
    an_export(folder)
    named(folder).unlink()
    path = named(folder).with_suffix(".xml.gz")
    path.write_bytes(data)
    return folder


def test_a_packed_file_is_read(tmp_path):
    rows, _ = read(packed(tmp_path, gzip.compress((DECLARED + PUPIL + TAIL).encode())))
    assert rows["member"][0][0] == "7"


@pytest.mark.parametrize(
    "data, code",
    [
        (gzip.compress((DECLARED + PUPIL * 20_000).encode()), "too-large"),
        (gzip.compress(DECLARED.encode() + b" " * 4_000_000), "too-large"),
        (gzip.compress((DECLARED + PUPIL + TAIL).encode())[:-20], "not-packed"),
        (b"not packed at all", "not-packed"),
    ],
)
def test_a_packed_file_that_is_a_bomb_or_damaged_is_refused(tmp_path, monkeypatch, data, code):
    monkeypatch.setattr(unpacking, "FREE", 1 << 16)
    with pytest.raises(ImportRefused) as refused:
        list(delivery([packed(tmp_path, data)]).records(Noted()))
    assert refused.value.code == code


WHOLE = (DECLARED + PUPIL * 3 + TAIL).encode()


@SEVERAL
@given(cut=st.integers(0, len(WHOLE) - 2))
def test_a_file_cut_anywhere_is_refused(tmp_path, cut):
    assert refusal(tmp_path, WHOLE[:cut]) is not None


@SEVERAL
@given(
    at=st.integers(0, len(WHOLE) - 1),
    junk=st.binary(max_size=40) | st.sampled_from([b"<", b">", b"&", b"</value>", b"<value>"]),
)
def test_a_damaged_file_is_read_or_refused_and_never_worse(tmp_path, at, junk):
    refusal(tmp_path, WHOLE[:at] + junk + WHOLE[at + len(junk) :])


@SEVERAL
@given(data=st.binary(max_size=300))
def test_any_bytes_are_refused(tmp_path, data):
    assert refusal(tmp_path, data) is not None
