"""Who may enter, and who may not."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse

from egide.kit.errors import NotYours
from egide.kit.guards import everyone, needs, signed_in


def someone(role):
    return SimpleNamespace(is_authenticated=bool(role), role=role)


def asked_by(rf, role):
    request = rf.get("/desk?x=1")
    request.user = someone(role)
    return request


def page(request):
    return HttpResponse("inside")


@pytest.mark.parametrize("role", ["", "teacher", "reviewer"])
def test_everyone_enters_an_open_page(rf, role):
    assert everyone(page)(asked_by(rf, role)).content == b"inside"


@pytest.mark.parametrize("guard", [signed_in, needs("reviewer")])
def test_a_visitor_is_sent_to_the_door_and_will_come_back(rf, guard):
    answer = guard(page)(asked_by(rf, ""))
    assert answer.status_code == 302
    assert answer.url == "/entrer?next=%2Fdesk%3Fx%3D1"


def test_one_of_the_named_roles_enters_and_no_other(rf):
    guarded = needs("reviewer", "head")(page)
    assert guarded(asked_by(rf, "head")).content == b"inside"
    for role in ("teacher", "provider", "guardian"):
        with pytest.raises(NotYours):
            guarded(asked_by(rf, role))
