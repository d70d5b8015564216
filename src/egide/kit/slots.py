"""Places that a page leaves open for the rooms below it: imports go downhill, words may come up.

A room fills a slot in `AppConfig.ready`; the page prints it with `{% slot "service.ask" … %}`.
"""

from collections import defaultdict
from collections.abc import Callable

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

Fragment = Callable[..., str]

_fragments: dict[str, list[Fragment]] = defaultdict(list)


def fill(slot: str, fragment: Fragment) -> None:
    """Print `fragment(request, **about)` in that slot; a room asks once, whatever reloads."""
    if fragment not in _fragments[slot]:
        _fragments[slot].append(fragment)


def filled(slot: str, request: HttpRequest, **about: object) -> SafeString:
    """What the rooms below put there, in their order; what is no rendered template is escaped."""
    parts = (fragment(request, **about) for fragment in _fragments[slot])
    return format_html_join("", "{}", ((part,) for part in parts))
