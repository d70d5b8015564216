"""The provider's kit: a laptop whose invented pupils and teachers sign in with a password."""

from egide.settings.laptop import *  # noqa: F403
from egide.settings.laptop import CONF

DEMONSTRATION_ENT = True
# Relying parties compare the issuer to the letter, and write this address.
ORIGIN = CONF.entrance.origin or f"http://127.0.0.1:{CONF.entrance.port}"
