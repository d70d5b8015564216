"""A service's server that reads a roster, by hand: each step can be bent."""

from urllib.parse import urlencode

from django.test import Client

from egide.gateway.kit.reading import read
from egide.gateway.kit.registering import register
from tests.rooms.gateway.flow import TODAY, basic

ID, SECRET = "roster reader", "another secret: with/odd+signs%"
BASE = "/ims/oneroster/rostering/v1p2"
SCOPE = "https://purl.imsglobal.org/spec/or/v1p2/scope/"


def registered(**more):
    """The reader of these tests."""
    given = {"protocol": "oneroster", "client_id": ID, "client_secret": SECRET}
    return register(read(given | more), on=TODAY)


def token(*, header=None, **bent):
    """What the token endpoint answers."""
    form = {"grant_type": "client_credentials"} | bent
    header = basic(ID, SECRET) if header is None else header
    return Client(enforce_csrf_checks=True).post(
        "/oneroster/token",
        urlencode({name: value for name, value in form.items() if value is not None}, doseq=True),
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": header} if header else {},
    )


class Reader:
    """A client that holds a token."""

    def __init__(self, **asked):
        self.token = token(**asked).json()["access_token"]

    def get(self, path, **query):
        """What an address answers."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return Client().get(f"{BASE}/{path}", query, headers=headers)

    def all(self, path, many, **query):
        """The records of an address."""
        answer = self.get(path, limit=1000, **query)
        assert answer.status_code == 200, answer.content.decode()[:300]
        return answer.json()[many]


def minor(answer):
    """The status and the code of a refusal."""
    said = answer.json()
    assert (said["imsx_codeMajor"], said["imsx_severity"]) == ("failure", "error")
    (field,) = said["imsx_CodeMinor"]["imsx_codeMinorField"]
    assert field["imsx_codeMinorFieldName"] == "TargetEndSystem"
    return answer.status_code, field["imsx_codeMinorFieldValue"]
