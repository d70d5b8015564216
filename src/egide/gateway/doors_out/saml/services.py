"""The registered service providers, and where each may be answered."""

from urllib.parse import urlsplit

from egide.gateway.doors_out.saml.descriptions import Description
from egide.gateway.doors_out.saml.errors import NotUnderstood
from egide.gateway.models import SamlService


def service(entity_id: str) -> SamlService:
    """A service by its own name; nobody is sent anywhere for an unknown one."""
    if "\0" in entity_id:
        raise NotUnderstood
    found = SamlService.objects.select_related("service").filter(entity_id=entity_id).first()
    if found is None:
        raise NotUnderstood
    return found


def described(row: SamlService) -> Description:
    """What its metadata said when it was registered."""
    return Description.of(row.description)


def answered_at(description: Description, address: str, index: str) -> str:
    """The address that is asked for, when it is registered; the default when none is asked for."""
    if address:
        found = [one for one in description.places if one.address == address]
    elif index:
        found = [one for one in description.places if one.index == index]
    else:
        places = description.places
        found = [one for one in places if one.default] or list(places)
    if not found:
        raise NotUnderstood
    return found[0].address


def origins(description: Description) -> list[str]:
    """Where a form for this service may lead, for the content policy of the page."""
    parts = (urlsplit(one.answer) for one in (*description.places, *description.ends))
    return sorted({f"{one.scheme}://{one.netloc}" for one in parts})
