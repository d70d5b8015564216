"""Who is who in a document: its brand, and whether the provider is "the processor"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from egide.reading.analysis.values import Actor

PROVIDER = (
    "we nous company société éditeur provider licensor exploitant association fondation foundation "
    "startup plateforme"
)
USER = (
    "you vous user users customer customers client clients utilisateur utilisateurs utilisatrice "
    "subscriber subscribers abonné abonnés titulaire internaute internautes visitor visitors "
    "member members membre membres student students élève élèves pupil pupils parent parents "
    "learner learners school schools établissement teacher teachers "
    "enseignant enseignants individual individuals "
    "child children enfant enfants consumer consumers consommateur résident residents "
    "licensee acheteur freelance freelances candidat candidats participants participant"
)
THIRD = (
    "partners partner partenaires partenaire vendors vendor subprocessors subprocessor processors "
    "prestataires tiers advertisers annonceurs hébergeur affiliates contractors subcontractors "
    "sous-traitants providers fournisseurs suppliers importer exporter google facebook"
)
AUTHORITY = (
    "cnil authority authorities autorité autorités court courts tribunal tribunaux commission"
)
BASE: Mapping[str, Actor] = MappingProxyType(
    {
        word: actor
        for actor, words in (
            (Actor.PROVIDER, PROVIDER), (Actor.USER, USER),
            (Actor.THIRD, THIRD), (Actor.AUTHORITY, AUTHORITY),
        )
        for word in words.split()
    }
)  # fmt: skip
AGREEMENT = re.compile(
    r"data[ -]process(?:ing|or) (?:agreement|addendum|terms|amendment)|\bdpa\b"
    r"|(?:accord|contrat|conditions|convention|annexe) (?:de |relatifs? (?:au |à la ))?"
    r"(?:sous-traitance|traitement (?:de|des) données)"
)
TERMS = re.compile(r"terms of (?:use|service)|conditions (?:générales |d.utilisation)")
OURSELVES = re.compile(
    r"[(wn](?:(?<=\()(?:[^()]{0,60}[\s\"'“«*]|[\"'“«*]+)(?:we|us|our|nous|nos)\b"
    r"|(?<=\bw)e (?:are|at) |(?<=\bn)ous sommes )"
)
CAPITALISED = re.compile(r"(?<![\w.])[A-Z]\w{1,30}")
NAME = re.compile(r"\b[A-Z][a-zA-Z]{2,20}\b")
HEAD = 5000
OFTEN, VERY_OFTEN = 4, 6
COMMON = frozenset(
    "the this privacy policy terms service services data personal agreement conditions use user "
    "users notice content account site website company customer customers provider nous vous les "
    "des une notre votre politique conditions générales utilisation données article client clients "
    "utilisateur utilisateurs contrat service processor controller party parties affiliates "
    "platform plateforme software products product statement legal you your our services site "
    "inc llc ltd us uk eu eee dnt coppa ferpa lgpd ccpa pii sccs scc cgus europe european france "
    "paris ireland delaware california united states kingdom switzerland commission english when "
    "how what who why if by for and dans lorsque comment quelles qui ces these guid internet "
    "cours produits information informations personnelles application website websites "
    "general protection effective last updated dpa gdpr rgpd cgu cgv eea dpo apps app".split()
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors by the word that names them, for one document."""

    roles: Mapping[str, Actor]
    brands: frozenset[str]
    agreement: bool


def is_agreement(title: str, head: str) -> bool:
    """Whether this is a processing agreement: terms for schools cite theirs without being one."""
    cited = TERMS.search(title) is not None and AGREEMENT.search(title) is None
    return not cited and AGREEMENT.search(head) is not None


def cast_of(text: str, name: str = "", title: str = "") -> Cast:
    """Who is who, from how the document names itself."""
    head = f"{title}\n{text[:HEAD]}"
    brands = frozenset(brands_of(head, name))
    agreement = is_agreement(title.casefold(), head[:1500].casefold())
    roles = dict(BASE)
    if agreement:
        roles |= {
            "processor": Actor.PROVIDER, "traitant": Actor.PROVIDER, "prestataire": Actor.PROVIDER,
            "controller": Actor.USER, "responsable": Actor.USER,
        }  # fmt: skip
    if text.count("le Prestataire") > 2:
        roles["prestataire"] = Actor.PROVIDER
    roles |= dict.fromkeys(brands, Actor.PROVIDER)
    return Cast(MappingProxyType(roles), brands, agreement)


def brands_of(head: str, name: str) -> set[str]:
    """The words that the document calls its provider by, folded."""
    service = name.split("__", maxsplit=1)[0].replace("-", " ").split() if "__" in name else []
    found = {word for word in service if len(word) > 3}
    for match in OURSELVES.finditer(head):
        before = match[0][0] == "("
        near = (
            head[max(0, match.start() - 90) : match.start()] if before else head[match.end() :][:30]
        )
        found |= set(CAPITALISED.findall(near.rpartition(". ")[2])[:3])
    counts: dict[str, int] = {}
    for name_of in NAME.findall(head):
        counts[name_of] = counts.get(name_of, 0) + 1
    proper = sorted((n, word) for word, n in counts.items() if n >= OFTEN)[-3:]
    found |= {word for n, word in proper if n >= VERY_OFTEN or (n, word) == proper[-1]}
    return {word for word in map(str.casefold, found) if is_name(word, head)}


def is_name(word: str, head: str) -> bool:
    """Whether a word is only ever written with a capital: a name, not a defined common noun."""
    if word in COMMON or BASE.get(word, Actor.THIRD) is not Actor.THIRD or not word.isalpha():
        return False
    if word not in head:
        return True
    written = {each.strip(",.;:()\"'’“”«»") for each in head.split()}
    return word not in written and f"{word}s" not in written
