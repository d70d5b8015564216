"""Messages in an address or a form (saml-bindings, 3.4 and 3.5): packed, and unpacked with a limit.

A deflated message may say a gigabyte in a few lines: no more is unpacked than a message may hold.
"""

import binascii
import zlib
from base64 import b64decode, b64encode

from egide.gateway.saml import xml
from egide.gateway.saml.xml import BadXml, Element

RAW = -zlib.MAX_WBITS  # DEFLATE without a header (RFC 1951)


def from_address(given: str) -> Element:
    """A message of the redirect binding: base64 of DEFLATE."""
    stream = zlib.decompressobj(RAW)
    try:
        found = stream.decompress(octets(given), xml.MESSAGE + 1)
    except zlib.error:
        raise BadXml("not deflated") from None
    if not stream.eof or stream.unused_data:
        raise BadXml("too large, or more than one message")
    return xml.parse(found)


def from_form(given: str) -> Element:
    """A message of the post binding: base64 alone."""
    return xml.parse(octets(given))


def octets(given: str) -> bytes:
    """Base64, with the line ends that some put into it."""
    if len(given) > 2 * xml.MESSAGE:
        raise BadXml("too large")
    try:
        return b64decode("".join(given.split()), validate=True)
    except (binascii.Error, ValueError):
        raise BadXml("not base64") from None


def for_address(message: Element) -> str:
    """A message as the redirect binding carries it."""
    stream = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, RAW)
    return b64encode(stream.compress(xml.written(message)) + stream.flush()).decode()


def for_form(message: Element) -> str:
    """A message as the post binding carries it."""
    return b64encode(xml.written(message)).decode()
