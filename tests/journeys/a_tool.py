"""A small service of somebody else: it signs people in with Authlib and shows what it knows."""

import secrets
import warnings
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler

import httpx
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.clients.listening import Quiet, served

with warnings.catch_warnings():  # Authlib says that it prefers another httpx: its affair
    warnings.simplefilter("ignore")
    from authlib.integrations.httpx_client import OAuth2Client

ID, SECRET = "Nuage", "a secret: with/odd+signs%"
PAGE = "<!doctype html><html lang=fr><title>{0}</title><h1>{0}</h1><p>{1}</p>"


class Tool:
    """What the service remembers: where Égide is, and everything that it was ever told."""

    def __init__(self, address):
        self.address = address
        self.provider = {}
        self.heard = []
        self._asked = {}

    @property
    def callback(self):
        """Where people come back."""
        return f"{self.address}/callback"

    def client(self):
        """Authlib, as the service has it."""
        return OAuth2Client(ID, SECRET, scope="openid profile email", redirect_uri=self.callback,
                            code_challenge_method="S256")  # fmt: skip

    def leave(self):
        """Towards Égide."""
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
        address, state = self.client().create_authorization_url(
            self.provider["authorization_endpoint"], nonce=nonce, code_verifier=verifier
        )
        self._asked[state] = verifier, nonce
        return address

    def back(self, target):
        """From Égide: the code is exchanged, the token verified, the name shown."""
        state = httpx.URL(target).params["state"]
        verifier, nonce = self._asked.pop(state)
        with self.client() as client:
            token = client.fetch_token(self.provider["token_endpoint"], code_verifier=verifier,
                                       authorization_response=self.address + target)  # fmt: skip
            keys = KeySet.import_key_set(httpx.get(self.provider["jwks_uri"]).json())
            claims = jwt.decode(token["id_token"], keys, algorithms=["RS256"]).claims
            assert claims["nonce"] == nonce
            shown = client.get(self.provider["userinfo_endpoint"]).json()
        self.heard.append(claims | shown)
        return shown["nickname"]


@contextmanager
def serving():
    """The service, on a port of its own, until the test is over."""

    class Handler(Quiet, BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path.startswith("/callback"):
                return self.show("Nuage d’idées", f"Bonjour {tool.back(self.path)}")
            if self.path == "/entrer":
                self.send_response(302)
                self.send_header("Location", tool.leave())
                self.end_headers()
                return None
            return self.show("Nuage d’idées", "<a href=/entrer>Entrer avec mon école</a>", raw=True)

        def show(self, title, text, *, raw=False):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(title, text if raw else escape(text)).encode())

    with served(Handler) as base:
        tool = Tool(base)
        yield tool
