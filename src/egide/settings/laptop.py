"""One laptop, one command: the embedded database, invented people at the door."""

from egide.settings.base import *  # noqa: F403
from egide.settings.conf import conf, kept_secret
from egide.settings.databases import chosen
from egide.settings.ents import ents
from egide.settings.sign_in import origin, upstreams

CONF = conf()
SECRET_KEY = CONF.secret_key or kept_secret(CONF.home)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", *CONF.hosts]
DATABASES = {"default": chosen(CONF)}
PERSONAS = True
JOURNAL = CONF.journal.under(CONF.home)
GATEWAY_KEYS = CONF.gateway
LAPTOP = True
# Passkeys are bound to a name, and 127.0.0.1 is none.
ORIGIN = origin(CONF.entrance.origin or f"http://localhost:{CONF.entrance.port}")
UPSTREAMS = upstreams(CONF.entrance.oidc, loopback=True)
ENTS = ents(CONF.entrance.ents, loopback=True)
PROXIES = CONF.entrance.proxies
WHITENOISE_USE_FINDERS = True
# Mail is shown in the terminal and goes nowhere.
MAILS = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = "Égide <egide@localhost>"
