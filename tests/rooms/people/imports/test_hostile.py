"""Bundles that are attacks or accidents: one line, and nothing is written."""

import os
import stat
import zipfile

import pytest

from egide.people.imports import intake
from egide.people.imports.errors import ImportRefused
from egide.people.imports.oneroster import unpacking
from egide.people.models import Member, Roster
from tests.rooms.people.imports.making import academy, bring, bundle, manifest, user, zipped

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _academy():
    academy()


def refused(path):
    """The code of the refusal; nothing was written, and the line is one line."""
    with pytest.raises(ImportRefused) as refusal:
        bring(path)
    assert not Member.objects.exists()
    assert not Roster.objects.exists()
    for language in ("fr", "en"):
        line = refusal.value.line(language)
        assert "\n" not in line
        assert str(path.parent) not in line
    return refusal.value.code


def changed(path, name, change):
    (path / name).write_bytes(change((path / name).read_bytes()))
    return path


@pytest.mark.parametrize(
    "change, code",
    [
        (lambda content: content.decode().encode("utf-16"), "encoding"),
        (lambda content: content.replace(b"Ana", "Éva".encode("latin-1")), "encoding"),
        (lambda content: content.replace(b"Ana", b"A\0a"), "encoding"),
        (lambda content: content[:-2] + "é".encode()[:1], "encoding"),
        (lambda content: content.replace(b"Ana", b"A" * 10_000_000), "too-long"),
        (lambda content: content.replace(b"Ana", b'"Ana'), "quotes"),
        (lambda content: content.replace(b"Ana", b'"An"a'), "quotes"),
        (lambda content: content.replace(b",", b";"), "columns"),
        (lambda content: content.replace(b"givenName", b"sourcedId"), "columns"),
        (lambda content: b"", "empty"),
    ],
    ids=["utf-16", "latin-1", "nul", "cut", "10 MB", "open quote", "quote inside", "semicolons",
         "column twice", "empty"],
)  # fmt: skip
def test_a_file_that_is_not_what_it_should_be(tmp_path, change, code):
    assert refused(changed(bundle(tmp_path / "b"), "users.csv", change)) == code


def test_a_latin_1_line_is_named(tmp_path):
    path = bundle(tmp_path / "b", users=[user(), user("p2", givenName="EVA")])
    changed(path, "users.csv", lambda content: content.replace(b"EVA", "Éva".encode("latin-1")))
    with pytest.raises(ImportRefused, match="line 3 is not UTF-8"):
        bring(path)


def test_a_file_where_all_rows_are_of_the_wrong_width(tmp_path, monkeypatch):
    from egide.people.imports.oneroster import reading

    monkeypatch.setattr(reading, "MOST_WRONG", 50)
    path = bundle(tmp_path / "b")
    changed(path, "users.csv", lambda content: content + b"a,b\r\n" * 60)
    assert refused(path) == "structure"


@pytest.mark.parametrize(
    "said, code",
    [
        (manifest(**{"file.users": "delta"}), "delta"),
        (manifest("1.0"), "version"),
        (manifest(tables=("orgs",)), "incomplete"),
        ([], "version"),
    ],
)
def test_a_manifest_that_does_not_say_a_whole_export(tmp_path, said, code):
    assert refused(bundle(tmp_path / "b", manifest=said)) == code


def test_a_file_that_the_manifest_announces_and_that_is_missing(tmp_path):
    path = bundle(tmp_path / "b")
    (path / "classes.csv").unlink()
    assert refused(path) == "incomplete"


def test_what_is_no_bundle(tmp_path):
    (tmp_path / "b").mkdir()
    assert refused(tmp_path / "b") == "manifest"
    (tmp_path / "b" / "x.zip").write_bytes(b"PK\x03\x04 nothing")
    assert refused(tmp_path / "b" / "x.zip") == "broken"
    assert refused(tmp_path / "b" / "none.zip") == "missing"


def test_a_link_in_a_folder_is_not_followed(tmp_path):
    path = bundle(tmp_path / "b")
    (path / "users.csv").unlink()
    (path / "users.csv").symlink_to("/etc/passwd")
    assert refused(path) == "link"
    (path / "users.csv").unlink()
    (path / "users.csv").mkdir()
    assert refused(path) == "link"
    (path / "users.csv").rmdir()
    os.mkfifo(path / "users.csv")
    assert refused(path) == "link"


def archive(tmp_path, *entries):
    """A zip of a good bundle, and more entries."""
    path = zipped(bundle(tmp_path / "b"), tmp_path / "b.zip")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as target:
        for entry, content in entries:
            target.writestr(entry, content)
    return path


@pytest.mark.parametrize("name", ["../users.csv", "/etc/users.csv", "a/../../x.csv", "C:\\x.csv",
                                  "..\\users.csv"])  # fmt: skip
def test_a_path_that_leads_out(tmp_path, name):
    assert refused(archive(tmp_path, (name, "x"))) == "path"


def test_a_link_in_a_zip(tmp_path):
    entry = zipfile.ZipInfo("link.csv")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(archive(tmp_path, (entry, "/etc/passwd"))) == "link"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_file_twice(tmp_path):
    assert refused(archive(tmp_path, ("users.csv", "x"))) == "duplicate"
    assert refused(archive(tmp_path / "2", ("folder/users.csv", "x"))) == "duplicate"


def test_a_zip_with_a_password(tmp_path):
    path = archive(tmp_path)
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    path.write_bytes(content)
    assert refused(path) == "encrypted"


def test_a_bomb_stops_when_it_has_grown_too_much(tmp_path, monkeypatch):
    path = bundle(tmp_path / "b")
    changed(path, "users.csv", lambda content: content + (b"," * 99 + b"\n") * 200_000)
    assert refused(zipped(path, tmp_path / "b.zip")) == "too-large"


def test_a_file_and_a_bundle_have_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST_BUNDLE", 900)
    assert refused(zipped(bundle(tmp_path / "b"), tmp_path / "b.zip")) == "too-large"
    monkeypatch.setattr(unpacking, "MOST_ENTRIES", 2)
    assert refused(zipped(bundle(tmp_path / "c"), tmp_path / "c.zip")) == "too-many"


def test_a_pair_of_line_ends_cut_by_a_chunk_stays_one(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "CHUNK", 7)
    _, problems = bring(bundle(tmp_path / "b", users=[user(), user("p2", role="wizard")]))
    assert problems == [("users.csv", 3, "role", "unknown-word")]
