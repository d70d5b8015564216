"""The tests: the embedded database, in a hurry; the same people at the door as on a laptop."""

from dataclasses import replace

from egide.settings.base import *  # noqa: F403
from egide.settings.conf import conf
from egide.settings.databases import chosen

CONF = replace(conf(), home=conf().home / "test")
SECRET_KEY = "a word that opens nothing, for tests alone"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
DATABASES = {"default": chosen(CONF, durable=False) | {"CONN_MAX_AGE": 0}}
PERSONAS = True
JOURNAL = CONF.journal.under(CONF.home)
GATEWAY_KEYS = CONF.gateway
DEMONSTRATION_ENT = True
LAPTOP = True
ORIGIN = "http://localhost"
MAILS = True
DEFAULT_FROM_EMAIL = "Égide <egide@academie.example>"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
