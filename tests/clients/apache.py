"""Apache with mod_auth_openidc (Debian), on a port and in a folder of its own, as no service."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx

APACHE = shutil.which("apache2", path=f"{os.environ['PATH']}:/usr/sbin")
MODULES = Path("/usr/lib/apache2/modules")
THERE = APACHE is not None and (MODULES / "mod_auth_openidc.so").exists()
OWNER = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
LOADED = ("mpm_event", "alias", "authn_core", "authz_core", "authz_user", "auth_openidc", "cgid")
WHO = """#!/bin/sh
printf 'Content-Type: text/plain; charset=utf-8\\n\\n'
env | grep -E '^(REMOTE_USER|OIDC_CLAIM_)'
"""
CONF = """
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
ScriptSock {folder}/cgid
DefaultRuntimeDir {folder}
DocumentRoot {folder}/pages
{modules}
{owner}
OIDCProviderMetadataURL {issuer}/.well-known/openid-configuration
OIDCClientID {client}
OIDCClientSecret {secret}
OIDCRedirectURI http://127.0.0.1:{port}/cb
OIDCCryptoPassphrase for-tests-alone
OIDCPKCEMethod S256
OIDCScope "openid profile email"
OIDCRemoteUserClaim sub
OIDCCookieSameSite On
<Location /cb>
  AuthType openid-connect
  Require valid-user
</Location>
ScriptAlias /who {folder}/pages/who
<Location /who>
  AuthType openid-connect
  Require valid-user
</Location>
<Directory {folder}/pages>
  Options +ExecCGI
</Directory>
<Location /after>
  Require all granted
</Location>
"""


@contextmanager
def protected(port, **told):
    """The server, until it is left; `told`: issuer, client, secret."""
    with (
        tempfile.TemporaryDirectory(prefix="egide-apache-") as folder,
        served(Path(folder), port, told),
    ):
        yield


@contextmanager
def served(folder, port, told):
    """The same, in a folder that the account of Apache may enter."""
    modules = "\n".join(f"LoadModule {one}_module {MODULES}/mod_{one}.so" for one in LOADED)
    pages = folder / "pages"
    pages.mkdir()
    (pages / "who").write_text(WHO)
    (pages / "who").chmod(0o755)
    for name in ("after", "favicon.ico"):
        (pages / name).write_text("")
    for one in (folder, pages):
        one.chmod(0o755)
    text = CONF.format(folder=folder, port=port, modules=modules, owner=OWNER, **told)
    with running(folder, text, f"http://127.0.0.1:{port}/after"):
        yield


@contextmanager
def running(folder, text, address):
    """Apache with this configuration, once this address answers, until it is left."""
    conf = folder / "conf"
    conf.write_text(text)
    command = [APACHE, "-f", str(conf), "-DFOREGROUND"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            wait_for(address, process)
            yield
        finally:
            process.terminate()


def wait_for(address, process):
    """Until it answers; what it said when it will not."""
    until = monotonic() + 20
    while monotonic() < until and process.poll() is None:
        try:
            httpx.get(address)
        except httpx.HTTPError:
            sleep(0.1)
        else:
            return
    process.terminate()
    raise AssertionError(process.stderr.read().decode())
