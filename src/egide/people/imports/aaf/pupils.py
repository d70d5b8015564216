"""Pupils, and the guardians that they name; guardians themselves."""

from egide.people.imports.aaf.levels import level_of
from egide.people.imports.aaf.reading import Reading, Rows, one
from egide.people.imports.aaf.stream import Entry
from egide.people.imports.aaf.words import month_of
from egide.people.imports.records import Place, Reason, Table

ANSWERS_IN_LAW, IN_CHARGE = "1", "2"  # others may only be reached, or pay: no guardian of ours


def pupil(entry: Entry, at: Place, reading: Reading) -> Rows:
    """A pupil, their school, classes, groups and guardians. Of the birth date, its month."""
    school = one(entry, "ENTPersonStructRattach")
    if not reading.known(entry, at, attribute="ENTPersonJointure"):
        return []
    if not school:
        reading.findings.problem(at, "ENTPersonStructRattach", Reason.NO_SCHOOL)
        return []
    family = reading.name(entry, at, "sn", "ENTPersonNom")
    given = reading.name(entry, at, "givenName", "ENTPersonPrenom")
    level, month = _level(entry, reading), _month(entry, at, reading)
    rows: Rows = [
        (Table.MEMBER, (entry.id, "pupil", given, family, month, level, "", *at)),
        (Table.ATTACHMENT, (entry.id, school, "pupil", *at)),
    ]
    _places(rows, entry, at, (reading, level, school))
    _guardians(rows, entry, at, reading)
    return rows


def guardian(entry: Entry, at: Place, reading: Reading) -> Rows:
    """Somebody who answers for a pupil: a name, and nothing by which to reach or to find them."""
    if not reading.known(entry, at, attribute="ENTPersonJointure"):
        return []
    family = reading.name(entry, at, "sn", "ENTPersonNom")
    given = reading.name(entry, at, "givenName", "ENTPersonPrenom")
    return [(Table.MEMBER, (entry.id, "guardian", given, family, "", "", "", *at))]


def _level(entry: Entry, reading: Reading) -> str:
    word = one(entry, "ENTEleveNiveau")
    mef = one(entry, "ENTEleveMEF")
    labels = one(entry, "ENTEleveNivFormation"), one(entry, "ENTEleveLibelleMEF")
    found = level_of(mef, word, *labels, reading.trainings.get(mef, ""))
    if not found and (word or mef):
        reading.findings.unknown(
            f"{'ENTEleveNiveau' if word else 'ENTEleveMEF'} {word or mef}"[:60]
        )
    return found


def _month(entry: Entry, at: Place, reading: Reading) -> str:
    text = one(entry, "ENTPersonDateNaissance")
    month = month_of(text) if text else ""
    if month is None:
        field = "ENTPersonDateNaissance"
        reading.findings.problem(at, field, Reason.NOT_A_DAY, warned=True)
    return month or ""


_SEATS = (("ENTEleveClasses", "class"), ("ENTPersonClasses", "class"),
          ("ENTEleveGroupes", "group"), ("ENTPersonGroupes", "group"))  # fmt: skip


def _places(rows: Rows, entry: Entry, at: Place, told: tuple[Reading, str, str]) -> None:
    reading, level, own = told
    for attribute, kind in _SEATS:
        if attribute not in entry.values:
            continue
        for school, *rest in reading.split(entry, at, attribute, width=1):
            # A value without a school names a class of the pupil's own.
            where, name = (school, rest[-1]) if rest else (own, school)
            if name:
                group = reading.groups.attend(kind, where, name, level=level, at=at)
                rows.append((Table.PLACEMENT, (entry.id, group, "pupil", *at)))


def _guardians(rows: Rows, entry: Entry, at: Place, reading: Reading) -> None:
    """Each guardian once: who answers in law does so whatever another line says of them."""
    legal: dict[str, bool] = {}
    for parts in reading.split(entry, at, "ENTElevePersRelEleve", width=4):
        if parts[3] in {ANSWERS_IN_LAW, IN_CHARGE}:
            legal[parts[0]] = legal.get(parts[0], False) or parts[3] == ANSWERS_IN_LAW
    if reading.degree == "1D" and not legal:  # the second degree no longer fills this one in
        legal = {
            who[0]: True for who in reading.split(entry, at, "ENTEleveAutoriteParentale", width=1)
        }
    for guardian_id, answers in legal.items():
        row = (guardian_id, entry.id, "1" if answers else "0", *at)
        rows.append((Table.GUARDIANSHIP, row))
