"""A reader of the roster of the kit's school, by OneRoster 1.2."""

from dataclasses import dataclass, field

from django.urls import reverse

from egide.gateway import conf
from egide.gateway.doors_out import credentials
from egide.gateway.doors_out.oneroster.tokens import GRANTED
from egide.gateway.kit.fields import Given, secret, text
from egide.gateway.models import OneRosterClient
from egide.people import queries as people
from egide.people.demo.places import TILLEULS


@dataclass(frozen=True, slots=True)
class Reader:
    """As the provider of a service declares it."""

    name: str
    secret: str = field(repr=False)

    def enter(self, service: int) -> None:
        """Keep it, or bring it up to date."""
        OneRosterClient.objects.update_or_create(
            client_id=self.name,
            defaults={
                "service_id": service,
                "school_id": people.organisation(TILLEULS).id,
                "secret": credentials.digest(self.secret),
                "former": None,
            },
        )

    def told(self) -> dict[str, object]:
        """Where the token is asked for, where the services begin, what may be asked."""
        return {
            "token_url": conf.issuer() + reverse("gateway:oneroster-token"),
            "base": f"{conf.issuer()}/ims/oneroster",
            "client_id": self.name,
            "scopes": list(GRANTED),
        }


def read(given: Given) -> Reader:
    """What was given, or a refusal that names what to correct."""
    return Reader(name=text(given, "client_id"), secret=secret(given))
