"""All that the paper of an agreement says: page one for people, annexes for whoever checks.

In French alone, as what binds must be (law 94-665).
"""

from uuid import UUID

from egide.decisions.document.annex import (
    FR,
    findings,
    legal_facts,
    same_as_signed,
    titles_of,
    versions,
)
from egide.decisions.document.around import Around
from egide.decisions.document.queries import Opinion
from egide.decisions.document.words import NEVER, TOOLS, attributes, condition, country
from egide.decisions.held import Held
from egide.law.words import words
from egide.people import queries as people
from egide.trust.agreement.value import Agreement, Controller, Cost, Kind, Price
from egide.trust.dated import days_after

KINDS: dict[Kind, str] = {
    Kind.OWN: "Convention",
    Kind.FRAMEWORK: "Convention-cadre",
    Kind.OFFER: "Offre générale",
    Kind.ACCESSION: "Adhésion",
    Kind.EXPERIMENT: "Convention d’expérimentation",
    Kind.NATIONAL: "Convention nationale",
}
PRICES: dict[Price, str] = {
    Price.FREE: "Gratuit, hors commande publique",
    Price.PAID: "Payant",
    Price.BUNDLED: "Fourni avec un équipement",
}
SIGNS_AS: dict[Controller, str] = {
    Controller.SCHOOL: "pour l’établissement, responsable de traitement",
    Controller.ACADEMY: "pour l’académie, responsable de traitement des écoles publiques",
    Controller.MINISTRY: "pour le ministère, responsable de traitement",
    Controller.AUTHORITY: "pour la collectivité, responsable de traitement",
}


def content(held: Held, near: Around, opinion: Opinion | None) -> dict[str, object]:
    """What the template prints."""
    signed, titles = held.signed, titles_of(near)
    return {
        **_parties(held),
        **_use(signed),
        **_days(signed),
        "tool": near.card.name,
        "site": near.card.site,
        "kind": KINDS[signed.kind],
        "leaves": attributes(signed.attributes),
        "never": NEVER,
        "abroad": _abroad(near),
        "cost": cost(signed.cost),
        "conditions": [condition(text, FR) for text in signed.conditions],
        "keepers": {
            k: words().label("keepers", k, FR) for k in ("egide", "provider", "head", "teacher")
        },
        "verdict": words().label("answers", signed.basis.conclusion, FR),
        "judged_on": words().date(signed.basis.on, FR),
        "charter": signed.basis.charter,
        "verdict_digest": signed.basis.verdict,
        "opinion": opinion,
        "opinion_day": words().date(opinion.on, FR) if opinion else "",
        "digest": signed.digest,
        "findings": findings(near, titles),
        "versions": versions(signed, titles),
        "facts": legal_facts(signed, near),
        "same": same_as_signed(signed, near),
    }


def _parties(held: Held) -> dict[str, object]:
    signed = held.signed
    name, _dot, function = held.signed_by.partition(" · ")
    school = people.organisations([held.school])[held.school].name if held.school else ""
    return {
        "organisation": signed.organisation,
        "school": school if signed.school != signed.organisation.code else "",
        "provider": signed.provider,
        "signatory": name,
        "function": function,
        "signs_as": SIGNS_AS[signed.controller],
        "signed_on": words().date(held.signed_on, FR),
        "framework": signed.framework,
    }


def _use(signed: Agreement) -> dict[str, object]:
    classes = people.groups(UUID(group) for group in signed.groups) if signed.groups else ()
    return {
        "purpose": signed.purpose,
        "classes": ", ".join(one.name for one in classes),
        "levels": ", ".join(words().label("levels", level, FR) for level in signed.levels),
        "board": signed.board,
        "despite": signed.despite,
        "acts": [words().label("acts", act, FR) for act in signed.acts],
        "clauses": [words().clause(name, FR) for name in signed.clauses],
    }


def _days(signed: Agreement) -> dict[str, object]:
    until = signed.span.until
    erased = days_after(until, signed.retention_days) if until else None
    return {
        "since": words().date(signed.span.since, FR),
        "until": words().date(until, FR) if until else "",
        "erased": words().date(erased, FR) if erased else "",
        "retention_days": signed.retention_days,
    }


def _abroad(near: Around) -> list[tuple[str, str, bool]]:
    """Country, instrument, whether it holds on the day."""
    return [(country(flow.to, FR), str(TOOLS[flow.tool]), flow.holds) for flow in near.flows]


def cost(of: Cost) -> str:
    """What is paid, under which market, with what."""
    told = [PRICES[of.price]]
    told += [f"marché {of.market}"] if of.market else []
    told += [f"avec {of.ecosystem}"] if of.ecosystem else []
    return ", ".join(told)
