"""A form that cannot be read is a request gone wrong (400), never a fault of ours (500)."""

import pytest
from django.test import Client

FORM = "application/x-www-form-urlencoded"
MANY = "&".join(f"a{number}=b" for number in range(1001))  # one more than Django reads

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/oidc/token", "/oidc/authorize", "/saml/sso", "/lti/token"])
@pytest.mark.parametrize("content_type, body", [
    (f"{FORM}; charset=utf-16", b"a=b"),
    (f"{FORM}; charset=latin-1", b"a=b"),
    (FORM, MANY.encode()),
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=", b"x"),
])  # fmt: skip
def test_a_form_that_cannot_be_read_is_said_to_be_so(address, content_type, body):
    browser = Client(raise_request_exception=False, enforce_csrf_checks=True)
    for accept in ("text/html", "application/json"):
        answer = browser.post(address, body, content_type=content_type, headers={"Accept": accept})
        assert 400 <= answer.status_code < 500
