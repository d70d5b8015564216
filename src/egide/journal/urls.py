"""The addresses of this room; under `<academy>/<year>/`, those of C2SP tlog-tiles."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from egide.journal import api, pages


class Year(StringConverter):
    """A school year, like 2026-2027."""

    regex = "[0-9]{4}-[0-9]{4}"


class Digest(StringConverter):
    """A SHA-256 in lower-case hexadecimal."""

    regex = "[0-9a-f]{64}"


register_converter(Year, "school_year")
register_converter(Digest, "sha256")
LOG = "journal/<slug:academy>/<school_year:year>"

app_name = "journal"
urlpatterns = [
    path("journal/", pages.index, name="index"),
    path("journal/verifier/", pages.verifier, name="verifier"),
    path("journal/witness/add-checkpoint", api.add_checkpoint, name="add-checkpoint"),
    path("journal/witness/<sha256:digest>/checkpoint", api.witnessed, name="witnessed"),
    path(f"{LOG}/checkpoint", api.checkpoint, name="checkpoint"),
    path(f"{LOG}/keys", api.keys, name="keys"),
    path(f"{LOG}/cosignatures", api.cosignatures, name="cosignatures"),
    path(f"{LOG}/tile/<path:path>", api.tile, name="tile"),
]
