"""A tool of LTI 1.3: described by hand, or one that registers itself."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from egide.gateway import conf
from egide.gateway.doors_in.arrivals import second
from egide.gateway.doors_out.lti.addresses import address as ours
from egide.gateway.doors_out.lti.joining import applications
from egide.gateway.doors_out.lti.joining.applications import Invited
from egide.gateway.doors_out.lti.names import SCOPES
from egide.gateway.kit.fields import Given, address, one_of, text, texts
from egide.gateway.models import LtiTool
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.trust.agreement.attributes import Attribute


@dataclass(frozen=True, slots=True)
class Tool:
    """As the provider of a service declares it."""

    name: str
    deployment: str
    login_uri: str
    target: str
    redirect_uris: tuple[str, ...]
    jwks_uri: str
    deep_linking: str
    scopes: tuple[str, ...]

    def enter(self, service: int) -> None:
        """Keep it for the kit's school, or bring it up to date."""
        LtiTool.objects.update_or_create(
            client_id=self.name,
            defaults={
                "service_id": service,
                "place_id": people.organisation(TILLEULS).id,
                "deployment": self.deployment,
                "login_uri": self.login_uri,
                "target": self.target,
                "redirect_uris": list(self.redirect_uris),
                "jwks_uri": self.jwks_uri,
                "deep_linking": self.deep_linking,
                "scopes": list(self.scopes),
                "wants": [str(one) for one in Attribute],
            },
        )

    def told(self) -> dict[str, object]:
        """All that the tool must know of this platform."""
        launch = launch_of(self.name)
        auth, token, jwks = ours("lti-authorize"), ours("lti-token"), ours("jwks")
        return {
            "issuer": conf.issuer(),
            "client_id": self.name,
            "deployment_id": self.deployment,
            # Twice: as OAuth names them, and as tools' own settings do.
            "authorization_endpoint": auth,
            "auth_url": auth,
            "token_endpoint": token,
            "token_url": token,
            "jwks_uri": jwks,
            "jwks_url": jwks,
            "launch": launch,
            "launch_url": launch,
            "scopes": list(self.scopes),
        }


@dataclass(frozen=True, slots=True)
class Applicant:
    """A tool that will register itself: it says where, and as what."""

    name: str
    registration_uri: str
    begun: list[Invited] = field(default_factory=list)

    def enter(self, service: int) -> None:
        """Invite it in the name of the kit; the head of the kit's school decides on a page."""
        place = people.organisation(TILLEULS).id
        self.begun.append(applications.begun(service, place, by=None, at=second()))

    def told(self) -> dict[str, object]:
        """Where the tool begins, and where a person accepts it."""
        invited = self.begun[-1]
        return {
            "issuer": conf.issuer(),
            "openid_configuration": ours("lti-configuration"),
            "registration_token": invited.token,
            "registration_url": applications.way_to(self.registration_uri, invited.token),
            "client_id": invited.row.client_id,
            "deployment_id": str(invited.row.pk),
            "launch": launch_of(invited.row.client_id),
            "decided_on": ours("lti-application", number=invited.row.pk),
            "decided_by": "helene",
        }


def launch_of(client_id: str) -> str:
    """Where somebody opens a tool."""
    return f"{ours('lti-launch')}?{urlencode({'tool': client_id})}"


def read(given: Given) -> Tool | Applicant:
    """What was given, or a refusal that names what to correct."""
    if "registration_uri" in given:
        where = address(text(given, "registration_uri"), "registration_uri")
        return Applicant(text(given, "client_name"), where)
    return tool(given)


def tool(given: Given) -> Tool:
    """A tool that was described by hand."""
    addresses = {
        name: address(text(given, name), name)
        for name in ("initiate_login_uri", "target_link_uri", "jwks_uri")
    }
    target = addresses["target_link_uri"]
    redirects = texts(given, "redirect_uris") if "redirect_uris" in given else [target]
    scopes = texts(given, "scopes") if "scopes" in given else SCOPES
    linking = text(given, "deep_linking_uri") if "deep_linking_uri" in given else target
    return Tool(
        name=text(given, "client_id"),
        deployment=text(given, "deployment_id") if "deployment_id" in given else "1",
        login_uri=addresses["initiate_login_uri"],
        target=target,
        redirect_uris=tuple(address(one, "redirect_uris") for one in redirects),
        jwks_uri=addresses["jwks_uri"],
        deep_linking=address(linking, "deep_linking_uri"),
        scopes=tuple(one_of(one, SCOPES) for one in scopes),
    )
