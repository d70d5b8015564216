"""Why a file of the export is refused whole: one line, and nothing is written."""

from egide.people.imports.errors import ImportRefused


def not_well_formed(name: str, line: int) -> ImportRefused:
    """Cut short, in another encoding than it says, or not XML at all."""
    return ImportRefused(
        "not-well-formed",
        fr=f"ligne {line}, ce n’est pas du XML bien formé (fichier tronqué ou mal encodé)",
        en=f"line {line}, not well-formed XML (cut short, or in another encoding than it says)",
        name=name,
    )


def unknown_encoding(name: str) -> ImportRefused:
    """It says that it is written in a way that no export is."""
    return ImportRefused(
        "unknown-encoding",
        fr="l’encodage annoncé n’est ni UTF-8, ni UTF-16, ni ISO-8859-1 ou 15, ni Windows-1252",
        en="the declared encoding is not UTF-8, UTF-16, ISO-8859-1 or 15, nor Windows-1252",
        name=name,
    )


def entities(name: str) -> ImportRefused:
    """It declares or calls entities: they make bombs, and the format needs none."""
    return ImportRefused(
        "entities",
        fr="le fichier déclare ou appelle des entités XML, ce que le format ne permet pas",
        en="the file declares or calls XML entities, which the format does not allow",
        name=name,
    )


def another_format(name: str, line: int, what: str) -> ImportRefused:
    """An element or a document type that the DTD of the export does not know."""
    return ImportRefused(
        "not-aaf",
        fr=f"ligne {line}, « {what} » n’a pas sa place dans un export AAF",
        en=f"line {line}, “{what}” has no place in an AAF export",
        name=name,
    )


def a_delta(name: str) -> ImportRefused:
    """It says what changed since a file that we may not have seen."""
    return ImportRefused(
        "delta",
        fr="c’est un export incrémental ; demandez l’export complet",
        en="this is an incremental export; ask for the complete one",
        name=name,
    )


def too_large(name: str, line: int) -> ImportRefused:
    """One tag or one record is larger than any real one."""
    return ImportRefused(
        "too-large",
        fr=f"ligne {line}, une balise ou un enregistrement est démesuré",
        en=f"line {line}, a tag or a record is larger than any real one",
        name=name,
    )


def too_many_groups() -> ImportRefused:
    """More classes than a country has."""
    return ImportRefused(
        "too-many-groups",
        fr="plus de classes que n’en compte la plus grande académie",
        en="more classes than the largest academy has",
    )


def not_packed(name: str) -> ImportRefused:
    """A packed file that does not unpack."""
    return ImportRefused(
        "not-packed",
        fr="ce fichier compressé est abîmé ou tronqué",
        en="this packed file is damaged or cut short",
        name=name,
    )


def a_bomb(name: str) -> ImportRefused:
    """It unpacks to far more than any export does."""
    return ImportRefused(
        "too-large",
        fr="ce fichier compressé contient plus que n’importe quel export",
        en="this packed file holds more than any export",
        name=name,
    )


def no_academy(name: str) -> ImportRefused:
    """Identifiers are unique inside an academy alone: without it they cannot be told apart."""
    return ImportRefused(
        "no-academy",
        fr="l’en-tête ne dit pas l’académie (codeAcademieExport)",
        en="the header does not say the academy (codeAcademieExport)",
        name=name,
    )


def several(what_fr: str, what_en: str, *, code: str) -> ImportRefused:
    """Files that do not go together."""
    return ImportRefused(
        code,
        fr=f"ces fichiers ne sont pas un seul export : {what_fr}",
        en=f"these files are not one export: {what_en}",
    )


def incomplete(missing: str) -> ImportRefused:
    """A file of the export is not there: everybody in it would be taken for gone."""
    return ImportRefused(
        "incomplete",
        fr=f"il manque {missing} : l’export n’est pas complet",
        en=f"{missing} is missing: the export is not complete",
    )


def not_a_name(name: str) -> ImportRefused:
    """The name does not say whether the export is complete, nor what it holds."""
    return ImportRefused(
        "not-a-name",
        fr="le nom attendu est <ENT>_Complet_<AAAAMMJJ>_<Catégorie>_<NNNN>.xml",
        en="the name should be <ENT>_Complet_<YYYYMMDD>_<Category>_<NNNN>.xml",
        name=name,
    )


def nothing(name: str = "") -> ImportRefused:
    """No file of an export where it was looked for."""
    return ImportRefused(
        "nothing",
        fr="aucun fichier d’export AAF ici",
        en="no file of an AAF export here",
        name=name,
    )
