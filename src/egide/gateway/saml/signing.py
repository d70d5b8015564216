"""Signatures of ours: enveloped in a message, or beside a query (saml-bindings, 3.4.4.1)."""

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlencode

import xmlsec
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from xmlsec import constants

from egide.gateway.saml.keys import Signer
from egide.gateway.saml.names import ASSERTION
from egide.gateway.saml.xml import Element

RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"


def sign(element: Element, signer: Signer) -> Element:
    """Sign a message or an assertion in place, where the schema wants it: after its issuer."""
    made = xmlsec.template.create(
        element, constants.TransformExclC14N, constants.TransformRsaSha256, ns="ds"
    )
    after = 1 if len(element) and element[0].tag == f"{{{ASSERTION}}}Issuer" else 0
    element.insert(after, made)
    told = xmlsec.template.add_reference(
        made, constants.TransformSha256, uri=f"#{element.get('ID')}"
    )
    xmlsec.template.add_transform(told, constants.TransformEnveloped)
    xmlsec.template.add_transform(told, constants.TransformExclC14N)
    told_key = xmlsec.template.ensure_key_info(made)
    xmlsec.template.x509_data_add_certificate(xmlsec.template.add_x509_data(told_key))
    context = xmlsec.SignatureContext()
    context.key = signer.xml_key
    context.register_id(element, "ID")
    context.sign(made)
    return element


def signed_query(said: Mapping[str, str], signer: Signer) -> str:
    """A query with its signature: over the very octets that are sent."""
    query = urlencode({**said, "SigAlg": RSA_SHA256})
    signature = signer.private.sign(query.encode(), PKCS1v15(), SHA256())
    return f"{query}&{urlencode({'Signature': b64encode(signature)})}"
