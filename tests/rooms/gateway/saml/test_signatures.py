"""Signatures: what is returned is what was signed, whatever was wrapped around it."""

from copy import deepcopy
from datetime import UTC, datetime

import pytest

from egide.gateway.saml import keys, packing, signing, verifying, xml
from egide.gateway.saml.names import ds
from egide.gateway.saml.verifying import BadSignature, require_signed_query, verified
from egide.gateway.saml.xml import BadXml

MESSAGE = (
    '<p:LogoutRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" '
    'xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"><a:Issuer>sp</a:Issuer>'
    "<a:NameID>leo</a:NameID></p:LogoutRequest>"
)
NAME = "{urn:oasis:names:tc:SAML:2.0:assertion}NameID"


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Two keys: the registered one, and another's."""
    from django.test import override_settings

    made = []
    for name in ("ours", "theirs"):
        with override_settings(GATEWAY_KEYS=tmp_path_factory.mktemp(name)):
            keys.make(at=datetime(2026, 11, 24, tzinfo=UTC))
            made.append(keys.signer())
    return made


@pytest.fixture
def signed(pair):
    """A message that the registered key signed."""
    return signing.sign(xml.parse(MESSAGE), pair[0])


def evil():
    """What somebody would like to be believed."""
    return xml.parse(MESSAGE.replace("leo", "helene").replace("_1", "_2"))


def test_a_message_that_is_signed_is_read(pair, signed):
    read = verified(xml.parse(xml.written(signed)), [pair[1].pem, pair[0].pem])
    assert read.findtext(NAME) == "leo"
    assert not xml.children(read, ds("Signature"))


def test_another_key_is_not_enough_even_told_in_the_message(pair, signed):
    for known in ([pair[1].pem], []):
        with pytest.raises(BadSignature):
            verified(signed, known)


def test_a_changed_value_or_no_signature_is_refused(pair, signed):
    changed = deepcopy(signed)
    changed.find(NAME).text = "helene"
    for bad in (changed, evil()):
        with pytest.raises(BadSignature):
            verified(bad, [pair[0].pem])


def around(signed):
    """The evil message around the signed one, as its last child."""
    made = evil()
    made.append(signed)
    return made


def stolen(signed):
    """The signature moved to the evil message, the signed one inside its Object."""
    made, signature = evil(), signed.find(ds("Signature"))
    made.insert(1, signature)
    xml_object = signature.makeelement(ds("Object"))
    signature.append(xml_object)
    xml_object.append(signed)
    return made


def twice(signed):
    """The evil message bears the ID of the signed one, which is its child."""
    made = around(signed)
    made.set("ID", "_1")
    made.insert(1, signed.find(ds("Signature")))
    return made


def beside(signed):
    """A stolen signature as a child of the evil message, the signed one as a sibling."""
    made = evil()
    made.append(signed.find(ds("Signature")))
    made.append(signed)
    return made


def extended(signed):
    """The signed one in an extension, its signature still inside it."""
    made = evil()
    place = made.makeelement("{urn:oasis:names:tc:SAML:2.0:protocol}Extensions")
    made.insert(1, place)
    place.append(signed)
    return made


def renamed(signed):
    """The evil message bears the ID in other letters too."""
    made = twice(signed)
    made[-1].set("Id", "_1")
    return made


@pytest.mark.parametrize("wrap", [around, stolen, twice, beside, extended, renamed])
def test_a_wrapped_message_is_never_believed(pair, signed, wrap):
    """The variants of “On Breaking SAML” (Somorovsky and others, 2012), on a whole message."""
    with pytest.raises((BadSignature, BadXml)):
        verified(wrap(signed), [pair[0].pem])


def test_what_is_cut_out_of_a_wrapping_is_the_signed_one_alone(pair, signed):
    """Whoever asks for the inner element gets it as it was signed, and nothing around it."""
    read = verified(around(signed)[-1], [pair[0].pem])
    assert read.getparent() is None
    assert read.findtext(NAME) == "leo"


def bent(signed, path, value):
    """One algorithm or address of the signature, written otherwise."""
    name, _, attribute = path.partition("@")
    next(signed.iter(ds(name))).set(attribute, value)
    return signed


@pytest.mark.parametrize("path, value", [
    ("Reference@URI", ""), ("Reference@URI", "#_2"), ("Reference@URI", "http://127.0.0.1:9/"),
    ("Reference@URI", "#xpointer(/)"),
    ("SignatureMethod@Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
    ("SignatureMethod@Algorithm", "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
    ("SignatureMethod@Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"),
    ("DigestMethod@Algorithm", "http://www.w3.org/2000/09/xmldsig#sha1"),
    ("CanonicalizationMethod@Algorithm", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
    ("Transform@Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116"),
    ("Transform@Algorithm", "http://www.w3.org/TR/1999/REC-xpath-19991116"),
])  # fmt: skip
def test_another_algorithm_or_reference_is_refused_before_it_is_tried(
    pair, signed, path, value, monkeypatch
):
    monkeypatch.setattr(verifying, "holds", lambda *given: True)
    with pytest.raises(BadSignature):
        verified(bent(signed, path, value), [pair[0].pem])


def query(pair):
    """A signed query of the redirect binding."""
    said = {"SAMLRequest": packing.for_address(xml.parse(MESSAGE)), "RelayState": "a b"}
    return signing.signed_query(said, pair[0])


def test_a_signed_query_holds_as_it_was_sent_and_not_otherwise(pair):
    right, known = query(pair), [pair[0].pem]
    require_signed_query(right, "SAMLRequest", known)
    for bad in (right.replace("a+b", "a%20b"), right + "&SAMLRequest=x", right[:-8],
                right.partition("&SigAlg")[0], right.replace("rsa-sha256", "rsa-sha1"),
                right.replace("SAMLRequest", "SAMLResponse"), ""):  # fmt: skip
        with pytest.raises(BadSignature):
            require_signed_query(bad, "SAMLRequest", known)
    with pytest.raises(BadSignature):
        require_signed_query(right, "SAMLRequest", [pair[1].pem])
