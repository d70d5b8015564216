"""Why a row is named, and what the tables are called, in words for people."""

from egide.people.imports.records import Reason, Table

WORDS: dict[Reason, tuple[str, str]] = {
    Reason.EMPTY: ("vide", "empty"),
    Reason.TOO_LONG: ("trop long", "too long"),
    Reason.NOT_A_DAY: ("n’est pas une date", "not a date"),
    Reason.UNKNOWN_WORD: ("valeur inconnue", "unknown value"),
    Reason.CONTROL_CHARACTER: ("caractère de commande", "control character"),
    Reason.WRONG_WIDTH: (
        "nombre de colonnes différent de l’en-tête", "not as many columns as the header",
    ),
    Reason.BROKEN_QUOTE: ("guillemet mal placé", "misplaced quote"),
    Reason.DUPLICATE: ("identifiant déjà pris par une autre ligne", "identifier already taken"),
    Reason.DANGLING: ("renvoie à une ligne absente ou refusée", "refers to no accepted row"),
    Reason.NOT_A_SCHOOL: ("n’est pas une école", "not a school"),
    Reason.NO_CONTRACT: ("privé sans contrat : hors du cadre", "private without a contract"),
    Reason.NO_SCHOOL: ("aucune école connue", "no known school"),
    Reason.SCHOOL_UNKNOWN: (
        "école absente de l’annuaire : importez l’annuaire",
        "school missing from the directory: import it",
    ),
    Reason.UAI_SHAPE: ("n’a pas la forme d’un code UAI", "not shaped as a UAI code"),
    Reason.UAI_KEY: ("la clé du code UAI est fausse", "wrong key in the UAI code"),
    Reason.UNREADABLE: ("illisible", "unreadable"),
    Reason.NOT_A_MAIL: ("n’est pas une adresse de courriel", "not a mail address"),
    Reason.WRONG_KIND: ("ne désigne pas la bonne sorte de personne", "the wrong kind of person"),
}  # fmt: skip


def reason(why: Reason, language: str) -> str:
    """A reason in French, or in English."""
    french, english = WORDS[why]
    return french if language == "fr" else english


NAMES: dict[Table, tuple[str, str]] = {
    Table.SCHOOL: ("écoles", "schools"),
    Table.MEMBER: ("personnes", "persons"),
    Table.GROUP: ("classes et groupes", "classes and groups"),
    Table.ATTACHMENT: ("rattachements", "attachments"),
    Table.PLACEMENT: ("places dans une classe", "places in a class"),
    Table.GUARDIANSHIP: ("responsables", "guardianships"),
}
