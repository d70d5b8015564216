"""What a passage is about, from the headings above it. In both languages, the closest first."""

import re
from functools import lru_cache

from egide.reading.analysis.values import Section

TOPICS: tuple[tuple[Section, str], ...] = (
    (Section.DEFINITIONS, r"definition|définition|glossa|interpretation|interprétation"),
    (Section.ACCESSIBILITY, r"accessibil|handicap|\brgaa\b|\bwcag\b"),
    (
        Section.CHILDREN,
        r"child|\bkids?\b|minor|under 1\d|\bage\b|\bages\b|eligib|mineur|enfant|\bâge\b|parent"
        r"|coppa|student privacy|teen|pupil|élève",
    ),
    (Section.COOKIES, r"cookie|tracker|traceur|tracking|pixel|beacon|web storage|analytics"),
    (Section.AI,
        r"artificial intelligence|\bai\b|\bia\b|intelligence artificielle|machine learning"
        r"|model training|llm"),
    (
        Section.TRANSFERS,
        r"transfer(?!t? (?:of|de) (?:the )?(?:business|ownership|assignment))|transfert"
        r"|international"
        r"|outside (?:of )?the (?:eea|eu|european)|hors (?:de l'|ue|union)|privacy shield"
        r"|privacy framework|standard contractual|clauses contractuelles|data location|hosting"
        r"|hébergement|where (?:we|your|is|are|do) .{0,30}(?:stor|process|held)"
        r"|localisation|cross-border",
    ),
    (Section.INCIDENT, r"breach|incident|violation (?:de|des) données"),
    (Section.SECURITY,
        r"securit|sécuri|protect(?:ion of| your| the)|how .{0,12}protect|encrypt|chiffre"
        r"|confidentialit(?:y|é) des données"),
    (
        Section.RETENTION,
        r"retention|retain|how long|conserv|combien de temps|durée|durées|storage period|deletion"
        r"|delet|suppression|effacement|archiv",
    ),
    (
        Section.RIGHTS,
        r"right|droits?\b|choice|choix|control|access(?:ing)? |access and|managing your|exercise"
        r"|exercer|opt[- ]out|your privacy options|portab|rectif",
    ),
    (
        Section.CHANGES,
        r"(?:change|amend|modif|update|revis|mise|mises|évolution|variation)\w*.{0,40}"
        r"(?:polic|terms|notice|statement|agreement|politique|conditions|charte|cgu|cgv"
        r"|service|document|à jour)"
        r"|(?:policy|terms|notice|statement) (?:change|update|amend|modif)"
        r"|^[\d.\s]*(?:changes|amendments?|modifications?|updates|modification)$",
    ),
    (
        Section.DISPUTES,
        r"governing law|applicable law|jurisdiction|dispute|arbitrat|\bvenue\b|choice of law|litige"
        r"|droit applicable|loi applicable|juridiction|tribun|différend|médiation|class action",
    ),
    (Section.TERMINATION,
        r"terminat|suspen|résili|cancel|résiliation|clôture|closing|fermeture|fin du contrat"
        r"|\bterm\b|durée du contrat|enforcement"),
    (
        Section.CONTENT,
        r"user content|your content|licen[cs]e|intellectual property|propriété intellectuelle"
        r"|ownership|contenus?\b|user submission|user-generated|copyright|droits d'auteur"
        r"|\bcontent\b",
    ),
    (
        Section.ADVERTISING,
        r"advertis|\bads?\b|publicit|marketing|promotion|prospection|newsletter"
        r"|communications commerciales"
        r"|interest-based|ciblage|direct mail|commercial email",
    ),
    (
        Section.SHARING,
        r"shar(?:e|ing|ed)|disclos|recipient|third[- ]part|destinataire|partage|sous-trait"
        r"|processor"
        r"|service provider|partner|partenaire|tiers|subcontract|vendor|who (?:has|can|may"
        r"|do|we)|à qui|divulgation|prestataire|communiqu",
    ),
    (
        Section.PURPOSES,
        r"purpose|\buses?\b|using|finalit|utilis(?:ons|ation de|ation des|ées)|pourquoi"
        r"|why|legal bas|lawful|base légale"
        r"|bases légales|fondement|how we process|how your|traitement",
    ),
    (Section.CONTACT,
        r"contact|\bdpo\b|data protection officer|délégué|who we are|qui sommes|about us"
        r"|mentions légales|éditeur|controller|responsable"),
    (Section.COLLECTION,
        r"collect|information we|données (?:que|traitées|concernées)|types of (?:data|personal"
        r"|information)|categories of|catégories|what (?:data|information|personal)"
        r"|quelles (?:données|informations)|gather"),
    (Section.REGIONAL,
        r"california|nevada|virginia|brazil|canada|residents|jurisdiction-specific"
        r"|state-specific|region-specific|supplemental|additional (?:information|terms"
        r"|notice) for"),
)  # fmt: skip
TOPIC = tuple((section, re.compile(pattern)) for section, pattern in TOPICS)
ANNEX = re.compile(
    r"annexe?s?\b|appendix|schedule|exhibit|attachment|addendum|module (?:one|two|three"
    r"|four|\d)|^\W*clause \d|^\W*section (?:i{1,3}|iv)\b"
)
STANDARD = re.compile(
    r"standard contractual clauses|clauses contractuelles types|\bsccs?\b|model clauses|c2p|p2p|c2c"
)
ANNEX_CLAUSE = re.compile(r"^\W*clause \d+\b|^\W*module (?:one|two|three|four)\b")
IN_ANNEX = re.compile(
    r"\bthe data (?:importer|exporter) (?:shall|must|may|has|agrees?|will|warrants?)\b"
    r"|l'(?:importateur|exportateur) de données (?:doit|peut|est|s'engage|garantit|informe"
    r"|convient)"
)


@lru_cache(maxsize=8192)
def topic(title: str) -> Section:
    """The topic that one heading names, by the place of its first telling word."""
    found = [(match.start(), rank, section) for rank, (section, pattern) in enumerate(TOPIC)
             if (match := pattern.search(title))]  # fmt: skip
    return min(found, key=lambda one: one[1])[2] if found else Section.OTHER


@lru_cache(maxsize=4096)
def section_of(titles: tuple[str, ...]) -> Section:
    """The topic of the innermost heading that names one; a document's own title does not."""
    inner = titles[1:] if len(titles) > 1 else titles
    for title in reversed(inner):
        found = topic(title)
        if found is not Section.OTHER:
            return found
    return Section.OTHER


def in_annexed_clauses(titles: tuple[str, ...], plain: str) -> bool:
    """Whether a passage belongs to an annexed set of standard contractual clauses."""
    return ("porte" in plain and IN_ANNEX.search(plain) is not None) or annexed(titles)


@lru_cache(maxsize=2048)
def annexed(titles: tuple[str, ...]) -> bool:
    """Whether the headings say that what follows is annexed standard clauses."""
    inner = titles[1:]
    if any(ANNEX_CLAUSE.search(title) for title in inner):
        return True
    return any(STANDARD.search(t) for t in inner) and any(ANNEX.search(t) for t in inner)
