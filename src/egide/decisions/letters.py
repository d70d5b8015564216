"""The mail of a day, in words: a line and a link for each message, and how to stop it.

What somebody typed stays on the site: a mail holds no free words, hence no name of a pupil.
"""

from collections.abc import Sequence
from email.utils import make_msgid, parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from egide.decisions.models import MailChoice, Told
from egide.decisions.words import sentence
from egide.kit.errors import Missing

MOST = 20  # lines: the rest is on the site
NAMED = 3  # services in the subject
SIGNED = Signer(salt="egide.decisions.digest")


def letter(address: str, told: Sequence[Told], choice: MailChoice) -> EmailMultiAlternatives:
    """What one person was told, as text and as HTML, in their language."""
    stop = link("decisions:stop", SIGNED.sign(str(choice.person_id)))
    with translation.override(choice.language):
        about = {
            "lines": [line(one) for one in told[:MOST]],
            "more": max(0, len(told) - MOST),
            "news": link("decisions:news"),
            "stop": stop,
            "language": choice.language,
        }
        mail = EmailMultiAlternatives(
            subject(told),
            render_to_string("decisions/mail/digest.txt", about),
            to=[address],
            headers=headers(stop),
        )
        mail.attach_alternative(render_to_string("decisions/mail/digest.html", about), "text/html")
    return mail


def headers(stop: str) -> dict[str, str]:
    """One click stops it (RFC 8058); no machine answers it (RFC 3834); it names no machine."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Message-ID": make_msgid(domain=domain),
    }


def subject(told: Sequence[Told]) -> str:
    """How much there is, and about which services."""
    names = list(dict.fromkeys(" ".join(str(one.said["service"]).split()) for one in told))
    some = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    said = ngettext(
        "Égide : %(n)s nouvelle à propos de %(names)s",
        "Égide : %(n)s nouvelles à propos de %(names)s",
        len(told),
    )
    return said % {"n": len(told), "names": some}


def line(told: Told) -> dict[str, str]:
    """A sentence, and the page that says more."""
    said = told.said
    if said.get("request"):
        where, name = link("decisions:request", said["request"]), gettext("Voir la demande")
    elif said.get("agreement"):
        where, name = link("decisions:agreement", said["agreement"]), gettext("Voir la convention")
    else:
        where, name = link("decisions:news"), gettext("Voir")
    return {"sentence": sentence({**said, "reason": ""}), "link": where, "name": name}


def link(route: str, *about: object) -> str:
    """An address as it is followed from anywhere."""
    return f"{settings.ORIGIN}{reverse(route, args=about)}"


def whose(token: str) -> UUID:
    """Whose mail a link stops; Missing when we did not sign it."""
    try:
        return UUID(SIGNED.unsign(token))
    except (BadSignature, ValueError):
        raise Missing from None
