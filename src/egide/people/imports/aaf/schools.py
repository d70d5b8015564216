"""Schools, their classes and groups, and the nomenclature of trainings."""

from egide.people.imports.aaf.levels import labelled, level_of
from egide.people.imports.aaf.reading import Reading, Rows, one
from egide.people.imports.aaf.stream import Entry
from egide.people.imports.aaf.words import named
from egide.people.imports.records import Place, Reason, Table

# National codes of what is a school, with how a French person calls it and the stages it holds.
NATURES = {
    "101": ("École maternelle", "maternelle"),
    "103": ("École maternelle", "maternelle"),
    "151": ("École", "maternelle elementaire"),
    "153": ("École", "elementaire"),
    "160": ("École", "elementaire"),
    "162": ("École", "elementaire"),
    "300": ("Lycée", "lycee"),
    "301": ("Lycée", "lycee"),
    "302": ("Lycée", "lycee"),
    "306": ("Lycée polyvalent", "lycee"),
    "310": ("Lycée", "lycee"),
    "320": ("Lycée professionnel", "lycee"),
    "334": ("Section professionnelle", "lycee"),
    "335": ("Section générale et technologique", "lycee"),
    "340": ("Collège", "college"),
    "350": ("Collège", "college"),
    "352": ("Collège", "college"),
    "370": ("EREA", "college lycee"),
    "390": ("Section d’enseignement adapté", "college"),
}
_STAGES = {"MATERNELLE": "maternelle", "ELEMENTAIRE": "elementaire"}


def school(entry: Entry, at: Place, reading: Reading) -> Rows:
    """A school; its classes and groups wait for those who sit in them."""
    if not reading.known(entry, at, attribute="ENTStructureJointure"):
        return []
    code = (one(entry, "ENTStructureUAI") or one(entry, "ENTEtablissementUAI")).upper()
    if not code:
        reading.findings.problem(at, "ENTStructureUAI", Reason.EMPTY)
        return []
    _classes(entry, at, reading)
    nature = one(entry, "ENTStructureCodeTypeStruct")
    label, stages = NATURES.get(nature, ("", ""))
    kind = _kind(nature, one(entry, "ENTEtablissementContrat"))
    said = reading.name(entry, at, "ENTStructureNomCourant").split("$")
    name = named(said[1] if len(said) > 1 else said[0])
    town = one(entry, "ENTStructureVille") or one(entry, "ENTEcoleCommune") or "".join(said[2:3])
    narrowed = _narrowed(stages, one(entry, "ENTStructureTypeStruct"))
    called = f"{label} {name}".strip() or code
    return [(Table.SCHOOL, (entry.id, code, called, kind, narrowed, named(town), *at))]


def _kind(nature: str, contract: str) -> str:
    """Who answers for the school. What is neither public nor under contract has no kind here."""
    if nature not in NATURES:
        return ""
    if contract == "PU":
        return "public_primary" if nature < "300" else "eple"
    return "private_contract" if contract == "PR" else ""


def _narrowed(stages: str, label: str) -> str:
    """A school of the first degree teaches what its label says, when it says one stage alone."""
    told = [stage for word, stage in _STAGES.items() if word in label.upper()]
    return told[0] if len(told) == 1 and told[0] in stages.split() else stages


def _classes(entry: Entry, at: Place, reading: Reading) -> None:
    for name, *rest in reading.split(entry, at, "ENTStructureClasses", width=1):
        levels = {level_of(mef, reading.trainings.get(mef, "")) for mef in rest[1:] if mef}
        level = levels.pop() if len(levels) == 1 else ""
        reading.groups.declare("class", entry.id, name, level=level, at=at)
    for name, *_ in reading.split(entry, at, "ENTStructureGroupes", width=1):
        reading.groups.declare("group", entry.id, name, level="", at=at)


def training(entry: Entry, at: Place, reading: Reading) -> Rows:
    """A training of the nomenclature: only its label is of use, when its code says no level."""
    code, label = one(entry, "ENTMefJointure") or entry.id, one(entry, "ENTLibelleMef")
    if len(reading.trainings) < 50_000 and labelled(label):
        reading.trainings[code] = label[:80]
    return []
