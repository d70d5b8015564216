"""Witnesses: others sign our checkpoints, we sign those of others, and nobody signs a rewriting."""

from dataclasses import replace
from functools import partial
from hashlib import sha256

import httpx
import pytest

from egide.journal import actions, ed25519, keys, queries, witnesses
from egide.journal.models import Cosignature, Log, Witnessed
from egide.trust.journal import notes, verifying
from egide.trust.journal.merkle import consistency
from egide.trust.journal.notes import Kind
from egide.trust.journal.policy import Known
from egide.trust.journal.witness import Request
from tests.rooms.journal.makers import NOON, an_entry, entries
from tests.trust.journal import making

pytestmark = pytest.mark.django_db(transaction=True)
W1 = making.WITNESS
SIGN = partial(ed25519.sign, making.WITNESS_SEED)
ADD = "/journal/witness/add-checkpoint"


@pytest.fixture
def policy(settings, tmp_path):
    """Writes the policy of this instance."""

    def write(*lines):
        path = tmp_path / "policy"
        path.write_text("".join(f"{line}\n" for line in [*lines, "quorum none"]))
        settings.JOURNAL = replace(settings.JOURNAL, policy=path)

    return write


@pytest.fixture
def signed(log):
    """A log of three lines, signed."""
    actions.append(entries(log, 3))
    actions.sign(log, at=NOON)
    return log


@pytest.fixture
def witness(policy):
    """This instance, as the witness of a log that it does not keep."""
    policy(f"log {making.KEY}")
    signer = keys.fresh(witnesses.own_name(), Kind.COSIGNATURE)
    keys.keep(witnesses.own_name(), [signer])
    return signer.key


def post(client, path, body):
    return client.generic("POST", path, str(body), content_type="text/plain")


def cosigned(log, seed_sign=SIGN, seconds=NOON):
    note = notes.read_note(queries.latest(log).note)
    return notes.Note(note.text, (notes.cosign(note.text, W1, seconds, seed_sign),))


def test_a_cosignature_is_published_with_the_checkpoint_and_its_receipts(signed, client, policy):
    policy(f"witness w1 {W1}")
    answer = post(client, "/journal/val/2026-2027/cosignatures", cosigned(signed))
    assert answer.status_code == 204
    trusted = replace(
        verifying.Policy(), logs=[Known(key) for key in queries.public_keys(signed)],
        witnesses={"w1": Known(W1)}, quorum="w1",
    )  # fmt: skip
    found = verifying.check_receipt(queries.receipt(signed, 1), trusted, ed25519.verify)
    assert found.witnesses == ((W1, NOON),)
    served = client.get("/journal/val/2026-2027/checkpoint").content.decode()
    assert len(notes.read_note(served).signatures) == 2
    post(client, "/journal/val/2026-2027/cosignatures", cosigned(signed, seconds=NOON + 60))
    assert Cosignature.objects.get().seconds == NOON + 60


def test_a_receipt_prefers_the_checkpoint_that_a_witness_saw(signed, client, policy):
    policy(f"witness w1 {W1}")
    post(client, "/journal/val/2026-2027/cosignatures", cosigned(signed))
    actions.append(entries(signed, 300))
    actions.sign(signed, at=NOON + 2)
    assert queries.receipt(signed, 2).checkpoint.head.size == 3
    assert queries.receipt(signed, 3).checkpoint.head.size == 303
    assert f"witness w1 {W1}\n" in client.get("/journal/val/2026-2027/keys").content.decode()


@pytest.mark.parametrize(
    "spoil, status",
    [
        (lambda note: "", 400),
        (lambda note: "\udcff", 400),
        (lambda note: str(note).replace("\n3\n", "\n4\n"), 403),
        (lambda note: str(note).replace("w1", "w2"), 403),
        (lambda note: str(note).replace("— ", "— x AAAAAAAA\n— ", 1), 204),
        (lambda note: "x" * 400_000, 400),
        (lambda note: str(notes.Note(note.text, ())), 400),
        (lambda note: str(replace(note, text=f"{note.text}more\n")), 403),
    ],
)
def test_what_is_no_cosignature_of_ours_is_refused(signed, client, policy, spoil, status):
    policy(f"witness w1 {W1}")
    body = spoil(cosigned(signed)).encode("utf-8", "surrogatepass")
    answer = client.generic("POST", "/journal/val/2026-2027/cosignatures", body)
    assert answer.status_code == status
    assert Cosignature.objects.count() == (status == 204)


def test_a_forged_cosignature_is_refused(signed, client, policy):
    policy(f"witness w1 {W1}")
    forged = cosigned(signed, partial(ed25519.sign, b"7" * 32))
    answer = post(client, "/journal/val/2026-2027/cosignatures", forged)
    assert answer.status_code == 403
    assert client.get("/journal/val/2026-2027/cosignatures").status_code == 405


def request(old, log):
    path = consistency(old, log.head.size, log.nodes)
    return Request(old, path, log.note())


def test_this_instance_witnesses_a_log_of_its_policy(client, witness):
    for old, size in ((0, 3), (3, 300), (300, 300)):
        log = making.Log(size)
        answer = post(client, ADD, request(old, log))
        assert answer.status_code == 200
        lines = notes.read_signatures(answer.content.decode())
        note = notes.Note(log.note().text, lines)
        assert notes.signers(note, [witness], ed25519.verify) == (witness,)
    digest = sha256(making.ORIGIN.encode()).hexdigest()
    kept = notes.read_note(client.get(f"/journal/witness/{digest}/checkpoint").content.decode())
    assert set(notes.signers(kept, [witness, making.KEY], ed25519.verify)) == {witness, making.KEY}
    assert client.get(f"/journal/witness/{'0' * 64}/checkpoint").status_code == 404


def test_this_instance_refuses_as_the_protocol_says(client, witness):
    post(client, ADD, request(0, making.Log(200)))
    log, other = making.Log(300), making.Log(300, start=5)
    answer = post(client, ADD, request(100, log))
    assert (answer.status_code, answer.content) == (409, b"200\n")
    assert answer["Content-Type"] == "text/x.tlog.size"
    assert post(client, ADD, request(200, other)).status_code == 422
    assert post(client, ADD, request(0, log)).status_code == 409
    assert post(client, ADD, "old 0\n").status_code == 400
    assert client.generic("POST", ADD, b"\xff").status_code == 400
    forged = replace(request(200, log), note=log.note(seed=b"9" * 32))
    assert post(client, ADD, forged).status_code == 403
    elsewhere = replace(request(200, log), note=log.note(origin="elsewhere.example"))
    assert post(client, ADD, elsewhere).status_code == 404
    assert Witnessed.objects.get().size == 200


def ask(client, known):
    """Our own witness, behind a network that is this process."""

    def answer(asked):
        found = post(client, asked.url.path, asked.content.decode())
        kind = {"Content-Type": found["Content-Type"]}
        return httpx.Response(found.status_code, content=found.content, headers=kind)

    client_ = httpx.Client(transport=httpx.MockTransport(answer))
    return client_.post


def test_a_log_asks_its_witnesses_even_after_they_lost_touch(signed, client, policy, monkeypatch):
    signer = keys.fresh(witnesses.own_name(), Kind.COSIGNATURE)
    keys.keep(witnesses.own_name(), [signer])
    (ours,) = queries.public_keys(signed)
    policy(f"log {ours}", f"witness me {signer.key} http://127.0.0.1/journal/witness")
    monkeypatch.setattr(httpx, "post", ask(client, signer.key))
    assert dict(witnesses.ask_all(signed)) == {"me": "signed"}
    actions.append([an_entry(signed)])
    actions.sign(signed, at=NOON)
    assert dict(witnesses.ask_all(signed)) == {"me": "signed"}
    Cosignature.objects.all().delete()  # we forget how far the witness is: it says 409, we go on
    actions.append([an_entry(signed)])
    actions.sign(signed, at=NOON)
    assert dict(witnesses.ask_all(signed)) == {"me": "signed"}
    Witnessed.objects.update(size=50)
    assert dict(witnesses.ask_all(signed)) == {"me": "ahead of us"}


@pytest.mark.parametrize(
    "answer, said",
    [
        (httpx.Response(403, text="no"), "refused: 403"),
        (httpx.Response(200, text="nonsense"), "unusable: malformed"),
        (httpx.Response(409, text="-1\n"), "unusable: malformed"),
        (httpx.Response(200, text="— x AAAAAAAA\n"), "unusable: not-cosigned"),
    ],
)
def test_a_witness_that_answers_badly_stops_nothing(signed, policy, monkeypatch, answer, said):
    policy(f"witness w1 {W1} http://127.0.0.1/w")
    monkeypatch.setattr(httpx, "post", lambda *_, **__: answer)
    assert dict(witnesses.ask_all(signed)) == {"w1": said}


def test_a_witness_that_does_not_answer_stops_nothing(signed, policy):
    policy(f"witness w1 {W1} http://127.0.0.1:9/w", f"witness w2 {keys.fresh('w', Kind(4)).key}")
    assert dict(witnesses.ask_all(signed)) == {"w1": "unreachable: ConnectError"}
    assert Log.objects.count() == 1
