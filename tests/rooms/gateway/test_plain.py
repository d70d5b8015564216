"""The fast way reads parameters as Django does, or does not read them."""

from urllib.parse import parse_qsl, urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as some

from egide.gateway.doors_out.oidc import plain
from egide.gateway.doors_out.oidc.plain import NotPlain, parameters

TEXTS = some.text(alphabet="ab=&+%C3A9é\0 ;#", max_size=12)
FORMS = some.lists(some.tuples(TEXTS | some.just("redirect_uri"), TEXTS), max_size=5)


def as_django(text):
    """What Django reads, of a text that names each parameter once."""
    return dict(QueryDict(text).lists())


@given(FORMS.map(urlencode) | some.text(alphabet="ab=&+%C3A9;# ", max_size=30))
def test_what_is_read_is_what_django_reads(text):
    there = as_django(text)
    if any(len(values) > 1 for values in there.values()):
        with pytest.raises(NotPlain):
            parameters(text)
        return
    found = parameters(text)
    assert dict(found.lists()) == there
    assert found == dict(parse_qsl(text, keep_blank_values=True))
    assert all(found.getlist(name) == there.get(name, []) for name in (*there, "absent"))


@pytest.mark.parametrize("text", [
    "a=1&a=2", "a=1&%61=1", "a&a", "=&=", "state=é", "a=1&" * plain.MOST, "&" * plain.MOST,
])  # fmt: skip
def test_what_is_not_plain_is_not_read(text):
    with pytest.raises(NotPlain):
        parameters(text)


def test_no_secret_is_kept():
    plain.again.cache_clear()
    parameters("client_secret=a%20b&state=c%20d&code=e%20f&code_verifier=g%20h&nonce=i%20j")
    parameters("redirect_uri=" + "%20" * plain.LONGEST)
    assert plain.again.cache_info().currsize == 0
    for _ in range(2):
        assert parameters("redirect_uri=a%3Ab") == {"redirect_uri": "a:b"}
    assert plain.again.cache_info().currsize == 1
