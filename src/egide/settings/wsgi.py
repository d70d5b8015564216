"""The application that granian serves; what `egide manage check` refuses is not served."""

import os

from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

from egide.settings.conf import Unset

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egide.settings.production")
pages = get_wsgi_application()

if wrong := [said for said in run_checks() if said.is_serious() and not said.is_silenced()]:
    raise Unset("; ".join(f"{said.id} {said.msg}" for said in wrong))

from egide.gateway.doors_out.oidc.api import fast  # noqa: E402 - the same
from egide.gateway.held import listening  # noqa: E402 - once Django is ready

application = fast(pages)
listening.start()
