"""XML of others: bombs, entities, comments, encodings, depth; and what is packed too well."""

import zlib
from base64 import b64encode

import pytest

from egide.gateway.saml import packing, xml
from egide.gateway.saml.xml import BadXml

LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
BAD = {
    "a bomb": f"<!DOCTYPE a [{LOL}]><a>&l9;</a>",
    "a quadratic bomb": f'<!DOCTYPE a [<!ENTITY l "{"x" * 9000}">]><a>{"&l;" * 9000}</a>',
    "a file": '<!DOCTYPE a [<!ENTITY l SYSTEM "file:///etc/passwd">]><a>&l;</a>',
    "an address": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
    "an unknown entity": "<a>&l;</a>",
    "an instruction": "<a><?php x?></a>",
    "not XML": "<a>",
    "nothing": "",
    "a null": "<a>\0</a>",
    "too deep": "<a>" * 100 + "</a>" * 100,
    "too many": "<a>" + "<b/>" * 6000 + "</a>",
    "too large": f"<a>{'x' * 100_000}</a>",
}


@pytest.mark.parametrize("given", BAD.values(), ids=BAD.keys())
def test_what_bites_is_refused(given):
    with pytest.raises(BadXml):
        xml.parse(given)
    with pytest.raises(BadXml):
        xml.parse(given.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7", "cp037"])
def test_an_encoding_hides_no_document_type(encoding):
    given = f'<?xml version="1.0" encoding="{encoding}"?>{BAD["a file"]}'
    with pytest.raises(BadXml):
        xml.parse(given.encode(encoding))


def test_a_declared_encoding_is_not_believed():
    """`+ADw-` is `<` in UTF-7: a declaration must not turn a text into a document type."""
    given = '<?xml version="1.0" encoding="utf-7"?><a>+ADwAIQ-DOCTYPE</a>'
    assert xml.said(xml.parse(given)) == "+ADwAIQ-DOCTYPE"


def test_a_comment_does_not_cut_a_value():
    assert xml.said(xml.parse("<a>head@school.example<!---->.evil.example</a>")) == (
        "head@school.example.evil.example"
    )


def test_a_value_that_holds_elements_is_no_value():
    with pytest.raises(BadXml):
        xml.said(xml.parse("<a>x<b/>y</a>"))


def deflated(given):
    """As the redirect binding packs."""
    stream = zlib.compressobj(9, zlib.DEFLATED, packing.RAW)
    return b64encode(stream.compress(given) + stream.flush()).decode()


def test_a_message_comes_back_as_it_was_packed():
    message = xml.parse("<a>é</a>")
    for there, back in ((packing.for_address, packing.from_address),
                        (packing.for_form, packing.from_form)):  # fmt: skip
        assert xml.said(back(there(message))) == "é"


@pytest.mark.parametrize("given", [
    deflated(b"<a>" + b"x" * 200_000_000 + b"</a>"),
    deflated(b"<a/>") + "!",
    b64encode(b"<a/>").decode(),
    b64encode(zlib.compress(b"<a/>")).decode(),
    "AAAA" * 100_000,
    "é",
    "",
], ids="bomb trailing plain zlib long accent empty".split())  # fmt: skip
def test_what_is_packed_too_well_or_not_at_all_is_refused(given):
    with pytest.raises(BadXml):
        packing.from_address(given)
