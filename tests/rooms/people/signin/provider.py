"""A provider of OpenID Connect that really serves, on this machine; it may be told to lie.

Codes are good once and bound to their client, address and PKCE challenge, as a real one's are.
"""

import json
import secrets
import time
from base64 import b64decode, urlsafe_b64encode
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

CLIENT, SECRET = "egide house", "a secret: with/odd+signs%"


@dataclass
class Provider:
    """What the provider knows, and how it is bent: `said` changes its description, `claims` its
    tokens, `back` what the browser brings home."""

    issuer: str = ""
    subject: str = "subject-1"
    said: dict = field(default_factory=dict)
    claims: dict = field(default_factory=dict)
    back: dict = field(default_factory=dict)
    header: dict = field(default_factory=lambda: {"alg": "ES256"})
    key: object = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "one"}))
    published: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)
    calls: list = field(default_factory=list)
    codes: dict = field(default_factory=dict)

    def description(self):
        base = self.issuer
        return {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "jwks_uri": f"{base}/keys",
            "id_token_signing_alg_values_supported": ["ES256", "RS256", "HS256", "none"],
            "authorization_response_iss_parameter_supported": True,
        } | self.said

    def keys(self):
        return {"keys": self.published or [self.key.as_dict(private=False)]}

    def authorize(self, asked):
        """Let the person in at once; send them home with a code."""
        self.asked = asked
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        home = {"code": code, "state": asked["state"], "iss": self.issuer} | self.back
        kept = {name: value for name, value in home.items() if value is not None}
        return f"{asked['redirect_uri']}?{urlencode(kept)}"

    def token(self, form, authorization):
        """A code against a token, once."""
        asked = self.codes.pop(form["code"], None)
        name, _, secret = b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        if "client_secret" in form:
            name, secret = form["client_id"], form["client_secret"]
        proof = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest())
        if (
            asked is None
            or (unquote(name), unquote(secret)) != (CLIENT, SECRET)
            or form["redirect_uri"] != asked["redirect_uri"]
            or proof.rstrip(b"=").decode() != asked["code_challenge"]
        ):
            return 400, {"error": "invalid_grant"}
        return 200, {"token_type": "Bearer", "access_token": "x", "id_token": self.signed(asked)}

    def signed(self, asked):
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": self.subject, "aud": asked["client_id"], "iat": now,
            "exp": now + 300, "nonce": asked["nonce"], "auth_time": now,
            "email": "ada@school.example", "email_verified": True,
        } | self.claims  # fmt: skip
        said = {name: value for name, value in claims.items() if value is not None}
        header = {"kid": "one"} | self.header
        if header["alg"] == "none":
            parts = [urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode()
                     for one in (header, said)]  # fmt: skip
            return ".".join([*parts, ""])
        return jwt.encode(header, said, self.key, algorithms=[header["alg"]])


def handler(provider):
    """What answers on the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path = urlsplit(self.path).path
            provider.calls.append(path)
            if path == "/authorize":
                asked = {name: one[0] for name, one in parse_qs(urlsplit(self.path).query).items()}
                return self.reply(302, b"", {"Location": provider.authorize(asked)})
            known = {"/keys": provider.keys,
                     "/.well-known/openid-configuration": provider.description}  # fmt: skip
            return self.json(*provider.answers.get(path, (200, known[path]())))

        def do_POST(self):
            provider.calls.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: one[0] for name, one in parse_qs(body).items()}
            answer = provider.token(form, self.headers.get("Authorization", ""))
            self.json(*provider.answers.get("/token", answer))

        def json(self, status, said):
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.reply(status, body, {"Content-Type": "application/json"})

        def reply(self, status, body, headers):
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Nothing: what is asked is in `calls`."""

    return Handler


@contextmanager
def serving(provider):
    """The provider, at its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler(provider)) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield provider
        server.shutdown()
        thread.join()


def rsa():
    """Another key, of another kind."""
    return RSAKey.generate_key(2048, {"kid": "one"})


def symmetric(text):
    """A key made of a text that both sides know."""
    return OctKey.import_key(text, {"kid": "one"})
