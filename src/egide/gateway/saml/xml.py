"""XML of others, read so that it can neither grow, nor fetch, nor say two things at once.

Nothing that SAML needs is written with a document type, an entity or a processing instruction: a
text that holds one is refused before any parser may heed it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml names its type so, and offers no other name

MESSAGE: Final = 100_000  # bytes of a message, once unpacked
METADATA: Final = 300_000  # bytes of a registered description
MOST: Final = 5_000  # elements
DEEPEST: Final = 60
# XML 1.0, section 2.2: what is not a character there.
UNSAYABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class BadXml(ValueError):
    """A text that is not read: too large, not UTF-8, not XML, or with more than elements in it."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes elements of one namespace: `A("Audience", "text")`, `A("Subject", child, ID="_1")`."""

    namespace: str
    prefixes: dict[str, str]

    def __call__(self, name: str, *inside: "Element | str", **attributes: str) -> "Element":
        """An element, what is in it, and its attributes."""
        made = etree.Element(f"{{{self.namespace}}}{name}", attributes, nsmap=self.prefixes)
        for one in inside:
            if isinstance(one, str):
                made.text = told(one)
            else:
                made.append(one)
        return made


def parse(given: bytes | str, most: int = MESSAGE) -> Element:
    """The root of a text. Comments are gone, so that no value is cut in two by one."""
    found = root(text(given, most))
    if sum(1 for _ in found.iter()) > MOST or not all(map(plain, found.iter())):
        raise BadXml("more than elements, or too many")
    return found


def text(given: bytes | str, most: int) -> str:
    """As characters: an encoding that hides `<!DOCTYPE` from whoever looks for it is refused."""
    if len(given) > most:
        raise BadXml("too large")
    try:
        found = given.decode("utf-8-sig") if isinstance(given, bytes) else given
    except UnicodeDecodeError:
        raise BadXml("not UTF-8") from None
    if "<!DOCTYPE" in found or "<!ENTITY" in found:
        raise BadXml("a document type")
    return found


def root(found: str) -> Element:
    """What a parser makes of a text that was looked at."""
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever the declaration says
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        return etree.fromstring(found.encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        raise BadXml("not XML") from None


def plain(node: Element) -> bool:
    """An element, and not too deep: neither an instruction nor a reference."""
    return isinstance(node.tag, str) and sum(1 for _ in node.iterancestors()) < DEEPEST


def alone(element: Element) -> Element:
    """A copy of an element as a document of its own: nothing around it is left to be mistaken."""
    return parse(etree.tostring(element, with_tail=False), METADATA)


def children(element: Element, name: str) -> list[Element]:
    """The children of that name; never deeper."""
    return [one for one in element if one.tag == name]


def only(element: Element, name: str) -> Element | None:
    """The child of that name; None without one, BadXml with two."""
    found = children(element, name)
    if len(found) > 1:
        raise BadXml("said twice")
    return found[0] if found else None


def said(element: Element | None) -> str:
    """The text of an element that holds nothing else; empty without one."""
    if element is None:
        return ""
    if len(element):
        raise BadXml("elements where a text was due")
    return (element.text or "").strip()


def told(text: str) -> str:
    """A text of ours as XML may hold it: a roster may have a control character in a name."""
    return UNSAYABLE.sub("", text)


def ids(element: Element) -> Iterator[str]:
    """Every ID in a tree, however it is spelled."""
    for one in element.iter():
        for name, value in one.attrib.items():
            if etree.QName(name).localname.lower() == "id":
                yield str(value)


def written(element: Element) -> bytes:
    """A tree as bytes."""
    return etree.tostring(element, encoding="utf-8")
