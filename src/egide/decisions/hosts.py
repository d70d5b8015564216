"""Under what a tool that nobody knows is compared with others: its host, or its plain name."""

import re
from unicodedata import combining, normalize
from urllib.parse import urlsplit

LONGEST = 150
WEB = re.compile(r"^(www\d?|app|web|m)\.")


def host_of(site: str) -> str:
    """The host of an address as people type it: no scheme, no `www.`, no port; empty if none."""
    text = site.strip()
    if not text:
        return ""
    try:
        host = urlsplit(text if "://" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    host = host.rstrip(".").lower()
    return WEB.sub("", host) if "." in host else ""


def known_as(name: str, site: str) -> str:
    """The host, else the name without accents, capitals and signs."""
    return (host_of(site) or f"name:{plain(name)}")[:LONGEST]


def plain(name: str) -> str:
    """A name as it is compared."""
    letters = (sign for sign in normalize("NFKD", name.casefold()) if not combining(sign))
    return " ".join(re.findall(r"\w+", "".join(letters)))
