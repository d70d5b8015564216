"""Every page can be read in English, and the compiled words are those of the source."""

import gettext
import re
from io import BytesIO

import pytest

from tests import words

FIELD = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


@pytest.mark.parametrize("room", words.rooms(), ids=lambda room: room.name)
def test_the_english_of_a_room_is_complete_and_nothing_else(room):
    said = {(context, singular) for context, singular, _ in words.said(room)}
    kept = words.known(room)
    assert {(message.context, first(message.id)) for message in words.messages(kept)} == said
    assert [message.id for message in words.messages(kept) if not whole(message)] == []


@pytest.mark.parametrize("room", words.rooms(), ids=lambda room: room.name)
def test_the_compiled_words_are_fresh(room):
    kept = words.known(room)
    if not words.messages(kept):
        return
    compiled = (room / words.WHERE).with_suffix(".mo").read_bytes()
    assert read(compiled) == read(words.as_mo(kept)), "run make words"


def first(name):
    """The singular of a message."""
    return name if isinstance(name, str) else name[0]


def whole(message):
    """Whether a message is translated, certain, and keeps the fields it is filled with."""
    texts = [message.string] if isinstance(message.string, str) else list(message.string)
    wanted = set(FIELD.findall(first(message.id)))
    filled = all(text and set(FIELD.findall(text)) <= wanted for text in texts)
    return filled and not message.fuzzy and set(FIELD.findall(texts[-1])) == wanted


def read(compiled):
    """What Django finds in compiled words, without the header."""
    found = dict(gettext.GNUTranslations(BytesIO(compiled))._catalog)
    found.pop("")
    return found
