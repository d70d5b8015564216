"""`egide verify` without a house; `egide journal` and `egide audit` with a small one."""

import json
import shutil
from functools import partial

import pytest

from egide.journal import ed25519
from egide.kit.postgres import Place
from egide.trust.journal import notes
from egide.trust.journal.receipt import to_json
from tests.house.command import egide, refused
from tests.trust.journal.making import KEY, ORIGIN, SALTS, WITNESS, WITNESS_SEED, Log

RECEIPT = Log(300).receipt(257)


@pytest.fixture
def receipt(tmp_path):
    path = tmp_path / "receipt.json"
    path.write_text(to_json(RECEIPT))
    return path


def test_a_receipt_is_proved_without_a_database(receipt, tmp_path):
    nowhere = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none", "EGIDE_HOME": str(tmp_path)}
    done = egide("verify", receipt, "--key", KEY, **nowhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"✔ Proved: line 257 is in the journal {ORIGIN}.\n")
    assert "class, display_name, role" in done.stdout
    assert "2026-11-23 10:11:17 (Paris)" in done.stdout


def test_it_speaks_french(receipt):
    done = egide("verify", receipt, "--key", KEY, LANG="fr_FR.UTF-8")
    assert done.stdout.startswith("✔ Prouvé : la ligne 257 est dans le journal")


def test_it_speaks_json(receipt):
    done = egide("verify", receipt, "--key", KEY, "--json")
    said = json.loads(done.stdout)
    assert (said["proved"], said["index"], said["signed_by"]) == (True, 257, [str(KEY)])


def test_a_tampered_receipt_ends_with_one(receipt):
    receipt.write_text(receipt.read_text().replace("carto-mentale", "autre-service"))
    done = egide("verify", receipt, "--key", KEY)
    assert (done.returncode, done.stderr) == (1, "")
    assert "this line, as the receipt writes it, is not in the journal" in done.stdout
    assert json.loads(egide("verify", receipt, "--key", KEY, "--json").stdout) == {
        "proved": False, "code": "not-in-the-log",
    }  # fmt: skip


def test_the_pseudonym_is_asked_about_on_demand(receipt):
    assert SALTS
    done = egide("verify", receipt, "--key", KEY, "--pseudonym", "k3v9")
    assert done.returncode == 1
    assert "another pseudonym" in done.stdout


def test_a_policy_file_may_want_witnesses(receipt, tmp_path):
    policy = tmp_path / "policy"
    policy.write_text(f"log {KEY}\nwitness w {WITNESS}\nquorum w\n")
    assert "too few witnesses" in egide("verify", receipt, "--key", policy).stdout
    line = notes.cosign(
        RECEIPT.note.text, WITNESS, 1_795_424_900, partial(ed25519.sign, WITNESS_SEED)
    )
    body = json.loads(receipt.read_text())
    body["checkpoint"] += f"{line}\n"
    receipt.write_text(json.dumps(body))
    done = egide("verify", receipt, "--key", policy)
    assert done.returncode == 0
    assert "witness: witness.example/w1, 2026-11-23 10:08:20" in done.stdout


@pytest.mark.parametrize(
    "content, keys",
    [
        (None, ["--key", KEY]), ("{}", ["--key", KEY]), ("[" * 9999, ["--key", KEY]),
        (to_json(RECEIPT), []), (to_json(RECEIPT), ["--key", "nonsense+1+2"]),
        (to_json(RECEIPT), ["--key", "/nowhere"]), (to_json(RECEIPT), ["--key", WITNESS]),
        (b"\xff\xfe", ["--key", KEY]), ("x" * 600_000, ["--key", KEY]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_ends_with_two_on_one_line(tmp_path, content, keys):
    path = tmp_path / "receipt.json"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert refused(egide("verify", path, *keys))


@pytest.fixture
def home(tmp_path):
    """A house of its own, taken away afterwards."""
    yield {"EGIDE_HOME": str(tmp_path / "home")}
    shutil.rmtree(Place.under(tmp_path / "home").base, ignore_errors=True)


def test_a_journal_is_opened_kept_rotated_and_audited(home):
    assert egide("manage", "migrate", "-v0", **home).returncode == 0
    key = egide("journal", "open", "val", "--on", "2026-11-23", **home).stdout.strip()
    assert notes.read_key(key).name == "egide.localhost/journal/val/2026-2027"
    assert egide("journal", "keep", "--once", **home).stdout == "1 signed\n"
    newer = egide("journal", "rotate", "val/2026-2027", **home).stdout.strip()
    kept = egide("journal", "keys", "val/2026-2027", **home).stdout
    assert kept == f"log {newer}\nlog {key}\nquorum none\n"
    audited = egide("audit", **home)
    assert audited.returncode == 0
    assert audited.stdout.startswith("✔ egide.localhost/journal/val/2026-2027 · 0 lines, 0 erased")
    assert notes.read_key(egide("journal", "witness", **home).stdout.strip()).kind == 4
    assert refused(egide("journal", "keys", "xyz/2026-2027", **home))
    assert refused(egide("journal", "rotate", "xyz", **home))
    assert json.loads(egide("audit", "--log", "val/2026-2027", "--json", **home).stdout)["logs"]
