"""The drawings of the sprite, by name, and the places left open for the rooms below.

`{% mark "met" %}` `{% icon "search" %}` `{% slot "service.ask" slug=card.slug %}`
"""

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from egide.kit import slots

register = template.Library()


@register.simple_tag
def mark(key: str, size: str = "") -> SafeString:
    """A verdict's shape (met, if, not, silent, na, hold); the word always stands beside it."""
    size = f" mark--{size}" if size else ""
    drawing = '<svg class="mark{}" aria-hidden="true"><use href="#m-{}"/></svg>'
    return format_html(drawing, size, key)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon; never alone, a word stands beside it."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, **about: object) -> SafeString:
    """What the rooms below put in a place of this page."""
    return slots.filled(name, context["request"], **about)
