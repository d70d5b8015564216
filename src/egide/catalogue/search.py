"""Finding a service by its name or by what one wants to do: one query, by indexes alone.

Two nets: whole words, stemmed in French and in English ("cartes mentales" finds "carte mentale"),
and letters in threes ("mirro" finds Miro). Accents and case are dropped on both sides.
"""

import re
from typing import Final

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, FloatField, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Greatest

from egide.catalogue.models import Service

LONGEST: Final = 120
MOST: Final = 50
WORD: Final = re.compile(r"\w+")


class Plain(Func):
    """The same words without accents or case, as the trigger of the table writes them."""

    function = "catalogue_plain"
    output_field = TextField()


class Alike(Func):
    """How alike two names are, counted in threes of letters."""

    function = "similarity"
    output_field = FloatField()


class Near(Func):
    """How much of some words stands in a text, counted in threes of letters."""

    function = "word_similarity"
    output_field = FloatField()


def found(text: str, *, most: int = MOST, each: bool = True) -> "QuerySet[Service]":
    """The services that a few words call to mind, the nearest first; all of them for no word.

    `each`: every word is asked for; else any of them is enough.
    """
    rows = Service.objects.select_related("provider")
    words = WORD.findall(text[:LONGEST])
    if not words:
        return rows.order_by("plain_name")[:most]
    near, asked = Plain(Value(" ".join(words))), stems(words, " & " if each else " | ")
    return (
        rows.filter(
            Q(words=asked)
            | Q(plain__trigram_word_similar=near)
            | Q(plain_name__trigram_similar=near)
        )
        .annotate(
            nearness=Greatest(
                SearchRank(F("words"), asked, normalization=32),
                Alike(near, "plain_name"),
                Near(near, "plain_name") * 0.9,
                Near(near, "plain") * 0.5,
            )
        )
        .order_by("-nearness", "plain_name")[:most]
    )


def stems(words: list[str], between: str) -> SearchQuery:
    """Every word (or any), or the beginning of it, in French or in English."""
    prefixes = Plain(Value(between.join(f"{word}:*" for word in words)))
    french = SearchQuery(prefixes, config="french", search_type="raw")
    return french | SearchQuery(prefixes, config="english", search_type="raw")
