"""A school, an academy: nothing has a weak default, what is missing stops the start."""

from egide.settings.base import *  # noqa: F403
from egide.settings.conf import Unset, conf, database, required
from egide.settings.ents import ents
from egide.settings.mail import SMTP, relay, sender
from egide.settings.sign_in import secure_origin, upstreams

CONF = conf()
if CONF.personas:
    message = "EGIDE_PERSONAS is set: invented people have no place in production"
    raise Unset(message)

SECRET_KEY = required(CONF.secret_key, "EGIDE_SECRET_KEY")
ALLOWED_HOSTS = required(CONF.hosts, "EGIDE_HOSTS").split()
DATABASES = {"default": database(required(CONF.database_url, "DATABASE_URL"))}
# The name of the journal is what it signs with: families and witnesses know it by that.
required(CONF.journal.name, "EGIDE_JOURNAL_NAME")
JOURNAL = CONF.journal.under(CONF.home)
GATEWAY_KEYS = CONF.gateway
ORIGIN = secure_origin(required(CONF.entrance.origin, "EGIDE_ORIGIN"))
UPSTREAMS = upstreams(CONF.entrance.oidc)
ENTS = ents(CONF.entrance.ents)
PROXIES = CONF.entrance.proxies
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

RELAY = relay(CONF.mail.url)
if RELAY:
    MAILS, EMAIL_BACKEND = True, SMTP
    EMAIL_HOST, EMAIL_PORT = RELAY.host, RELAY.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = RELAY.user, RELAY.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = RELAY.starttls, RELAY.tls
    DEFAULT_FROM_EMAIL = sender(required(CONF.mail.sender, "EGIDE_MAIL_FROM"))

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Other names of the same domain, and the browsers' own lists, are its holder's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
STATIC_ROOT = CONF.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
