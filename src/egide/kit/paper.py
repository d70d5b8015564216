"""Pages on paper: a template becomes a tagged PDF (PDF/UA-1), with nothing from any network.

The template extends `kit/paper.html`. Fonts and styles are those of this package; anything else
that a page asks for is a fault. WeasyPrint is loaded at the first paper: it needs Pango.
"""

import atexit
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any  # what a template is given

from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal
from egide.kit.typography import unbroken

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

SHELF = Path(__file__).parent / "static" / "egide"
VARIANT = "pdf/ua-1"


class NoPaper(Refusal):
    """Pango is not installed on this machine."""

    code = "no-paper"
    status = 503
    what = _("Cette machine ne sait pas faire de PDF.")
    way_out = _("Installez Pango : egide doctor dit comment. La page elle-même s’imprime.")


class FromElsewhere(Exception):
    """A fault: a paper asked for something that is not on the shelf of this package."""


def printed(
    template: str,
    context: Mapping[str, Any],
    *,
    language: str = "",
    attached: Mapping[str, tuple[bytes, datetime]] | None = None,
) -> bytes:
    """The template as a PDF. `attached`: files inside it, each with the instant it was made."""
    spoken = language or (get_language() or "fr")[:2]
    with override(spoken):
        page = unbroken(render_to_string(template, {**context, "language": spoken}))
    try:
        from weasyprint import HTML, Attachment
    except OSError as missing:
        raise NoPaper from missing
    files = [
        Attachment(string=held, name=name, created=at, modified=at)
        for name, (held, at) in (attached or {}).items()
    ]
    styles, fonts = _clothes()
    pdf: bytes = HTML(string=page, base_url=SHELF.as_uri() + "/", url_fetcher=_fetcher()).write_pdf(
        stylesheets=[styles], font_config=fonts, pdf_variant=VARIANT, attachments=files
    )
    return pdf


@lru_cache(maxsize=1)
def _clothes() -> "tuple[CSS, FontConfiguration]":
    """The style sheet and the letters, read once a process."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return CSS(SHELF / "paper.css", font_config=fonts, url_fetcher=_fetcher()), fonts


# The letters are given back while the interpreter still stands.
atexit.register(_clothes.cache_clear)


def _fetcher() -> Any:
    """What opens the files of the shelf, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Files of this package alone."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Open a file of the shelf."""
            if not url.startswith(SHELF.as_uri() + "/") or ".." in url:
                raise FatalURLFetchingError(url)
            return super().fetch(url, headers)

    return Shelf(allowed_protocols={"file"})
