"""A page leaves a place open; the rooms below fill it, in order."""

from django.template import Context, Template
from django.test import RequestFactory

from egide.kit import slots


def test_what_rooms_put_in_a_slot_is_printed_in_their_order():
    slots.fill("test.place", first)
    slots.fill("test.place", second)
    slots.fill("test.place", first)
    printed = Template('{% slot "test.place" who=who %}').render(context())
    assert printed == "1 &lt;b&gt; 2 "


def test_an_empty_slot_prints_nothing():
    assert Template('{% slot "test.nobody" %}').render(context()) == ""


def context():
    return Context({"request": RequestFactory().get("/"), "who": "<b>"})


def first(request, **about):
    return Template("1 {{ who }} ").render(Context(about))


def second(request, **about):
    return "2 "
