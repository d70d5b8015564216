"""What is the same everywhere."""

from pathlib import Path

from csp.constants import NONE, SELF

from egide.gateway.doors_in.ents import Ent
from egide.people.signin.conf import Upstream

PACKAGE = Path(__file__).parents[1]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "egide.kit",
    "egide.law",
    "egide.people",
    "egide.journal",
    "egide.catalogue",
    "egide.terms",
    "egide.verdicts",
    "egide.decisions",
    "egide.gateway",
    "egide.families",
    "egide.register",
    "egide.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "egide.kit.headers.private_pages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "egide.kit.language.speak",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "egide.people.signin.sessions.bounded",
    "egide.gateway.doors_in.arrivals.carry",
    "egide.kit.once.Once",
    "egide.kit.errors.Refusals",
    "egide.kit.guards.Doors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "egide.portal.navigation.entries",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.l10n",
                "django.templatetags.static",
                "egide.kit.templatetags.marks",
            ],
        },
    }
]

ROOT_URLCONF = "egide.settings.urls"
WSGI_APPLICATION = "egide.settings.wsgi.application"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["egide.people.backend.People"]
LOGIN_URL = "people:door"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "static/"

# The visitor's browser asks nothing of anybody else, and runs no word that came with the page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 10 * 60 * 60  # a school day
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_FAILURE_VIEW = "egide.kit.pages.expired"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60

# What a visitor gives to read is never written to a disk; a pasted text may be a long one.
FILE_UPLOAD_HANDLERS = ["egide.kit.uploads.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000

# Each entry prepares one room's demonstration; it is called again only when data changed.
DEMO = [
    "egide.people.demo.load",
    "egide.catalogue.demo.load",
    "egide.terms.demo.load",
    "egide.verdicts.demo.load",
    "egide.decisions.demo.load",
    "egide.gateway.demo.load",
]
PERSONAS = False

# One person on their own machine: what is refused everywhere else is allowed there.
LAPTOP = False
# The address of the house, which passkeys are bound to; services that vouch for their people.
ORIGIN = ""
UPSTREAMS: tuple[Upstream, ...] = ()
# The ENTs that pupils and teachers come from.
ENTS: tuple[Ent, ...] = ()
# Invented people sign in at the gateway with a password: in the kit and in tests alone.
DEMONSTRATION_ENT = False
# How many proxies of ours add to X-Forwarded-For before a request reaches us.
PROXIES = 0

# Without a relay nobody is mailed: what people are told waits for them on the site.
MAILS = False
EMAIL_TIMEOUT = 20

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        # A door that stayed shut: its reference, the reason, the service; nobody's name.
        "egide.gateway": {"level": "INFO"},
    },
}
