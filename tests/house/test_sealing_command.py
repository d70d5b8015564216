"""`egide seal init`, `egide agreement verify`: a file says what it is worth, on any machine."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from egide.decisions.document.check import ATTACHED
from egide.decisions.document.seal import CERTIFICATE, Seal, make, sealed
from egide.kit.paper import printed
from tests.house.command import egide, refused

AT = datetime(2026, 11, 24, tzinfo=UTC)
BODY = b'{"kind":"own"}'
DIGEST = sha256(BODY).hexdigest()
BARE = (
    "<html lang='fr'><head><title>Convention</title><meta name='description' content='{}'></head>"
)


@pytest.fixture
def home(tmp_path):
    """A folder of state with a seal in it."""
    make(Seal(tmp_path / "seal"), "Sceau de test", at=AT)
    return tmp_path


@pytest.fixture
def file(home, monkeypatch):
    return a_file(home, monkeypatch, DIGEST)


def a_file(home, monkeypatch, announced):
    """A sealed paper that announces that digest."""
    page = BARE.format(f"Convention, empreinte {announced}") + "<body><h1>C</h1></body></html>"
    monkeypatch.setattr("egide.kit.paper.render_to_string", lambda *_: page)
    pdf, _ = sealed(printed("x", {}, attached={ATTACHED: (BODY, AT)}), Seal(home / "seal"))
    path = home / "convention.pdf"
    path.write_bytes(pdf)
    return path


def verify(home, file, *words):
    done = egide("agreement", "verify", file, "--json", *words, EGIDE_HOME=str(home))
    return done.returncode, json.loads(done.stdout)


def test_a_whole_file_of_this_house(home, file):
    code, told = verify(home, file)
    assert code == 0
    assert told == {
        "seal": "intact", "sealed_by": "Sceau de test", "digest": DIGEST, "digest_agrees": True,
    }  # fmt: skip
    assert "Seal intact" in egide("agreement", "verify", file, EGIDE_HOME=str(home)).stdout


def test_elsewhere_the_certificate_is_unknown_until_it_is_given(home, file, tmp_path):
    away = tmp_path / "away"
    assert verify(away, file)[0] == 1
    assert verify(away, file)[1]["seal"] == "unknown_certificate"
    given = ("--certificate", home / "seal" / CERTIFICATE)
    assert verify(away, file, *given)[0] == 0


def test_a_changed_file_another_digest_an_unsealed_one(home, file, monkeypatch):
    assert verify(home, file, "--digest", "0" * 64)[0] == 1
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"/Title", b"/Titre", 1))
    code, told = verify(home, file)
    assert (code, told["seal"]) in {(1, "changed"), (2, "unreadable")}
    file.write_bytes(whole[:60])
    assert verify(home, file)[0] == 2


def test_a_paper_that_announces_another_digest_is_not_good(home, monkeypatch):
    file = a_file(home, monkeypatch, "f" * 64)
    code, told = verify(home, file)
    assert (code, told["seal"], told["digest_agrees"]) == (1, "intact", False)


def test_a_seal_is_made_once(tmp_path):
    done = egide("seal", "init", "Académie du Val", EGIDE_HOME=str(tmp_path))
    assert done.returncode == 0
    assert (tmp_path / "seal" / "key.pem").stat().st_mode & 0o077 == 0
    assert refused(egide("seal", "init", "Encore", EGIDE_HOME=str(tmp_path)))


def test_what_is_not_there_is_refused_in_a_line(home, file):
    assert refused(egide("agreement", "verify", home / "none.pdf", EGIDE_HOME=str(home)))
    bad = home / "bad.pem"
    bad.write_text("nothing")
    assert refused(egide("agreement", "verify", file, "--certificate", bad, EGIDE_HOME=str(home)))
