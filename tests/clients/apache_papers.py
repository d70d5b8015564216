"""Apache with mod_auth_mellon and mod_auth_cas (Debian): one page behind SAML, one behind CAS."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.clients.apache import APACHE, MODULES, OWNER, running
from tests.rooms.gateway.idp.flow import Provider, pair

THERE = APACHE is not None and all(
    (MODULES / f"mod_auth_{one}.so").exists() for one in ("mellon", "cas")
)
LOADED = ("mpm_event", "alias", "authn_core", "authz_core", "authz_user", "setenvif", "cgid",
          "auth_mellon", "auth_cas")  # fmt: skip
WHO = """#!/bin/sh
printf 'Content-Type: text/plain; charset=utf-8\\n\\n'
env | grep -E '^(REMOTE_USER|MELLON_|HTTP_CAS)'
"""
CONF = """
ServerName 127.0.0.1:{port}
UseCanonicalName On
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
ScriptSock {folder}/cgid
DefaultRuntimeDir {folder}
DocumentRoot {folder}/pages
{modules}
{owner}
SetEnvIf Request_URI "." MELLON_DISABLE_SAMESITE=1
ScriptAlias /saml/who {folder}/pages/who
ScriptAlias /cas/who {folder}/pages/who
<Location />
  MellonEnable info
  MellonSecureCookie Off
  MellonSPPrivateKeyFile {folder}/key
  MellonSPCertFile {folder}/certificate
  MellonSPMetadataFile {folder}/sp.xml
  MellonIdPMetadataFile {folder}/idp.xml
  MellonEndpointPath /mellon
  Require all granted
</Location>
<Location /saml>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
</Location>
CASCookiePath {folder}/tickets/
CASLoginURL {cas}/login
CASValidateURL {cas}/serviceValidate
CASSSOEnabled On
<Location /cas>
  MellonEnable off
  AuthType CAS
  CASAuthNHeader CAS-User
  Require valid-user
</Location>
"""


def provider(base):
    """What mod_auth_mellon says of itself."""
    ends = f"{base}/mellon/logout"
    return Provider(name=f"{base}/mellon", acs=f"{base}/mellon/postResponse", soap=ends, slo=ends,
                    signer=pair("mellon"))  # fmt: skip


@contextmanager
def protected(port, metadata_url, cas):
    """The server, until it is left."""
    with tempfile.TemporaryDirectory(prefix="egide-apache-") as name:
        folder = Path(name)
        written(folder, f"http://127.0.0.1:{port}", metadata_url)
        modules = "\n".join(f"LoadModule {one}_module {MODULES}/mod_{one}.so" for one in LOADED)
        text = CONF.format(folder=folder, port=port, modules=modules, owner=OWNER, cas=cas)
        with running(folder, text, f"http://127.0.0.1:{port}/"):
            yield


def written(folder, base, metadata_url):
    """Its keys, its metadata and ours, its one page; the account of Apache may enter."""
    pages, signer = folder / "pages", pair("mellon")
    for one in (pages, folder / "tickets"):
        one.mkdir()
        one.chmod(0o777)
    folder.chmod(0o755)
    private = signer.private.private_bytes(
        Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )
    (folder / "key").write_bytes(private)
    (folder / "certificate").write_text(signer.pem)
    (folder / "sp.xml").write_text(provider(base).metadata)
    (folder / "idp.xml").write_text(httpx.get(metadata_url).text)
    (pages / "who").write_text(WHO)
    (pages / "who").chmod(0o755)
    for name in ("index.html", "favicon.ico"):
        (pages / name).write_text("")
