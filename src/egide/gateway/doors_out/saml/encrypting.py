"""An assertion that its service alone can read: AES-256-GCM under RSA-OAEP (xmlenc-core1)."""

import xmlsec
from lxml import etree
from xmlsec import constants

from egide.gateway.saml.names import SAML, saml
from egide.gateway.saml.xml import Element


def encrypted(assertion: Element, certificate: str) -> Element:
    """The assertion inside an EncryptedAssertion (saml-core, 2.3.4), for the key of a PEM."""
    # What is encrypted declares its own prefixes: nothing around it does when it is read.
    apart = etree.Element("apart")
    apart.append(assertion)
    made = xmlsec.template.encrypted_data_create(
        apart, constants.TransformAes256Gcm, type=constants.TypeEncElement, ns="xenc"
    )
    xmlsec.template.encrypted_data_ensure_cipher_value(made)
    told_key = xmlsec.template.encrypted_data_ensure_key_info(made, ns="ds")
    wrapped = xmlsec.template.add_encrypted_key(told_key, constants.TransformRsaOaep)
    xmlsec.template.encrypted_data_ensure_cipher_value(wrapped)
    manager = xmlsec.KeysManager()
    manager.add_key(xmlsec.Key.from_memory(certificate, constants.KeyDataFormatCertPem))
    context = xmlsec.EncryptionContext(manager)
    context.key = xmlsec.Key.generate(constants.KeyDataAes, 256, constants.KeyDataTypeSession)
    around = etree.Element(saml("EncryptedAssertion"), nsmap=SAML)
    around.append(context.encrypt_xml(made, assertion))
    return around
