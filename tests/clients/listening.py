"""A service's own server, as far as the gateway sees it."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from urllib.parse import parse_qs


class Quiet:
    """For a handler that writes no log."""

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def served(handler):
    """The address of a server that answers by this handler, until it is left."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def listening():
    """An address, and a queue of the forms that are posted there."""
    posted = Queue()

    class Ears(Quiet, BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            posted.put({name: value[0] for name, value in parse_qs(body).items()})
            self.send_response(200)
            self.end_headers()

    with served(Ears) as base:
        yield f"{base}/ended", posted
