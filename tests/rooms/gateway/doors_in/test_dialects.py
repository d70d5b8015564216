"""Where CAS servers put what they say; what a file of ENTs may hold."""

import json

import pytest

from egide.gateway.doors_in.ents import DIALECTS, Cas, Oidc
from egide.gateway.doors_in.errors import LostWay, Unanswered
from egide.gateway.doors_in.ways import cas
from egide.gateway.saml import xml
from egide.settings.conf import Unset
from egide.settings.ents import ents

WRAP = ('<c:serviceResponse xmlns:c="http://www.yale.edu/tp/cas"><c:authenticationSuccess>{}'
        "</c:authenticationSuccess></c:serviceResponse>")  # fmt: skip
WHO = "<c:user>leo</c:user>"
SAID = {
    "attributes": f"{WHO}<c:attributes><c:join>1</c:join></c:attributes>",
    "userAttributes": f"{WHO}<c:attributes><c:userAttributes><c:join>1</c:join></c:userAttributes>"
    "</c:attributes>",
    "flat": f"{WHO}<c:join>1</c:join>",
}


def read(dialect, inside):
    """The attributes of a success."""
    return cas.attributes(cas.success(xml.parse(WRAP.format(inside))), DIALECTS[dialect])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_is_read_where_it_is_and_nowhere_else(dialect):
    for name, inside in SAID.items():
        told = read(dialect, inside)
        assert told["user"] == ["leo"]
        assert ("join" in told) is (name == dialect)


def test_nobody_is_meant_by_no_value_or_by_two():
    two = read("flat", f"{WHO}<c:join>1</c:join><c:join>2</c:join>")
    for told in (two, read("flat", WHO), read("flat", f"{WHO}<c:join><c:x>1</c:x></c:join>")):
        with pytest.raises(Unanswered):
            cas.one(told, "join")
    assert cas.one(read("flat", f"{WHO}<c:join>1</c:join><c:join>1</c:join>"), "join") == "1"
    assert cas.one(two, "user") == "leo"


@pytest.mark.parametrize("answer", [
    WRAP.replace("Success", "Failure").format("INVALID_TICKET"),
    WRAP.replace("www.yale.edu", "www.evil.example").format(WHO),
])  # fmt: skip
def test_what_is_no_success_is_none(answer):
    with pytest.raises(LostWay):
        cas.success(xml.parse(answer))


CAS = {"key": "val", "name": "ENT du Val", "protocol": "cas", "speaks_for": ["98"],
       "rosters": ["aaf:98:2d"], "join": "ENTPersonJointure",
       "server": "https://ent.example/cas/"}  # fmt: skip
OIDC = {name: value for name, value in CAS.items() if name != "server"} | {
    "key": "autre", "protocol": "oidc", "issuer": "https://op.example", "client_id": "i",
    "client_secret": "a secret",
}  # fmt: skip


def kept(tmp_path, given):
    """The file that says it."""
    file = tmp_path / "ents.json"
    file.write_text(given if isinstance(given, str) else json.dumps(given))
    return file


def test_a_file_of_ents_is_read_whole(tmp_path):
    one, two = ents(kept(tmp_path, [CAS, OIDC]))
    assert one.way == Cas("https://ent.example/cas")
    assert isinstance(two.way, Oidc)
    assert "a secret" not in repr(two)
    assert "a secret" not in repr(two.way)
    assert ents(None) == ()
    (here,) = ents(kept(tmp_path, [CAS | {"server": "http://127.0.0.1:9"}]), loopback=True)
    assert here.key == "val"


@pytest.mark.parametrize("bent", [
    "{", {}, [1], [CAS, CAS], [CAS | {"protocol": "ldap"}], [CAS | {"more": "x"}],
    [CAS | {"name": ""}], [CAS | {"speaks_for": []}], [CAS | {"rosters": "aaf"}],
    [CAS | {"key": "../x"}], [CAS | {"server": "http://ent.example/cas"}],
    [CAS | {"server": "http://127.0.0.1:9"}], [CAS | {"dialect": "other"}],
    [CAS | {"validate": "proxyValidate"}], [OIDC | {"client_secret": ""}],
    [{name: value for name, value in OIDC.items() if name != "issuer"}],
    [OIDC | {"issuer": "https://user@op.example"}],
    [{name: value for name, value in CAS.items() if name != "server"} | {"protocol": "saml",
                                                                        "metadata": "none.xml"}],
])  # fmt: skip
def test_a_file_that_is_wrong_stops_the_start_without_a_secret_in_what_is_said(tmp_path, bent):
    with pytest.raises(Unset) as refused:
        ents(kept(tmp_path, bent))
    assert "a secret" not in str(refused.value)


def test_a_file_that_is_not_there_stops_the_start(tmp_path):
    with pytest.raises(Unset):
        ents(tmp_path / "none.json")
