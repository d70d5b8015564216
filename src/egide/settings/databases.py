"""Which database: the one of `DATABASE_URL`, or else the embedded one."""

from egide.kit.postgres import Place
from egide.kit.postgres.server import DATABASE, ROLE
from egide.settings.conf import Conf, database


def chosen(conf: Conf, *, durable: bool = True) -> dict[str, object]:
    """The database of this process, as Django wants it said."""
    if conf.database_url:
        return database(conf.database_url)
    place = Place.under(conf.home, durable=durable)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": ROLE,
        "HOST": str(place.sockets),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
