"""What a row of the directory is: a school under which rule, for which stages, or no school."""

from egide.people.imports.records import Reason

PRIMARY, EPLE, CONTRACT = "public_primary", "eple", "private_contract"
TYPES = {"Ecole": (), "Collège": ("college",), "Lycée": ("lycee",), "EREA": ("college", "lycee")}
# Sections and private houses that the directory calls "Autre", by the code of their nature.
NATURES = {"334": ("lycee",), "380": ("college", "lycee"), "390": ("college",)}
# Codes of contract: 2x a simple contract, 3x an association; 10 is none, 99 is for others.
UNDER_CONTRACT = ("2", "3")


def school_kind(row: dict[str, str]) -> str | Reason:
    """The kind of school, or why it is none of ours."""
    if stages(row) is None:
        return Reason.NOT_A_SCHOOL
    if row["Statut_public_prive"] == "Public":
        return PRIMARY if row["Type_etablissement"] == "Ecole" else EPLE
    if row["Statut_public_prive"] != "Privé":
        return Reason.UNKNOWN_WORD
    under = row["Code_type_contrat_prive"].startswith(UNDER_CONTRACT)
    return CONTRACT if under else Reason.NO_CONTRACT


def stages(row: dict[str, str]) -> tuple[str, ...] | None:
    """The stages of a school; None of what is no school."""
    form = row["Type_etablissement"]
    if form == "Ecole":
        flags = {"maternelle": "Ecole_maternelle", "elementaire": "Ecole_elementaire"}
        return tuple(stage for stage, column in flags.items() if row[column] == "1")
    return TYPES.get(form) or NATURES.get(row["code_nature"])
