"""`egide read --further`: what a reader from outside proposes stays apart, and is checked."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.house.command import egide, refused

TEXT = "# Terms\n\nWe never sell your personal data. We show no advertising on our service.\n"
SAID = {"values": ["no"], "quotes": ["We never sell your personal data."]}


@pytest.fixture
def outside():
    """An endpoint that always answers the same; where it is, and what it was sent."""
    sent = []

    class Model(BaseHTTPRequestHandler):
        def do_POST(self):
            sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = {"choices": [{"message": {"content": json.dumps(SAID)}}]}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Model)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1", sent
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_reader_from_outside_is_heard_apart_and_its_inventions_are_refused(tmp_path, outside):
    url, sent = outside
    terms = tmp_path / "terms.md"
    terms.write_text(TEXT)
    environ = {"EGIDE_READER_URL": url, "EGIDE_READER_MODEL": "model-x"}
    without = json.loads(egide("read", "--json", terms, **environ).stdout)
    assert (sent, "further" in without) == ([], False)
    reading = json.loads(egide("read", "--json", "--further", terms, **environ).stdout)
    assert sent[0]["model"] == "model-x"
    assert reading["answers"] == without["answers"]
    assert reading["further"]["answers"]["sale"]["readers"] == ["further"]
    assert reading["further"]["answers"]["sale"]["value"] == "no"
    assert reading["further"]["refused"]["advertising"] == "unknown-value"


def test_without_an_endpoint_nothing_leaves(tmp_path):
    terms = tmp_path / "terms.md"
    terms.write_text(TEXT)
    assert refused(egide("read", "--further", terms))
