"""Those who work in schools: what they are to each, and the classes they teach."""

from egide.people.imports.aaf.reading import Reading, Rows, one
from egide.people.imports.aaf.stream import Entry
from egide.people.imports.records import Place, Table

HEAD, TEACHING, NONE = "DIR", frozenset({"ENS", "DOC"}), frozenset({"", "-"})


def staff(entry: Entry, at: Place, reading: Reading) -> Rows:
    """Somebody of the staff. Their mail is a professional one, and the only one that is kept."""
    if not reading.known(entry, at, attribute="ENTPersonJointure"):
        return []
    family = reading.name(entry, at, "sn", "ENTPersonNom")
    given = reading.name(entry, at, "givenName", "ENTPersonPrenom")
    mail = one(entry, "mail") or one(entry, "ENTPersonMail")
    roles = _roles(entry, at, reading)
    taught = _taught(entry, at, reading)
    teaches = taught or any(role == "teacher" for _, role in roles) or _before_pupils(entry)
    kind = "teacher" if teaches else "staff"
    rows: Rows = [(Table.MEMBER, (entry.id, kind, given, family, "", "", mail, *at))]
    rows += [(Table.ATTACHMENT, (entry.id, school, role, *at)) for school, role in roles]
    rows += [(Table.PLACEMENT, (entry.id, group, "teacher", *at)) for group in taught]
    return rows


def _before_pupils(entry: Entry) -> bool:
    flags = (
        one(entry, "PersEducNatPresenceDevantEleves"),
        one(entry, "ENTPersonCategorieEnseignant"),
    )
    return "O" in flags


def _roles(entry: Entry, at: Place, reading: Reading) -> dict[tuple[str, str], None]:
    """What somebody is to which school, each once, in the order they are told."""
    roles: dict[tuple[str, str], None] = {}
    own = one(entry, "ENTPersonStructRattach")
    for school, *rest in reading.split(entry, at, "ENTPersonFonctions", width=1):
        function = rest[0] if rest else ""
        where = own if school in NONE else school
        if where and function not in NONE:
            roles[where, _role(function)] = None
    for school, *_ in reading.split(entry, at, "ENTEnsFonctionDir", width=1):
        roles[school, "head"] = None
    if own and not any(school == own for school, _ in roles):
        roles[own, "teacher" if _before_pupils(entry) else "staff"] = None
    return roles


def _role(function: str) -> str:
    if function == HEAD:
        return "head"
    return "teacher" if function in TEACHING else "staff"


_CLASSES = (
    ("ENTAuxEnsClassesMatieres", "class"), ("ENTAuxEnsClasses", "class"),
    ("ENTAuxEnsClassesPrincipal", "class"), ("ENTPersonClasses", "class"),
    ("ENTAuxEnsGroupesMatieres", "group"), ("ENTAuxEnsGroupes", "group"),
    ("ENTPersonGroupes", "group"),
)  # fmt: skip


def _taught(entry: Entry, at: Place, reading: Reading) -> dict[str, None]:
    """The classes and groups of a teacher, each once: a class has several subjects."""
    taught: dict[str, None] = {}
    for attribute, kind in _CLASSES:
        for school, name, *_ in reading.split(entry, at, attribute):
            if name:
                taught[reading.groups.attend(kind, school, name, level="", at=at)] = None
    return taught
