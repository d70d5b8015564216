"""One laptop, one command: the embedded database, invented people at the door."""

from egide.settings.base import *  # noqa: F403
from egide.settings.conf import conf, kept_secret
from egide.settings.databases import chosen

CONF = conf()
SECRET_KEY = CONF.secret_key or kept_secret(CONF.home)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", *CONF.hosts]
DATABASES = {"default": chosen(CONF)}
PERSONAS = True
JOURNAL = CONF.journal.under(CONF.home)
WHITENOISE_USE_FINDERS = True
